// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Names of addresses, looked up while probes are on their way.
#pragma once

#include "core/lab/network.h"

#include <QtCore/QObject>

#include <map>
#include <optional>
#include <string>

QT_BEGIN_NAMESPACE
class QHostInfo;
QT_END_NAMESPACE

namespace socketscope::app {

class TraceNames final : public QObject {
    Q_OBJECT

public:
    /// With a practice network, its names; with null, those of the system.
    explicit TraceNames(const lab::Topology* practice);
    ~TraceNames() override;

    /// The name (empty: it has none), or nothing while that is being found out.
    [[nodiscard]] std::optional<std::string> find(const wire::IpAddress& address);
    [[nodiscard]] bool isBusy() const { return !m_pending.empty(); }

private Q_SLOTS:
    void finish(const QHostInfo& info);

private:
    std::optional<lab::Network> m_practice; ///< only asked for names: nothing is sent in it
    std::map<wire::IpAddress, std::optional<std::string>> m_names;
    std::map<int, wire::IpAddress> m_pending; ///< by the id of QHostInfo
};

} // namespace socketscope::app
