// SPDX-License-Identifier: GPL-3.0-or-later
// For the end-to-end tests: reads packets in hex, one on a line, and writes what Craft makes of each as JSON.
#include "core/base/hex.h"
#include "core/craft/code.h"

#include <iostream>
#include <string>

using namespace socketscope;
using namespace socketscope::craft;

namespace {

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else
            out += c == '"' || c == '\\' ? std::string {'\\', c} : std::string(1, c);
    }
    return out + '"';
}

std::string fieldsOf(const Packet& packet)
{
    std::string out = "{\"payload.data\": " + quoted(*packet.text("payload.data"));
    for (const Layer& layer : packet.layers()) {
        const std::string prefix = std::string(wire::layerName(layer.kind)) + '.';
        for (const wire::FieldSpec& spec : layer.table())
            out += ", " + quoted(prefix + spec.name) + ": " + quoted(*packet.text(prefix + spec.name));
        if (!optionsName(layer.kind).empty())
            out += ", " + quoted(prefix + std::string(optionsName(layer.kind))) + ": "
                + quoted(toHex(layer.options));
    }
    return out + '}';
}

} // namespace

int main()
{
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto bytes = parseHex(line);
        const auto packet = bytes ? Packet::fromBytes(*bytes) : Result<Packet>(fail(bytes.error()));
        if (!packet)
            return 1;
        std::string pinned;
        for (const std::string& name : packet->pinned())
            pinned += (pinned.empty() ? "" : ", ") + quoted(name);
        std::cout << "{\"hex\": " << quoted(toHex(packet->serialize())) << ", \"pinned\": [" << pinned
                  << "], \"fields\": " << fieldsOf(*packet)
                  << ", \"python\": " << quoted(pythonCode(*packet).value_or(""))
                  << ", \"c\": " << quoted(cCode(*packet).value_or(""))
                  << ", \"scapy\": " << quoted(scapyCode(*packet).value_or("")) << "}\n";
    }
    return 0;
}
