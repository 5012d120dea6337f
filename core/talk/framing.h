// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where one message of a stream ends: a delimiter, or a length in front.
#pragma once

#include "core/base/bytes.h"
#include "core/talk/program.h"

#include <optional>

namespace socketscope::talk {

/// Collects the parts that recv returned and hands out whole messages, for any way the stream was cut.
class Framer {
public:
    /// The most that a peer can make this side keep: a longer message is refused.
    static constexpr std::size_t longest = 16U << 20;

    /// `rest`: bytes that came after the last message of an earlier step.
    explicit Framer(Until until, Bytes rest = {})
        : m_until(std::move(until))
        , m_bytes(std::move(rest))
    {
    }

    [[nodiscard]] bool isFraming() const
    {
        return m_until.kind == Until::Kind::Delimiter || m_until.kind == Until::Kind::LengthPrefix;
    }
    void append(ByteView part) { m_bytes.insert(m_bytes.end(), part.begin(), part.end()); }
    /// The next whole message, delimiter or prefix included, or nothing yet.
    [[nodiscard]] std::optional<Bytes> take();
    /// The message that is coming is longer than `longest`: its length says so, or no delimiter came for so
    /// long.
    [[nodiscard]] bool isTooLong() const;
    [[nodiscard]] Bytes takeRest() { return std::move(m_bytes); }

private:
    [[nodiscard]] std::optional<std::size_t> messageLength() const;

    Until m_until;
    Bytes m_bytes;
    mutable std::size_t m_searched = 0; ///< no delimiter starts before this
};

} // namespace socketscope::talk
