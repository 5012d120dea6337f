// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which events the log shows, and a quick judgement of each.
#pragma once

#include "core/journal/journal.h"

#include <QtCore/QString>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace socketscope::ui {

struct LogFilter {
    /// Found in any letter case in: the actor's name, the call's name, the error's name, own and peer
    /// address, the result, the bytes (their first 64 KiB), and what a state, failure or note says.
    QString text {};
    std::optional<journal::ActorId> actor {}; ///< and its connections
    std::uint8_t kinds = 0xff; ///< bit n: EventKind n is shown
    bool errorsOnly = false; ///< failed calls and failures

    [[nodiscard]] static constexpr std::uint8_t bit(journal::EventKind kind)
    {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
    }
    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && !actor && kinds == 0xff && !errorsOnly; }
    friend bool operator==(const LogFilter&, const LogFilter&) = default;
};

/// Judges one event after another. Keeps what it found out about names and addresses, so that most events
/// cost no text.
class LogMatcher {
public:
    explicit LogMatcher(const LogFilter& filter);

    [[nodiscard]] bool matches(const journal::JournalView& view, const journal::Event& event);

private:
    [[nodiscard]] bool contains(std::string_view text) const;
    [[nodiscard]] bool matchesNumber(std::int32_t number) const;
    [[nodiscard]] bool matchesText(const journal::JournalView& view, const journal::Event& event);
    [[nodiscard]] bool matchesActor(const journal::JournalView& view, journal::ActorId actor);
    [[nodiscard]] bool matchesAddress(const wire::SocketAddress& address);

    LogFilter m_filter;
    std::string m_needle; ///< UTF-8; ASCII letters in lower case
    std::array<bool, 32> m_calls {}; ///< by CallName
    std::unordered_map<journal::ActorId, bool> m_actors;
    std::unordered_map<std::uint16_t, bool> m_errors;
    std::map<wire::SocketAddress, bool> m_addresses;
    wire::SocketAddress m_lastAddress {};
    bool m_lastAddressMatches = false;
};

} // namespace socketscope::ui
