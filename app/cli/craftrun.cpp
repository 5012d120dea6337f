// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/craftrun.h"

#include "app/cli/arguments.h"
#include "app/cli/output.h"
#include "app/cli/printer.h"
#include "core/base/hex.h"
#include "core/journal/jsontext.h"
#include "ui/words/errorwords.h"
#include "ui/words/silencewords.h"

#include <QtCore/QCoreApplication>

#include <csignal>
#include <cstdio>

namespace socketscope::app {

using namespace std::chrono_literals;
using crafting::Silence;
using crafting::State;
using journal::EventKind;

namespace {

constexpr auto lookEvery = 10ms; ///< how old a printed line may be

std::string hexAt(const journal::JournalView& view, journal::Seq seq)
{
    return toHex(view.at(seq).bytes.view());
}

std::string replyJson(const crafting::Reply& reply, const journal::JournalView& view)
{
    char time[32];
    std::snprintf(time, sizeof time, "%.6f", static_cast<double>(reply.roundTrip.count()) / 1e6);
    std::string text = R"({"kind":")" + std::string(nameOf(reply.kind)) + R"(","from":)";
    journal::appendJsonString(text, reply.from.ip.text());
    text += R"(,"rtt_ms":)" + std::string(time) + R"(,"type":)" + std::to_string(reply.type) + R"(,"code":)"
        + std::to_string(reply.code) + R"(,"ttl":)" + std::to_string(reply.ttl) + R"(,"hex":")"
        + hexAt(view, reply.seq) + "\"}";
    return text;
}

std::string silenceJson(const crafting::SilenceReason& reason, const journal::JournalView& view)
{
    std::string text = R"({"why":")" + std::string(nameOf(reason.why)) + R"(","node":)";
    if (reason.node == 0)
        text += "null";
    else
        journal::appendJsonString(text, view.actor(reason.node).name);
    const auto why = lab::reasonName(reason.reason);
    return text + R"(,"reason":)" + (why.empty() ? "null" : '"' + std::string(why) + '"') + '}';
}

} // namespace

CraftRun::CraftRun(CraftOrder order)
    : m_order(std::move(order))
    , m_endSignals([this] { m_session->stop(); })
{
    std::signal(SIGPIPE, SIG_IGN);
    m_session = std::make_unique<crafting::Session>(
        m_net.thread(), m_order.network.makeForPackets, crafting::Session::Options {});
    connect(m_session.get(), &crafting::Session::stateChanged, this, &CraftRun::heard);
    connect(m_session.get(), &crafting::Session::refused, this, [this](const Error& error) {
        m_refused = error;
        m_loop.quit();
    });
    connect(&m_timer, &QTimer::timeout, this, &CraftRun::look);
}

CraftRun::~CraftRun() = default;

int CraftRun::exec()
{
    m_timer.start(lookEvery);
    m_session->send(m_order.request);
    m_loop.exec();
    m_timer.stop();
    look();
    if (m_refused)
        return refusal(*m_refused);
    if (!m_order.json.empty())
        std::fputs(result().c_str(), stdout);
    const int printed = finishOutput();
    return printed == Done ? status() : printed;
}

void CraftRun::heard(State state)
{
    if (state == State::Idle)
        m_loop.quit();
}

void CraftRun::look()
{
    while (m_exchange.update(m_session->journal())) { }
    if (!m_order.json.empty())
        return;
    const journal::JournalView view(m_session->journal());
    while (m_printed < view.size()) {
        const EventKind kind = view.at(++m_printed).kind;
        if (kind == EventKind::Packet || kind == EventKind::Return || kind == EventKind::Failure)
            printLine(view, m_printed);
    }
    std::fflush(stdout);
}

/// The packet as it was written, and what came of it.
std::string CraftRun::result() const
{
    const journal::JournalView view(m_session->journal());
    std::string text = m_order.json + R"(,"sent":)";
    if (m_exchange.sent().empty() || m_exchange.sent().front().failure)
        text += "null";
    else
        text += '"' + hexAt(view, m_exchange.sent().front().seq) + '"';
    text += R"(,"replies":[)";
    for (const crafting::Reply& reply : m_exchange.replies())
        text += (text.back() == '[' ? "" : ",") + replyJson(reply, view);
    text += R"(],"silence":)";
    const bool silent = !m_exchange.sent().empty() && m_exchange.replies().empty();
    text += silent ? silenceJson(m_exchange.silenceOf(m_exchange.sent().front(), m_session->journal()), view)
                   : "null";
    return text + "}\n";
}

int CraftRun::status() const
{
    if (m_exchange.sent().empty())
        return Done; // ended by a signal before
    const crafting::SentPacket& sent = m_exchange.sent().front();
    if (sent.failure)
        return networkSaidNo(ui::sentence(*sent.failure));
    if (!m_exchange.replies().empty())
        return Done;
    const auto reason = m_exchange.silenceOf(sent, m_session->journal());
    const journal::JournalView view(m_session->journal());
    const QString node = reason.node == 0 ? QString() : QString::fromStdString(view.actor(reason.node).name);
    const ui::Said said = ui::silenceWords(reason, node, view.at(sent.seq).bytes.view());
    std::fprintf(stderr, "%s\n", qUtf8Printable((said.text + u' ' + said.action).trimmed()));
    return Done;
}

int CraftRun::refusal(const Error& error) const
{
    const bool forged = error.code == ErrorCode::ForgedSource;
    const bool wrong = forged || error.code == ErrorCode::OutOfRange || error.code == ErrorCode::NotIp;
    const QString text = ui::sentence(error)
        + (forged ? u' ' + QCoreApplication::translate("cli", "--forged confirms it.") : QString());
    return wrong ? wrongUsage(text) : networkSaidNo(text);
}

} // namespace socketscope::app
