// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The kernel's time stamps for packets: enabling them, and which probe a stamp of a departure is of.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace socketscope::rawprobe {

/// Stamps for what the socket receives. Gives 0 or an errno. To be called well before the first answer: the
/// kernel begins to stamp a little later.
[[nodiscard]] int enableReceiveStamps(int fd);

/// Stamps for what a socket sends. The kernel counts the packets of a socket and gives each stamp its count;
/// this keeps the probes' numbers beside it.
class TransmitStamps {
public:
    /// Turns on stamps for departures and arrivals, and starts counting at 0. Gives 0 or an errno.
    [[nodiscard]] int enable(int fd);
    /// The socket has taken a packet.
    void sent(std::uint32_t number, std::int64_t at);
    /// The socket has refused a packet. Whether the kernel counted it is not known, so both start anew.
    void failed(int fd);

    struct Departed {
        std::uint32_t number = 0;
        std::int64_t notBefore = 0; ///< when the packet was handed to the socket
    };
    /// The probe of a stamp; nothing where it is long ago.
    [[nodiscard]] std::optional<Departed> find(std::uint32_t key) const;

private:
    static constexpr std::size_t remembered = 1024;
    std::array<Departed, remembered> m_sent {};
    std::uint32_t m_count = 0; ///< since the last start
    bool m_on = false;
};

} // namespace socketscope::rawprobe
