// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which socket options changed while Qt had the descriptor: seen, not supposed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace socketscope::talk {

/// Remembers the options of a descriptor as they are when it is made.
class OptionWatch {
public:
    explicit OptionWatch(int fd);

    /// What is different now, as calls: `setsockopt(SO_BROADCAST, 1)`.
    [[nodiscard]] std::vector<std::string> changes() const;

private:
    static constexpr std::size_t count = 8;
    using Values = std::array<std::optional<int>, count>;
    [[nodiscard]] static Values read(int fd);

    int m_fd;
    Values m_before;
};

} // namespace socketscope::talk
