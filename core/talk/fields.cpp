// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/fields.h"

#include "core/talk/fieldchecks.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace socketscope::talk {
namespace {

constexpr std::uint16_t textbookServerPort = 8888;

/// The first step's action that is a T, or null; constant where the steps are.
template <class T, class Steps> auto firstOf(Steps& steps) -> decltype(std::get_if<T>(&steps.front().action))
{
    for (auto& step : steps)
        if (auto* action = std::get_if<T>(&step.action))
            return action;
    return nullptr;
}

/// Index of the first step that is one of T…, or the number of steps.
template <class... T> std::size_t indexOf(const std::vector<Step>& steps)
{
    const auto found = std::find_if(steps.begin(), steps.end(),
        [](const Step& step) { return (std::holds_alternative<T>(step.action) || ...); });
    return static_cast<std::size_t>(found - steps.begin());
}

void insertAt(std::vector<Step>& steps, std::size_t index, Action action)
{
    steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(index), Step {std::move(action)});
}

/// What the step waited for, the next one waits for now, so that nothing happens earlier than before.
void removeAt(std::vector<Step>& steps, std::size_t index)
{
    if (index + 1 < steps.size()) {
        auto& next = steps[index + 1].after;
        next.insert(next.begin(), steps[index].after.begin(), steps[index].after.end());
    }
    steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(index));
}

template <class AnyProgram> auto& receivingSteps(AnyProgram& program)
{
    return program.role == Role::TcpServer ? program.connection : program.steps;
}

/// Whom a client talks to, or null.
const Place* destination(const Program& program)
{
    if (const auto* connect = firstOf<ConnectStep>(program.steps))
        return &connect->to;
    const auto* send = firstOf<SendStep>(program.steps);
    return send && program.isDatagram() ? &send->to : nullptr;
}

std::vector<OptionStep> optionsOf(const Program& program)
{
    std::vector<OptionStep> options;
    for (const Step& step : program.steps)
        if (const auto* option = std::get_if<OptionStep>(&step.action))
            options.push_back(*option);
    return options;
}

std::string secondsText(Duration duration)
{
    std::array<char, 40> text {};
    std::snprintf(text.data(), text.size(), "%.6f", std::chrono::duration<double>(duration).count());
    std::string seconds = text.data();
    seconds.erase(seconds.find_last_not_of('0') + 1);
    if (seconds.ends_with('.'))
        seconds.pop_back();
    return seconds;
}

void readClient(const Program& program, Fields& fields)
{
    if (const Place* to = destination(program)) {
        fields.endpoint = to->endpoint;
        if (to->endpoint.empty()) {
            fields.address = to->host;
            fields.port = std::to_string(to->port);
        }
    }
    if (const auto* bind = firstOf<BindStep>(program.steps)) {
        const Place* to = destination(program);
        fields.ownAddress = to && bind->at.host == automaticOwnHost(*to) ? std::string() : bind->at.host;
        fields.ownPort = std::to_string(bind->at.port);
    }
    const auto* send = firstOf<SendStep>(program.steps);
    fields.message = send ? send->message : Message {};
    if (send) {
        fields.repeatTimes = std::to_string(send->times);
        fields.repeatEvery
            = std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(send->every).count());
    }
    fields.closes = indexOf<CloseStep>(program.steps) < program.steps.size();
}

void readServer(const Program& program, Fields& fields)
{
    if (const auto* bind = firstOf<BindStep>(program.steps)) {
        fields.address = bind->at.host;
        fields.port = std::to_string(bind->at.port);
    }
    if (const auto* listen = firstOf<ListenStep>(program.steps))
        fields.backlog = std::to_string(listen->backlog);
}

/// Writes checked fields into a program; what a form shows unchanged stays as it stands there.
class Writer {
public:
    Writer(Program program, const Fields& fields, CheckedFields checked)
        : m_shown(fieldsOf(program))
        , m_fields(fields)
        , m_checked(std::move(checked))
        , m_program(std::move(program))
    {
    }

    tl::expected<Program, FieldError> write()
    {
        m_program.engine = m_fields.engine;
        m_program.reply = m_fields.reply;
        if (m_fields.reply == Reply::Fixed)
            m_program.fixedReply = m_checked.fixedReply;
        if (m_program.isServer()) {
            writeServer();
        } else {
            writeDestination();
            writeOwn();
            writeReceives();
            if (auto wrong = writeMessage())
                return tl::unexpected<FieldError>(std::move(*wrong));
            writeClose();
        }
        writeReceiveSteps();
        writeOptions();
        return std::move(m_program);
    }

private:
    /// Also what the form cannot show of a place, such as a reserved port, stays while nobody touches it.
    bool addressIsShown() const
    {
        return m_fields.address == m_shown.address && m_fields.port == m_shown.port
            && m_fields.endpoint == m_shown.endpoint;
    }

