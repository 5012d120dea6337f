// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/practicenetwork.h"

#include "core/tracing/labtransport.h"
#include "core/tracing/target.h"

namespace socketscope::tracing {

PracticeNetwork::PracticeNetwork(lab::Topology topology)
    : m_network(std::move(topology))
{
}

std::string PracticeNetwork::name() const
{
    return m_network.topology().name;
}

Result<net::Addresses> PracticeNetwork::find(const std::string& target, wire::Family family) const
{
    using wire::Family;
    net::Addresses found;
    for (const Family each : {Family::IPv4, Family::IPv6})
        if (const auto address = m_network.resolve(target, each))
            found.push_back(*address);
    if (const auto literal = wire::IpAddress::parse(target); literal && found.empty())
        found.push_back(*literal);
    if (found.empty()) {
        // What cannot be a name is told as such; of localhost a practice network knows nothing.
        const auto judged = net::resolveAtOnce(target, family);
        if (judged && !*judged)
            return fail(whyNoTarget(judged->error(), family));
        return fail({.code = ErrorCode::UnresolvableHost, .detail = target});
    }
    if (family != Family::None)
        std::erase_if(found, [family](const wire::IpAddress& each) { return each.family != family; });
    if (found.empty())
        return fail(whyNoTarget({.code = ErrorCode::MixedFamilies, .detail = target}, family));
    return found;
}

void PracticeNetwork::lookUp(const std::string& target, wire::Family family, net::Resolver::Answer answer)
{
    answer(find(target, family));
}

Result<net::Way> PracticeNetwork::chooseWay(const trace::Settings& settings, std::optional<trace::Via>, bool)
{
    return net::Way {.via = trace::Via::Practice,
        .reason = net::WayReason::Practice,
        .settings = settings,
        .showsHeaders = true};
}

Result<std::unique_ptr<trace::ProbeTransport>> PracticeNetwork::open(const net::Way&, const net::SessionTime&)
{
    if (std::exchange(m_taken, true))
        return fail({.code = ErrorCode::Unsupported, .detail = "open"});
    return std::make_unique<LabTransport>(std::move(m_network));
}

} // namespace socketscope::tracing
