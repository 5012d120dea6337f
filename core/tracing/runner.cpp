// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/runner.h"

#include "core/journal/facts.h"
#include "core/tracing/tracefacts.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>

namespace socketscope::tracing {

namespace {

using namespace std::chrono_literals;
using journal::Event;
using journal::EventKind;

/// In a practice network the same seed gives the same run, so that nothing is left to chance.
constexpr std::uint16_t practiceIdentifier = 4711;
constexpr std::uint16_t practicePort = 50711;
constexpr std::uint16_t firstPort = 32768;
constexpr std::uint16_t portCount = 28232; ///< up to 60999, as Linux chooses them

std::uint16_t code(journal::StateCode state)
{
    return static_cast<std::uint16_t>(state);
}

bool isAbout(const Error& error, std::initializer_list<ErrorCode> codes)
{
    return std::find(codes.begin(), codes.end(), error.code) != codes.end();
}

/// IPv4 first, as the other tools do, unless a family was asked for.
wire::IpAddress chosenOf(const net::Addresses& addresses)
{
    const auto v4 = std::find_if(addresses.begin(), addresses.end(),
        [](const wire::IpAddress& each) { return each.family == wire::Family::IPv4; });
    return v4 == addresses.end() ? addresses.front() : *v4;
}

} // namespace

Runner::Runner(std::shared_ptr<net::Record> record, std::unique_ptr<Network> network)
    : m_record(std::move(record))
    , m_network(std::move(network))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Runner::advance);
}

Runner::~Runner()
{
    m_engine.reset(); // it uses what is destroyed before it otherwise
}

journal::Seq Runner::append(Event draft, ByteView payload)
{
    draft.at = now();
    draft.actor = m_actor;
    return m_record->journal.append(draft, payload);
}

void Runner::become(State state)
{
    m_news.state = state;
    Q_EMIT changed(m_news);
}

void Runner::start(const Request& request)
{
    if (m_news.state != State::Idle)
        return;
    m_request = request;
    m_mode = request.settings.mode;
    m_wait = request.settings.wait;
    m_actor = m_record->journal.addActor({.name = "tracer", .role = journal::ActorRole::Tracer}, now());
    become(State::LookingUp);
    const bool literal = wire::IpAddress::parse(request.target).has_value();
    if (!literal && m_network->name().empty())
        m_lookUp = append(
            {.kind = EventKind::Call, .call = journal::CallName::Getaddrinfo}, toBytes(request.target));
    m_network->lookUp(
        request.target, request.family, [this](const Result<net::Addresses>& found) { looked(found); });
}

void Runner::looked(const Result<net::Addresses>& found)
{
    if (m_news.state != State::LookingUp)
        return; // stopped meanwhile
    if (m_lookUp != 0)
        append({.cause = m_lookUp,
            .peer = found ? wire::SocketAddress {chosenOf(*found), 0} : wire::SocketAddress {},
            .result = found ? 0 : -1,
            .kind = EventKind::Return,
            .call = journal::CallName::Getaddrinfo,
            .flags = Event::Blocked});
    if (found)
        run(chosenOf(*found));
    else
        failWith(found.error());
}

void Runner::chooseNames(trace::ProbeShape& shape) const
{
    const trace::Via via = m_news.way->via;
    const bool practice = via == trace::Via::Practice;
    auto* const random = QRandomGenerator::global();
    if (shape.identifier == 0)
        shape.identifier
            = practice ? practiceIdentifier : static_cast<std::uint16_t>(random->bounded(1, 65536));
    // Sockets of the system's own have ports of its choice.
    const bool ownPorts = practice || via == trace::Via::Raw || via == trace::Via::Helper;
    if (shape.sourcePort == 0 && ownPorts)
        shape.sourcePort = practice ? practicePort
                                    : static_cast<std::uint16_t>(firstPort + random->bounded(int(portCount)));
}

void Runner::run(const wire::IpAddress& address)
{
    trace::Settings asked = m_request.settings;
    asked.shape.destination = address;
    if (const auto checked = asked.check(); !checked)
        return failWith(checked.error());
    const auto way = m_network->chooseWay(asked, m_request.via, m_request.protocolAsked);
    if (!way)
        return failWith(way.error());
    m_news.way = *way;
    chooseNames(m_news.way->settings.shape);
    const trace::Start start {.settings = m_news.way->settings,
        .target = m_request.target,
        .network = m_network->name(),
        .via = way->via,
        .showsHeaders = way->showsHeaders};
    if (const auto checked = start.settings.check(); !checked)
        return failWith(checked.error());
    auto transport = m_network->open(*m_news.way, m_record->time);
    if (!transport)
        return failWith(transport.error());
    m_transport = std::move(*transport);
    m_transport->setWake([this] { advance(); });
    m_recorder = std::make_unique<Recorder>(m_record->journal, m_actor);
    append({.code = code(journal::StateCode::Running), .kind = EventKind::State});
    m_engine = std::make_unique<trace::Engine>(start, *m_transport, *m_recorder, now());
    become(State::Running);
    advance();
}

void Runner::advance()
{
    if (!m_engine || m_busy) {
        m_again = m_busy;
        return;
    }
    m_busy = true;
    do {
        m_again = false;
        m_engine->advance(now());
    } while (m_again);
    m_busy = false;
    settle();
    schedule();
}

/// Whether it is over, or only the sending is.
void Runner::settle()
{
    if (!m_engine->isFinished())
        return;
    if (m_news.state == State::Running) {
        if (m_mode != trace::Mode::Once || !m_request.listenOn || m_engine->isQuiet(now()))
            return end(journal::StateCode::Finished);
        m_listenUntil = now() + m_wait;
        become(State::Listening);
    } else if (m_engine->isQuiet(now()) || now() >= m_listenUntil) {
        end(journal::StateCode::Finished);
    }
}

void Runner::schedule()
{
    if (!m_engine)
        return;
    std::optional<Instant> next = m_engine->wakeAt();
    const auto consider = [&next](std::optional<Instant> at) {
        if (at && (!next || *at < *next))
            next = at;
    };
    consider(m_transport->due());
    if (m_news.state == State::Listening)
        consider(m_listenUntil);
    if (!next)
        return m_timer.stop();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - now());
    m_timer.start(std::clamp(left, std::chrono::milliseconds(0), std::chrono::milliseconds(1h)));
}

void Runner::stop()
{
    if (m_news.state == State::Idle || m_news.state == State::Finished || m_news.state == State::Failed)
        return;
    append({.code = static_cast<std::uint16_t>(journal::NoteCode::StoppedByPerson), .kind = EventKind::Note});
    if (m_engine)
        m_engine->stop(now());
    end(journal::StateCode::Stopped);
}

void Runner::failWith(const Error& error)
{
    m_news.failure = error;
    const bool name
        = isAbout(error, {ErrorCode::UnresolvableHost, ErrorCode::BadAddress, ErrorCode::OtherFamily});
    const auto failure = name ? journal::FailureCode::Unresolvable : journal::FailureCode::Other;
    append({.error = static_cast<std::uint16_t>(error.systemError),
               .code = static_cast<std::uint16_t>(failure),
               .kind = EventKind::Failure},
        journal::packFacts(name ? journal::Facts {{"host", error.detail}} : factsOf(error)));
    append({.code = code(journal::StateCode::Failed), .kind = EventKind::State});
    become(State::Failed);
}

void Runner::end(journal::StateCode state)
{
    m_timer.stop();
    m_engine.reset();
    m_transport.reset();
    m_network.reset();
    append({.code = code(state), .kind = EventKind::State});
    become(State::Finished);
}

} // namespace socketscope::tracing
