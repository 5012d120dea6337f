// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sessionrun.h"

#include "app/cli/arguments.h"
#include "app/cli/output.h"
#include "app/cli/printer.h"
#include "ui/words/errorwords.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace socketscope::app {

using namespace std::chrono_literals;
using journal::CallName;
using journal::Event;
using journal::EventKind;

namespace {

constexpr auto lookEvery = 10ms; ///< how old a printed line may be
constexpr auto mostAfterStop = 500ms; ///< for the endpoints to say that they stopped

} // namespace

SessionRun::SessionRun(Options options)
    : m_options(std::move(options))
    , m_endSignals([this] { stop(); })
{
    std::signal(SIGPIPE, SIG_IGN); // the recording ends in order when whoever reads the output has left
    if (m_options.print == Print::Json)
        m_options.session.descriptor = STDOUT_FILENO;
    m_session = std::make_unique<talk::Session>(m_net.thread(), m_sockets, m_options.session);
    connect(m_session.get(), &talk::Session::becameIdle, &m_loop, &QEventLoop::quit);
    connect(&m_timer, &QTimer::timeout, this, &SessionRun::look);
}

SessionRun::~SessionRun() = default;

int SessionRun::exec()
{
    m_timer.start(lookEvery);
    m_session->runAll();
    m_loop.exec();
    m_timer.stop();
    look();
    const auto recorded = m_session->finishRecording();
    if (!recorded)
        return networkSaidNo(ui::sentence(recorded.error()));
    const int error = printingError();
    return error == 0 ? int(Done) : outputFailed(error);
}

void SessionRun::stop()
{
    m_session->stopAll();
    QTimer::singleShot(mostAfterStop, &m_loop, &QEventLoop::quit); // they may have been at rest already
}

void SessionRun::look()
{
    const journal::JournalView view(m_session->journal());
    if (m_options.sayListening)
        sayWhoListens(view);
    if (m_options.print == Print::Lines && m_printed < view.size()) {
        errno = 0;
        for (++m_printed; m_printed <= view.size(); ++m_printed)
            printLine(view, m_printed);
        --m_printed;
        if ((std::fflush(stdout) != 0 || std::ferror(stdout) != 0) && m_printError == 0)
            m_printError = errno != 0 ? errno : EIO;
    }
    if (!m_readerGone && printingError() == EPIPE) {
        m_readerGone = true;
        stop();
    }
}

int SessionRun::printingError() const
{
    if (m_options.print != Print::Json)
        return m_printError;
    const auto failure = m_session->printingFailure();
    return failure ? failure->systemError : 0;
}

void SessionRun::sayWhoListens(const journal::JournalView& view)
{
    while (m_looked < view.size()) {
        const Event& event = view.at(++m_looked);
        if (event.kind != EventKind::State)
            continue;
        const auto role = view.actor(event.actor).role;
        const bool ready
            = (role == journal::ActorRole::UdpServer && event.state() == journal::StateCode::Bound)
            || (role == journal::ActorRole::TcpServer && event.state() == journal::StateCode::Listening);
        if (ready)
            std::fprintf(stderr, "listening %s\n", event.local.text().c_str());
    }
    std::fflush(stderr);
}

} // namespace socketscope::app
