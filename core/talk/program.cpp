// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/program.h"

#include "core/journal/eventnames.h"

#include <charconv>

namespace socketscope::talk {

using journal::CallName;

Message Message::text(std::string_view text, LineEnding ending)
{
    Bytes bytes = toBytes(text);
    switch (ending) {
    case LineEnding::None:
        break;
    case LineEnding::Lf:
        bytes.push_back('\n');
        break;
    case LineEnding::CrLf:
        bytes.insert(bytes.end(), {'\r', '\n'});
        break;
    case LineEnding::Nul:
        bytes.push_back(0);
        break;
    }
    return {Source::Text, ending, std::string(text), std::make_shared<const Bytes>(std::move(bytes))};
}

std::optional<Condition> Condition::parse(std::string_view text)
{
    Condition condition;
    if (const std::size_t star = text.find('*'); star != std::string_view::npos) {
        const std::string_view digits = text.substr(star + 1);
        const auto [end, error]
            = std::from_chars(digits.data(), digits.data() + digits.size(), condition.occurrence);
        if (error != std::errc {} || end != digits.data() + digits.size() || condition.occurrence == 0)
            return std::nullopt;
        text = text.substr(0, star);
    }
    constexpr std::string_view blockedSuffix = ".blocked";
    if (text.ends_with(blockedSuffix)) {
        condition.blocked = true;
        text.remove_suffix(blockedSuffix.size());
    }
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos || dot == 0)
        return std::nullopt;
    const auto call = journal::fromName<CallName>(text.substr(dot + 1));
    if (!call)
        return std::nullopt;
    condition.actor = text.substr(0, dot);
    condition.call = *call;
    return condition;
}

std::string Condition::text() const
{
    std::string text = actor + '.' + std::string(nameOf(call));
    if (blocked)
        text += ".blocked";
    if (occurrence != 1)
        text += '*' + std::to_string(occurrence);
    return text;
}

namespace {

struct CallNamer {
    bool datagram;
    CallName operator()(const SocketStep&) const { return CallName::Socket; }
    CallName operator()(const OptionStep&) const { return CallName::Setsockopt; }
    CallName operator()(const BindStep&) const { return CallName::Bind; }
    CallName operator()(const ListenStep&) const { return CallName::Listen; }
    CallName operator()(const AcceptStep&) const { return CallName::Accept; }
    CallName operator()(const ConnectStep&) const { return CallName::Connect; }
    CallName operator()(const SendStep&) const { return datagram ? CallName::Sendto : CallName::Send; }
    CallName operator()(const ReceiveStep&) const { return datagram ? CallName::Recvfrom : CallName::Recv; }
    CallName operator()(const ShutdownStep&) const { return CallName::Shutdown; }
    CallName operator()(const CloseStep&) const { return CallName::Close; }
};

} // namespace

CallName callOf(const Action& action, bool datagram)
{
    return std::visit(CallNamer {datagram}, action);
}

} // namespace socketscope::talk
