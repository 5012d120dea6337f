// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/craftnetworks.h"

#include "app/common/networks.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace socketscope::app {

namespace {

class CraftNetworks {
    Q_DECLARE_TR_FUNCTIONS(CraftNetworks)
};

/// The first address of each family.
std::vector<wire::IpAddress> firstOf(const lab::Host& host)
{
    std::vector<wire::IpAddress> firsts;
    for (const lab::NodeAddress& address : host.addresses)
        if (std::ranges::find(firsts, address.ip.family, &wire::IpAddress::family) == firsts.end())
            firsts.push_back(address.ip);
    return firsts;
}

bool answersTo(const lab::Host& host, const std::string& target)
{
    return std::ranges::any_of(host.addresses, [&target](const lab::NodeAddress& address) {
        return address.name == target || address.ip.text() == target;
    });
}

ui::CraftNetwork practiceNetwork(const KnownNetwork& known)
{
    ui::CraftNetwork network {
        .name = known.name, .title = known.title, .summary = known.summary, .make = known.makeForPackets};
    const auto addAll = [&network](const lab::Node& node) {
        for (const lab::NodeAddress& address : node.addresses)
            network.addresses.push_back(address.ip);
    };
    std::ranges::for_each(known.topology->hosts, addAll);
    std::ranges::for_each(known.topology->routers, addAll);
    for (const lab::Host& host : known.topology->hosts) {
        if (host.name == known.topology->here)
            network.here = firstOf(host);
        else if (answersTo(host, known.topology->target))
            network.target = firstOf(host);
    }
    return network;
}

} // namespace

std::vector<ui::CraftNetwork> craftNetworks()
{
    std::vector<ui::CraftNetwork> networks;
    for (const KnownNetwork& known : knownNetworks())
        networks.push_back(known.isHost()
                ? ui::CraftNetwork {.title = CraftNetworks::tr("This computer"), .make = known.makeForPackets}
                : practiceNetwork(known));
    return networks;
}

} // namespace socketscope::app