    void writeServer()
    {
        auto* bind = firstOf<BindStep>(m_program.steps);
        if (bind && !addressIsShown())
            bind->at = m_checked.address;
        else if (!addressIsShown())
            insertAt(m_program.steps, afterSocket(), BindStep {m_checked.address});
        if (auto* listen = firstOf<ListenStep>(m_program.steps))
            listen->backlog = m_checked.backlog;
    }

    void writeDestination()
    {
        const Place* found = destination(m_program);
        if (!found || addressIsShown())
            return;
        const Place before = *found;
        for (Step& step : m_program.steps) {
            if (auto* connect = std::get_if<ConnectStep>(&step.action); connect && connect->to == before)
                connect->to = m_checked.address;
            if (auto* send = std::get_if<SendStep>(&step.action);
                send && send->to == before && m_program.isDatagram())
                send->to = m_checked.address;
        }
    }

    void writeOwn()
    {
        auto& steps = m_program.steps;
        const std::size_t at = indexOf<BindStep>(steps);
        if (addressIsShown() && m_fields.ownAddress == m_shown.ownAddress
            && m_fields.ownPort == m_shown.ownPort)
            return;
        if (m_checked.own && at < steps.size())
            std::get<BindStep>(steps[at].action).at = *m_checked.own;
        else if (m_checked.own)
            insertAt(steps, indexOf<ConnectStep, SendStep, ReceiveStep, ShutdownStep, CloseStep>(steps),
                BindStep {*m_checked.own});
        else if (at < steps.size())
            removeAt(steps, at);
    }

    std::optional<FieldError> writeMessage()
    {
        auto& steps = m_program.steps;
        const bool empty = m_checked.message.bytes->empty();
        auto* send = firstOf<SendStep>(steps);
        if (!send && empty && m_fields.message == m_shown.message)
            return {}; // a client that only listens
        if (empty && !m_program.isDatagram())
            return FieldError {Field::Message, {.code = ErrorCode::EmptyMessage}};
        if (!send) {
            const std::size_t at = indexOf<ReceiveStep, ShutdownStep, CloseStep>(steps);
            insertAt(steps, at,
                SendStep {.message = {}, .to = m_program.isDatagram() ? m_checked.address : Place {}});
            send = &std::get<SendStep>(steps[at].action);
        }
        if (m_fields.message != m_shown.message)
            send->message = m_checked.message;
        if (m_fields.repeatTimes != m_shown.repeatTimes)
            send->times = m_checked.repeatTimes;
        if (m_fields.repeatEvery != m_shown.repeatEvery)
            send->every = m_checked.repeatEvery;
        return {};
    }

    void writeReceives()
    {
        auto& steps = m_program.steps;
        if (m_fields.receives == m_shown.receives)
            return;
        if (m_fields.receives)
            insertAt(steps, indexOf<CloseStep>(steps), ReceiveStep {});
        for (std::size_t at = indexOf<ReceiveStep>(steps); !m_fields.receives && at < steps.size();
             at = indexOf<ReceiveStep>(steps))
            removeAt(steps, at);
    }

    void writeReceiveSteps()
    {
        const bool added = m_fields.receives && !m_shown.receives;
        for (Step& step : receivingSteps(m_program)) {
            auto* receive = std::get_if<ReceiveStep>(&step.action);
            if (!receive)
                continue;
            if (added || m_fields.bufferSize != m_shown.bufferSize)
                receive->bufferSize = m_checked.bufferSize;
            if (added || m_fields.receive != m_shown.receive)
                receive->until = m_fields.receive;
            if (added || m_fields.timeout != m_shown.timeout)
                receive->timeout = m_checked.timeout;
        }
    }

    void writeClose()
    {
        auto& steps = m_program.steps;
        if (m_fields.closes == m_shown.closes)
            return;
        if (m_fields.closes)
            steps.push_back({CloseStep {}});
        else
            std::erase_if(
                steps, [](const Step& step) { return std::holds_alternative<CloseStep>(step.action); });
    }

