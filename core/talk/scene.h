// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Scenes: endpoints and their programs in a JSON file, ordered across endpoints by conditions on the
/// journal.
#pragma once

#include "core/base/result.h"
#include "core/talk/program.h"

#include <QtCore/QByteArray>

namespace socketscope::talk {

struct Scene {
    std::string name; ///< "udp-hello"
    std::string title; ///< "UDP hello"
    std::string summary; ///< one sentence: what there is to see
    std::vector<EndpointSpec> endpoints;

    friend bool operator==(const Scene&, const Scene&) = default;
};

/// Fails with NotAScene, NewerVersion, UnknownCall, UnknownName, WrongType, MissingKey, TooDeep,
/// FileTooLarge, or ImpossibleOrder (conditions that wait for each other). A scene that is refused has done
/// nothing.
[[nodiscard]] Result<Scene> parseScene(const QByteArray& json);
[[nodiscard]] QByteArray writeScene(const Scene& scene);

} // namespace socketscope::talk
