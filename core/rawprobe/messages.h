// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the probe helper and the program that uses it say to each other over a SOCK_SEQPACKET socket:
/// messages of fixed form, without a string, a path or an option. Numbers are in network byte order.
#pragma once

#include "core/base/bytes.h"
#include "core/trace/probe.h"

#include <array>
#include <optional>

namespace socketscope::rawprobe {

inline constexpr std::uint8_t helperVersion = 1;

struct Request {
    enum class Kind : std::uint8_t { Hello = 1, Send = 2 };
    static constexpr std::size_t size = 68;

    Kind kind = Kind::Hello;
    trace::ProbeShape shape; ///< Send
    trace::Probe probe; ///< Send: number, mark, size and TTL
};
using RequestBytes = std::array<std::uint8_t, Request::size>;

[[nodiscard]] RequestBytes writeRequest(const Request& request);
/// Nothing where the bytes are no request: another length, another version, a value outside its range, or
/// anything but zero where nothing is to be said.
[[nodiscard]] std::optional<Request> readRequest(ByteView bytes);

struct Report {
    enum class Kind : std::uint8_t {
        Hello = 1, ///< `families`
        Sent = 2, ///< the kernel has taken probe `number` at `at`
        Departed = 3, ///< it left at `at`, as the kernel has stamped it
        Failed = 4, ///< it could not be sent: `error`
        Answer = 5, ///< `packet` came in at `at`
    };
    static constexpr std::size_t headerSize = 24;
    static constexpr std::uint8_t hasIpv4 = 1;
    static constexpr std::uint8_t hasIpv6 = 2;

    Kind kind = Kind::Hello;
    std::uint8_t families = 0;
    bool kernelTime = false;
    std::uint16_t inferred = 0; ///< Answer: so many bytes from the front are concluded
    std::uint32_t number = 0;
    std::int32_t error = 0; ///< errno
    std::int64_t at = 0; ///< CLOCK_MONOTONIC, in ns
    ByteView packet;
};
/// What comes before the packet.
[[nodiscard]] std::array<std::uint8_t, Report::headerSize> writeReportHeader(const Report& report);
/// `packet` is a part of `bytes`. Nothing where they are no report.
[[nodiscard]] std::optional<Report> readReport(ByteView bytes);

} // namespace socketscope::rawprobe
