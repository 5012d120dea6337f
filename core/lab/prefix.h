// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A block of addresses, as routes and firewalls name them: 10.99.0.0/16 or fd99::/48.
#pragma once

#include "core/base/result.h"
#include "core/wire/address.h"

namespace socketscope::lab {

struct Prefix {
    wire::IpAddress address; ///< the bits behind `length` do not count
    std::uint8_t length = 0;

    /// `10.99.0.0/16`; an address alone is a block of one. Fails with BadAddress or BadNumber.
    [[nodiscard]] static Result<Prefix> parse(std::string_view text);
    [[nodiscard]] static Prefix of(const wire::IpAddress& one);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool contains(const wire::IpAddress& ip) const;

    friend bool operator==(const Prefix&, const Prefix&) = default;
};

/// How many bits an address of that family has: 32 or 128.
[[nodiscard]] std::uint8_t addressBits(wire::Family family);

} // namespace socketscope::lab
