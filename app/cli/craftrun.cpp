// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/craftrun.h"

#include "app/cli/arguments.h"
#include "app/cli/output.h"
#include "app/cli/printer.h"
#include "core/base/hex.h"
#include "core/crafting/craftexport.h"
#include "core/journal/fileio.h"
#include "core/journal/jsontext.h"
#include "core/journal/replacefile.h"
#include "ui/words/errorwords.h"
#include "ui/words/silencewords.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
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

/// Names of what the person wrote into the packet and what will not be sent.
QStringList overwritten(const CraftOrder& order, const craft::SendPlan& plan)
{
    const std::vector<std::string> pinned = order.request.packet.pinned();
    QStringList names;
    for (const craft::SystemField& field : plan.systemFields) {
        const QString name = QString::fromStdString(field.name);
        const bool meant
            = order.set.contains(name) || std::find(pinned.begin(), pinned.end(), field.name) != pinned.end();
        if (field.differs && meant)
            names += name;
    }
    return names;
}

std::string replyJson(const crafting::Reply& reply, const journal::JournalView& view)
{
    char time[32];
    std::snprintf(time, sizeof time, "%.6f", static_cast<double>(reply.roundTrip.count()) / 1e6);
    std::string text = R"({"about":)" + std::to_string(reply.about) + R"(,"kind":")"
        + std::string(nameOf(reply.kind)) + R"(","from":)";
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
    , m_endSignals([this] { stop(); })
{
    std::signal(SIGPIPE, SIG_IGN);
    m_session = std::make_unique<crafting::Session>(m_net.thread(), m_order.network.makeForPackets,
        crafting::Session::Options {
            .title = QCoreApplication::translate("cli", "Packets by hand"), .file = m_order.sessionFile});
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
    if (const auto failure = m_session->recordingFailure())
        return wrongUsage(ui::sentence(*failure)); // before anything is sent
    m_timer.start(lookEvery);
    plan();
    m_loop.exec();
    m_timer.stop();
    look();
    const auto written = writeFiles();
    if (m_refused)
        return refusal(*m_refused);
    if (!m_order.json.empty())
        std::fputs(result().c_str(), stdout);
    const int printed = finishOutput();
    if (printed != Done)
        return printed;
    return written ? status() : networkSaidNo(ui::sentence(written.error()));
}

/// What will not leave as it is written is said before anything does.
void CraftRun::plan()
{
    m_planner.emplace(m_net.thread(), m_order.network.makeForPackets);
    connect(&*m_planner, &crafting::Planner::planned, this, &CraftRun::planned, Qt::QueuedConnection);
    m_planner->ask(m_order.request.packet, m_order.request.way);
}

void CraftRun::planned(const craft::SendPlan& plan)
{
    m_planner.reset();
    if (m_stopped)
        return m_loop.quit();
    m_way = nameOf(plan.way);
    const QStringList names = overwritten(m_order, plan);
    if (!names.empty() && !plan.refused) {
        QString text = QCoreApplication::translate("cli",
            "This leaves by “%1”, where the system writes %2: what the packet says there will "
            "not be sent.")
                           .arg(QString::fromStdString(m_way), names.join(QStringLiteral(", ")));
        if (plan.way == craft::SendWay::Datagram && plan.possible.size() == 1)
            text += u' '
                + QCoreApplication::translate("cli",
                    "Raw sockets would send it as it is written: with rights, or for members of the group "
                    "socketscope. So does a practice network.");
        std::fprintf(stderr, "%s\n", qUtf8Printable(text));
        std::fflush(stderr);
    }
    m_session->send(m_order.request);
}

void CraftRun::stop()
{
    m_stopped = true;
    m_session->stopAll();
}

Result<> CraftRun::writeFiles()
{
    if (auto recorded = m_session->finishRecording(); !recorded)
        return recorded;
    if (m_order.pcapngFile.isEmpty())
        return {};
    return journal::replaceFile(
        m_order.pcapngFile.toStdString(), journal::Readers::OwnerOnly, [this](int descriptor) {
            int error = 0;
            crafting::craftPcapng(m_session->journal(), m_session->header(), [&](ByteView piece) {
                std::string_view rest(reinterpret_cast<const char*>(piece.data()), piece.size());
                error = journal::writeAll(descriptor, rest);
                return error == 0;
            });
            return error;
        });
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
    const auto left = std::count_if(m_exchange.sent().begin(), m_exchange.sent().end(),
        [](const crafting::SentPacket& sent) { return !sent.failure; });
    std::string text
        = m_order.json + R"(,"way":")" + m_way + R"(","count":)" + std::to_string(left) + R"(,"sent":)";
    if (m_exchange.sent().empty() || m_exchange.sent().front().failure)
        text += "null";
    else
        text += '"' + hexAt(view, m_exchange.sent().front().seq) + '"';
    text += R"(,"replies":[)";
    for (const crafting::Reply& reply : m_exchange.replies())
        text += (text.back() == '[' ? "" : ",") + replyJson(reply, view);
    text += R"(],"silence":)";
    const auto silent = firstSilent();
    text += silent ? silenceJson(m_exchange.silenceOf(*silent, m_session->journal()), view) : "null";
    return text + "}\n";
}

int CraftRun::status() const
{
    if (m_exchange.sent().empty())
        return Done; // ended by a signal before
    for (const crafting::SentPacket& sent : m_exchange.sent())
        if (sent.failure)
            return networkSaidNo(ui::sentence(*sent.failure));
    saySilence();
    return Done;
}

/// The first packet that nothing came back for; null: something did for each.
const crafting::SentPacket* CraftRun::firstSilent() const
{
    for (const crafting::SentPacket& sent : m_exchange.sent())
        if (sent.replies.empty())
            return &sent;
    return nullptr;
}

void CraftRun::saySilence() const
{
    const crafting::SentPacket* const silent = firstSilent();
    if (!silent)
        return;
    const crafting::SentPacket& sent = *silent;
    const auto reason = m_exchange.silenceOf(sent, m_session->journal());
    const journal::JournalView view(m_session->journal());
    const QString node = reason.node == 0 ? QString() : QString::fromStdString(view.actor(reason.node).name);
    const ui::Said said = ui::silenceWords(reason, node, view.at(sent.seq).bytes.view());
    if (m_exchange.sent().size() > 1)
        std::fprintf(stderr, "%s ",
            qUtf8Printable(QCoreApplication::translate("cli", "Of packet %1:").arg(sent.number)));
    std::fprintf(stderr, "%s\n", qUtf8Printable((said.text + u' ' + said.action).trimmed()));
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
