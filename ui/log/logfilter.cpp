// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logfilter.h"

#include "core/journal/eventnames.h"
#include "ui/words/eventwords.h"

#include <algorithm>
#include <charconv>

namespace socketscope::ui {
namespace {

using journal::Event;
using journal::EventKind;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool isFailed(const Event& event)
{
    return event.kind == EventKind::Failure
        || (event.kind == EventKind::Return && (event.result < 0 || event.error != 0));
}

} // namespace

LogMatcher::LogMatcher(const LogFilter& filter)
    : m_filter(filter)
    , m_needle(filter.text.toStdString())
{
    std::transform(m_needle.begin(), m_needle.end(), m_needle.begin(), lower);
    for (std::size_t call = 0; call < m_calls.size(); ++call)
        m_calls[call] = contains(journal::nameOf(static_cast<journal::CallName>(call)));
}

bool LogMatcher::contains(std::string_view text) const
{
    if (m_needle.empty())
        return true;
    if (text.size() < m_needle.size())
        return false;
    const char first = m_needle.front();
    const char* const end = text.data() + (text.size() - m_needle.size() + 1);
    for (const char* at = text.data(); at != end; ++at) {
        if (lower(*at) != first)
            continue;
        if (std::equal(m_needle.begin(), m_needle.end(), at, [](char a, char b) { return a == lower(b); }))
            return true;
    }
    return false;
}

bool LogMatcher::matchesActor(const journal::JournalView& view, journal::ActorId actor)
{
    if (actor >= view.actorCount())
        return false;
    const auto [found, isNew] = m_actors.try_emplace(actor, false);
    if (isNew)
        found->second = contains(view.actor(actor).name);
    return found->second;
}

bool LogMatcher::matchesAddress(const wire::SocketAddress& address)
{
    if (address.isNone())
        return false;
    if (address == m_lastAddress)
        return m_lastAddressMatches;
    constexpr std::size_t mostRemembered = 65536; // a flood from many addresses must not grow it without end
    if (m_addresses.size() >= mostRemembered)
        m_addresses.clear();
    const auto [found, isNew] = m_addresses.try_emplace(address, false);
    if (isNew)
        found->second = contains(address.text());
    m_lastAddress = address;
    m_lastAddressMatches = found->second;
    return found->second;
}

bool LogMatcher::matchesNumber(std::int32_t number) const
{
    std::array<char, 12> digits {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return contains({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

bool LogMatcher::matchesText(const journal::JournalView& view, const Event& event)
{
    const auto call = static_cast<std::size_t>(event.call);
    if ((call > 0 && call < m_calls.size() && m_calls[call]) || matchesActor(view, event.actor)
        || matchesAddress(event.peer) || matchesAddress(event.local))
        return true;
    if (event.error != 0) {
        const auto [found, isNew] = m_errors.try_emplace(event.error, false);
        if (isNew)
            found->second = contains(journal::errnoName(event.error));
        if (found->second)
            return true;
    }
    if (event.kind == EventKind::Return && matchesNumber(event.result))
        return true;
    if (event.kind == EventKind::State || event.kind == EventKind::Failure || event.kind == EventKind::Note)
        return contains(summary(view, event.seq).toStdString());
    constexpr std::size_t longest = 64U << 10;
    const auto bytes = event.bytes.view();
    return contains({reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), longest)});
}

bool LogMatcher::matches(const journal::JournalView& view, const Event& event)
{
    if ((m_filter.kinds & LogFilter::bit(event.kind)) == 0 || (m_filter.errorsOnly && !isFailed(event)))
        return false;
    if (m_filter.actor && event.actor != *m_filter.actor) {
        const bool isConnectionOfIt
            = event.actor < view.actorCount() && view.actor(event.actor).parent == *m_filter.actor;
        if (!isConnectionOfIt || *m_filter.actor == 0)
            return false;
    }
    return m_needle.empty() || matchesText(view, event);
}

} // namespace socketscope::ui
