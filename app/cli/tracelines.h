// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Hops as lines for a person, each as soon as it is settled.
#pragma once

#include "core/trace/hops.h"

#include <QtCore/QString>

#include <functional>
#include <optional>

namespace socketscope::app {

class TraceLines {
public:
    /// The name of an address; nothing while it is being looked up.
    using FindName = std::function<std::optional<std::string>(const wire::IpAddress&)>;
    /// Without `findName` names are not shown.
    explicit TraceLines(FindName findName);

    /// Lines that can be said now and have not been said: in the order of TTLs, none twice. With `all` no
    /// name is waited for any more.
    [[nodiscard]] QString next(const trace::Hops& hops, bool all);
    /// All lines said, of a trace that is over?
    [[nodiscard]] bool complete(const trace::Hops& hops) const;

private:
    [[nodiscard]] std::optional<QString> line(const trace::Hops& hops, std::size_t index, bool all);

    FindName m_findName;
    bool m_headSaid = false;
    std::size_t m_said = 0; ///< hops
};

/// "trace to wikipedia.practice (10.99.7.7), 30 hops at most, ICMP, 60 bytes"
[[nodiscard]] QString traceHead(const trace::Start& start);
/// What the figures mean, and how it ended: a line each.
[[nodiscard]] QString traceTail(const trace::Hops& hops);

} // namespace socketscope::app
