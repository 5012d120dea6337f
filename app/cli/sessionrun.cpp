// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sessionrun.h"

#include "app/cli/printer.h"
#include "ui/words/errorwords.h"

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
    , m_endSignals([this] {
        m_session->stopAll();
        QTimer::singleShot(mostAfterStop, &m_loop, &QEventLoop::quit); // they may have been at rest already
    })
{
    if (m_options.print == Print::Json)
        m_options.session.descriptor = STDOUT_FILENO;
    m_session = std::make_unique<talk::Session>(m_net.thread(), m_sockets, m_options.session);
    connect(m_session.get(), &talk::Session::becameIdle, &m_loop, &QEventLoop::quit);
    connect(&m_timer, &QTimer::timeout, this, &SessionRun::look);
}

SessionRun::~SessionRun() = default;

void SessionRun::exec()
{
    m_timer.start(lookEvery);
    m_session->runAll();
    m_loop.exec();
    m_timer.stop();
    look();
    if (const auto recorded = m_session->finishRecording(); !recorded)
        std::fprintf(stderr, "socketscope-cli: %s\n", qUtf8Printable(ui::sentence(recorded.error())));
}

void SessionRun::look()
{
    const journal::JournalView view(m_session->journal());
    if (m_options.sayListening)
        sayWhoListens(view);
    if (m_options.print == Print::Lines && m_printed < view.size()) {
        for (++m_printed; m_printed <= view.size(); ++m_printed)
            printLine(view, m_printed);
        --m_printed;
        std::fflush(stdout);
    }
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