    void writeOptions()
    {
        if (m_fields.options == m_shown.options)
            return;
        const auto sameOption = [](const OptionStep& a, const OptionStep& b) {
            return a.option == b.option && a.group == b.group;
        };
        auto& steps = m_program.steps;
        for (std::size_t i = steps.size(); i-- > 0;) {
            auto* held = std::get_if<OptionStep>(&steps[i].action);
            if (!held)
                continue;
            const auto wanted = std::find_if(m_fields.options.begin(), m_fields.options.end(),
                [&](const OptionStep& option) { return sameOption(option, *held); });
            if (wanted == m_fields.options.end())
                removeAt(steps, i);
            else
                *held = *wanted;
        }
        const std::vector<OptionStep> held = optionsOf(m_program);
        for (const OptionStep& option : m_fields.options)
            if (std::none_of(held.begin(), held.end(),
                    [&](const OptionStep& other) { return sameOption(option, other); }))
                insertAt(steps, placeFor(option), option);
    }

    /// After the socket step and the options that already follow it.
    std::size_t afterSocket() const
    {
        const auto& steps = m_program.steps;
        const std::size_t socket = indexOf<SocketStep>(steps);
        std::size_t at = socket < steps.size() ? socket + 1 : 0;
        while (at < steps.size() && std::holds_alternative<OptionStep>(steps[at].action))
            ++at;
        return at;
    }

    /// A group is joined once the socket is bound; everything else must be set before.
    std::size_t placeFor(const OptionStep& option) const
    {
        const auto& steps = m_program.steps;
        const std::size_t bind = indexOf<BindStep>(steps);
        return option.option == journal::OptionName::IpAddMembership && bind < steps.size() ? bind + 1
                                                                                            : afterSocket();
    }

    Fields m_shown;
    const Fields& m_fields;
    CheckedFields m_checked;
    Program m_program;
};

} // namespace

Program defaultProgram(Role role, Engine engine)
{
    const Place server {.host = "127.0.0.1", .port = textbookServerPort, .endpoint = {}};
    const Place anyPort {.host = "127.0.0.1", .endpoint = {}};
    Program program {.role = role, .engine = engine, .steps = {{SocketStep {}}}};
    auto& steps = program.steps;
    switch (role) {
    case Role::UdpServer:
        steps.insert(steps.end(), {{BindStep {anyPort}}, {ReceiveStep {.until = {Until::Kind::Forever}}}});
        program.reply = Reply::Echo;
        break;
    case Role::TcpServer:
        steps.insert(steps.end(), {{BindStep {anyPort}}, {ListenStep {}}, {AcceptStep {}}});
        program.connection = {{ReceiveStep {.until = {Until::Kind::Empty}}}, {CloseStep {}}};
        program.reply = Reply::Echo;
        break;
    case Role::UdpClient:
        steps.insert(steps.end(),
            {{SendStep {.message = Message::text("hello"), .to = server}}, {ReceiveStep {}}, {CloseStep {}}});
        break;
    case Role::TcpClient:
        steps.insert(steps.end(),
            {{ConnectStep {server}}, {SendStep {.message = Message::text("hello")}}, {ReceiveStep {}},
                {CloseStep {}}});
        break;
    case Role::Recorder:
    case Role::TcpConnection:
    case Role::Tracer:
    case Role::Crafter:
    case Role::Node:
        break;
    }
    return program;
}

Fields fieldsOf(const Program& program)
{
    Fields fields {.role = program.role,
        .engine = program.engine,
        .reply = program.reply,
        .fixedReply = program.fixedReply};
    if (program.isServer())
        readServer(program, fields);
    else
        readClient(program, fields);
    const auto* receive = firstOf<ReceiveStep>(receivingSteps(program));
    fields.receives = receive != nullptr;
    if (receive) {
        fields.bufferSize = std::to_string(receive->bufferSize);
        fields.receive = receive->until;
        fields.timeout = secondsText(receive->timeout);
    }
    fields.options = optionsOf(program);
    return fields;
}

tl::expected<Program, FieldError> withFields(Program program, const Fields& fields)
{
    if (program.role != fields.role)
        return programFrom(fields);
    const Place* to = program.isServer() ? nullptr : destination(program);
    auto checked = checkFields(fields, to && !to->reserved.empty());
    if (!checked)
        return tl::unexpected<FieldError>(std::move(checked.error()));
    return Writer(std::move(program), fields, std::move(*checked)).write();
}

tl::expected<Program, FieldError> programFrom(const Fields& fields)
{
    return withFields(defaultProgram(fields.role, fields.engine), fields);
}

} // namespace socketscope::talk
