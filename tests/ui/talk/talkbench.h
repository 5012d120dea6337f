// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What a test of the Talk page stands on: a net thread, real loopback sockets, the built-in scenes.
#pragma once

#include "core/net/netthread.h"
#include "core/net/socketsource.h"
#include "core/talk/scene.h"
#include "core/talk/session.h"
#include "ui/talk/desk.h"

#include <QtCore/QFile>

#include <stdexcept>

namespace socketscope::test {

/// Outlives the pages made with it.
class TalkBench {
public:
    [[nodiscard]] ui::SessionFactory factory()
    {
        return [this](talk::Session::Options options) {
            ++sessions;
            return std::make_unique<talk::Session>(m_net.thread(), m_sockets, std::move(options));
        };
    }

    [[nodiscard]] static talk::Scene scene(const QString& name)
    {
        QFile file(QStringLiteral(SOCKETSCOPE_SOURCE_DIR "/resources/scenes/%1.json").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("no such scene");
        auto scene = talk::parseScene(file.readAll());
        if (!scene)
            throw std::runtime_error("the scene cannot be read");
        return *scene;
    }

    int sessions = 0; ///< made so far

private:
    net::HostSockets m_sockets;
    net::NetThread m_net;
};

} // namespace socketscope::test
