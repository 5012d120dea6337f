// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tracenames.h"

#include "core/tracing/plainname.h"

#include <QtNetwork/QHostInfo>

namespace socketscope::app {

TraceNames::TraceNames(const lab::Topology* practice)
{
    if (practice)
        m_practice.emplace(*practice);
}

TraceNames::~TraceNames()
{
    for (const auto& [id, address] : m_pending)
        QHostInfo::abortHostLookup(id);
}

std::optional<std::string> TraceNames::find(const wire::IpAddress& address)
{
    if (m_practice)
        return std::string(m_practice->nameOf(address));
    const auto known = m_names.find(address);
    if (known != m_names.end())
        return known->second;
    m_names[address] = std::nullopt;
    // Asked for an address, QHostInfo looks for its name.
    const int id
        = QHostInfo::lookupHost(QString::fromStdString(address.text()), this, SLOT(finish(QHostInfo)));
    m_pending[id] = address;
    return std::nullopt;
}

void TraceNames::finish(const QHostInfo& info)
{
    const auto asked = m_pending.find(info.lookupId());
    if (asked == m_pending.end())
        return;
    const std::string name = info.hostName().toStdString();
    m_names[asked->second] = name == asked->second.text() ? std::string() : tracing::plainName(name);
    m_pending.erase(asked);
}

} // namespace socketscope::app
