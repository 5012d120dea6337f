// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tracerun.h"

#include "app/cli/arguments.h"
#include "app/cli/output.h"
#include "app/cli/tracesaid.h"
#include "core/tracing/traceexport.h"
#include "ui/words/errorwords.h"
#include "ui/words/tracewords.h"

#include <QtCore/QCoreApplication>

#include <cerrno>
#include <csignal>
#include <cstdio>

namespace socketscope::app {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Output = TraceOrder::Output;
using tracing::State;

namespace {

constexpr auto lookEvery = 10ms; ///< how old a printed line may be
constexpr auto patienceWithNames = 3s;

/// These are about the command line and not about the network.
bool isWrongUsage(const Error& error)
{
    return error.code == ErrorCode::OutOfRange || error.code == ErrorCode::BadAddress
        || error.code == ErrorCode::Unsupported || error.code == ErrorCode::WayAndProtocol
        || error.code == ErrorCode::NotThisWay || error.code == ErrorCode::NotOneHost
        || error.code == ErrorCode::NoZone;
}

} // namespace

TraceRun::TraceRun(TraceOrder order)
    : m_order(std::move(order))
    , m_endSignals([this] { m_session->stopAll(); })
    , m_names(m_order.network.topology.get())
    , m_lines(m_order.names
              ? TraceLines::FindName([this](const wire::IpAddress& address) { return m_names.find(address); })
              : TraceLines::FindName())
{
    m_order.request.listenOn = false; // nobody waits at a terminal for what comes too late to count
    std::signal(SIGPIPE, SIG_IGN); // the recording ends in order when whoever reads the output has left
    m_session = std::make_unique<tracing::Session>(m_net.thread(), m_order.network.make,
        tracing::Session::Options {.title = QCoreApplication::translate("cli", "Trace to %1")
                                                .arg(QString::fromStdString(m_order.request.target)),
            .file = m_order.file});
    connect(m_session.get(), &tracing::Session::stateChanged, this, &TraceRun::heard);
    connect(&m_timer, &QTimer::timeout, this, &TraceRun::look);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, &m_loop, &QEventLoop::quit);
}

TraceRun::~TraceRun() = default;

int TraceRun::exec()
{
    if (const auto failure = m_session->recordingFailure())
        return wrongUsage(ui::sentence(*failure)); // before anything is sent
    m_timer.start(lookEvery);
    m_session->start(m_order.request);
    m_loop.exec();
    m_timer.stop();
    while (m_reader.update(journal::JournalView(m_session->journal()))) { }
    if (isLive())
        print(m_lines.next(m_reader.hops(), true));
    if (!m_session->failure())
        print(QString::fromStdString(result()));
    const auto recorded = m_session->finishRecording();
    if (!recorded)
        return networkSaidNo(ui::sentence(recorded.error()));
    return m_printError == 0 ? status() : outputFailed(m_printError);
}

bool TraceRun::isLive() const
{
    return m_order.output == Output::Lines && m_order.request.settings.mode != trace::Mode::Repeat;
}

void TraceRun::heard(State state)
{
    if (state == State::Running && m_session->way()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(ui::wayText(*m_session->way())));
        std::fflush(stderr);
    }
    if (state != State::Finished && state != State::Failed)
        return;
    m_over = true;
    m_patience.start(m_order.names ? patienceWithNames : 0s);
    look();
    endWhenTold();
}

void TraceRun::look()
{
    const journal::JournalView view(m_session->journal());
    m_reader.update(view);
    if (m_order.names)
        for (const trace::Hop& hop : m_reader.hops().all())
            for (const trace::Responder& responder : hop.responders)
                (void)m_names.find(responder.address);
    if (isLive())
        print(m_lines.next(m_reader.hops(), false));
    endWhenTold();
}

void TraceRun::endWhenTold()
{
    const bool nobodyReads = m_printError == EPIPE;
    if (nobodyReads)
        m_session->stopAll();
    if (m_over && (nobodyReads || !m_names.isBusy()))
        m_loop.quit();
}

void TraceRun::print(const QString& text)
{
    if (text.isEmpty() || m_printError != 0)
        return;
    errno = 0;
    std::fputs(qUtf8Printable(text), stdout);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        m_printError = errno != 0 ? errno : EIO;
}

std::string TraceRun::nameOf(const wire::IpAddress& address)
{
    return m_names.find(address).value_or(std::string());
}

std::string TraceRun::result()
{
    const trace::Hops& hops = m_reader.hops();
    const auto names = m_order.names
        ? tracing::NameOf([this](const wire::IpAddress& address) { return nameOf(address); })
        : tracing::NameOf();
    switch (m_order.output) {
    case Output::Json:
        return tracing::traceJson(m_reader, journal::JournalView(m_session->journal()), names) + '\n';
    case Output::Csv:
        return tracing::traceCsv(hops, names);
    case Output::Report:
        return tracing::traceReport(hops, m_session->header(), names);
    case Output::Lines:
        break;
    }
    const std::string table
        = isLive() ? std::string() : tracing::traceReport(hops, m_session->header(), names);
    return table + traceTail(hops).toStdString();
}

int TraceRun::status()
{
    if (const auto& failure = m_session->failure())
        return isWrongUsage(*failure) ? wrongUsage(failureSaid(*failure, m_order.request))
                                      : networkSaidNo(failureSaid(*failure, m_order.request));
    const trace::Hops& hops = m_reader.hops();
    const ui::Said said = verdictSaid(hops);
    const bool asLines = m_order.output == Output::Lines;
    if (const QString unsent = ui::unsentText(hops); !unsent.isEmpty() && !asLines)
        std::fprintf(stderr, "%s\n", qUtf8Printable(unsent));
    const bool nothing = hops.verdict().kind == trace::Verdict::Kind::NotSent;
    const bool silence = hops.verdict().kind == trace::Verdict::Kind::Silence;
    if (nothing)
        return networkSaidNo(said.text + u' ' + said.action);
    if (silence || (!said.action.isEmpty() && asLines))
        std::fprintf(stderr, "%s\n", qUtf8Printable(asLines ? said.action : said.text + u' ' + said.action));
    return Done;
}

} // namespace socketscope::app
