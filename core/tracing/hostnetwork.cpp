// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/hostnetwork.h"

#include "core/tracing/target.h"

namespace socketscope::tracing {

HostNetwork::HostNetwork(std::string helper)
    : m_helper(std::move(helper))
{
}

HostNetwork::~HostNetwork() = default;

void HostNetwork::lookUp(const std::string& target, wire::Family family, net::Resolver::Answer answer)
{
    m_resolver = std::make_unique<net::Resolver>();
    m_resolver->lookUp(target, family, [answer = std::move(answer), family](Result<net::Addresses> found) {
        if (!found)
            found = fail(whyNoTarget(std::move(found.error()), family));
        answer(std::move(found));
    });
}

Result<net::Way> HostNetwork::chooseWay(
    const trace::Settings& settings, std::optional<trace::Via> asked, bool protocolAsked)
{
    if (const auto checked = checkTarget(settings.shape.destination); !checked)
        return fail(checked.error());
    return net::chooseWay(settings, asked, protocolAsked, net::findProbeRights(m_helper));
}

Result<std::unique_ptr<trace::ProbeTransport>> HostNetwork::open(
    const net::Way& way, const net::SessionTime& time)
{
    return net::openTransport(way, m_helper, time);
}

} // namespace socketscope::tracing
