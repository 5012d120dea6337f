// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which probe an answer is about, by what it quotes.
#pragma once

#include "core/base/time.h"
#include "core/trace/answer.h"
#include "core/trace/probe.h"

#include <vector>

namespace socketscope::trace {

/// The probes sent, as far back as their marks tell them apart.
class ProbeBook {
public:
    explicit ProbeBook(const ProbeShape& shape);

    /// The next probe: its number and mark follow from how many there have been.
    [[nodiscard]] Probe next(
        std::uint8_t ttl, std::uint32_t round, std::uint8_t query, std::uint16_t size) const;
    void add(const Probe& probe);
    /// The next probe has the number and the mark behind the next ones: these cannot be had.
    void skip() { ++m_count; }
    /// The probe that loses its mark to the next one; null while there are marks that were never used.
    [[nodiscard]] const Probe* nextForgotten() const;

    struct Match {
        std::uint32_t number = 0; ///< of the probe; 0: none
        Unmatched reason = Unmatched::OtherSender; ///< where there is none
        bool translated = false; ///< quoted with another source address, port or checksum: NAT on the way
        bool rewritten = false; ///< quoted with another type of service
    };
    /// Never gives a probe for an answer that could be about somebody else's packet. Duplicate is not judged
    /// here.
    [[nodiscard]] Match find(const Answer& answer) const;
    /// The probe of that number, or null where its mark has been used again.
    [[nodiscard]] const Probe* probe(std::uint32_t number) const;
    [[nodiscard]] const ProbeShape& shape() const { return m_shape; }
    /// From now on probes have another source: what the system chose when the first one left.
    void setSource(const wire::IpAddress& source, std::uint16_t port);

private:
    [[nodiscard]] const Probe* marked(std::uint32_t mark) const;
    [[nodiscard]] const Probe* quotedProbe(const QuotedProbe& quoted, bool moved, Unmatched& reason) const;
    [[nodiscard]] const Probe* quotedUdp(const QuotedProbe& quoted, bool moved, Unmatched& reason) const;
    [[nodiscard]] const Probe* quotedTcp(const QuotedProbe& quoted, bool moved, Unmatched& reason) const;
    [[nodiscard]] const Probe* byChecksum(const QuotedProbe& quoted, bool moved) const;
    [[nodiscard]] const Probe* acknowledged(const Answer& answer) const;
    [[nodiscard]] Match findQuoted(const QuotedProbe& quoted) const;
    [[nodiscard]] Match findDirect(const Answer& answer) const;

    ProbeShape m_shape;
    std::vector<Probe> m_byMark;
    std::uint32_t m_count = 0;
};

} // namespace socketscope::trace
