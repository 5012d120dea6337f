// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/facts.h"

#include <algorithm>

namespace socketscope::journal {

Bytes packFacts(const Facts& facts)
{
    Bytes payload;
    for (const auto& [key, value] : facts) {
        payload.insert(payload.end(), key.begin(), key.end());
        payload.push_back('=');
        for (const char c : value)
            payload.push_back(static_cast<std::uint8_t>(c == '\n' || c == '\r' ? ' ' : c));
        payload.push_back('\n');
    }
    return payload;
}

Facts unpackFacts(ByteView payload)
{
    Facts facts;
    std::string_view rest(reinterpret_cast<const char*>(payload.data()), payload.size());
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (const std::size_t equals = line.find('='); equals != std::string_view::npos)
            facts.emplace_back(line.substr(0, equals), line.substr(equals + 1));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
    return facts;
}

std::string fact(ByteView payload, std::string_view key)
{
    for (auto& [name, value] : unpackFacts(payload))
        if (name == key)
            return value;
    return {};
}

} // namespace socketscope::journal
