// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does: asks how the packet will leave, sends it, shows what comes of it.
#include "ui/craft/craftpage.h"

#include "core/craft/templates.h"
#include "ui/craft/bytes/fieldlist.h"
#include "ui/craft/bytes/payloadeditor.h"
#include "ui/craft/grid/gridview.h"
#include "ui/craft/replies/packetpanel.h"
#include "ui/craft/replies/receiverpanel.h"
#include "ui/craft/replies/repliespanel.h"
#include "ui/craft/send/craftstrip.h"
#include "ui/craft/templates/templatemenu.h"
#include "ui/session/sessionpeek.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/confirmstrip.h"
#include "ui/words/errorwords.h"
#include "ui/words/numbers.h"

#include <QtGui/QAction>
#include <QtWidgets/QSplitter>

#include <algorithm>

namespace socketscope::ui {

using craft::SendWay;
using wire::LayerKind;

namespace {

bool isRaw(SendWay way)
{
    return way == SendWay::Raw || way == SendWay::RawHeader || way == SendWay::Link;
}

/// Bytes that nothing is said about but that they are IP.
craft::Packet rawIp()
{
    auto packet = craft::Packet::of({LayerKind::Ipv4});
    const bool made = packet && packet->set("ipv4.protocol", "253") // for experiments, RFC 3692
        && packet->setPayload(toBytes("hello"));
    return made ? std::move(*packet) : craft::Packet {};
}

QString countOf(std::size_t count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(countText(static_cast<qint64>(count)));
}

} // namespace

QString CraftPage::title() const
{
    return m_desk->isReplay() ? m_desk->title() : packetTitle();
}

/// "UDP header by hand"
QString CraftPage::packetTitle() const
{
    const std::vector<craft::Layer>& layers = m_editor.packet().layers();
    switch (layers.empty() ? LayerKind::Payload : layers.back().kind) {
    case LayerKind::Udp:
        return tr("UDP header by hand");
    case LayerKind::Tcp:
        return tr("TCP header by hand");
    case LayerKind::Icmp:
        return tr("ICMP header by hand");
    case LayerKind::Icmpv6:
        return tr("ICMPv6 header by hand");
    case LayerKind::Ipv4:
        return tr("IPv4 header by hand");
    case LayerKind::Ipv6:
        return tr("IPv6 header by hand");
    default:
        return tr("Packet by hand");
    }
}

const CraftNetwork& CraftPage::network() const
{
    return m_networks[static_cast<std::size_t>(m_strip->network())];
}

void CraftPage::openUdpHeader()
{
    m_templates->use("udp-hello");
}

void CraftPage::startFrom(CraftBar::Quick quick)
{
    switch (quick) {
    case CraftBar::Quick::Udp:
        return m_templates->use("udp-hello");
    case CraftBar::Quick::IcmpEcho:
        return m_templates->use("icmp-echo");
    case CraftBar::Quick::TcpSyn:
        return m_templates->use("tcp-syn");
    case CraftBar::Quick::RawIp:
        return m_editor.replace(rawIp(), tr("Start from “%1”").arg(tr("Raw IPv4")));
    }
}

void CraftPage::chooseNetwork(const QString& name)
{
    const auto found = std::find_if(m_networks.begin(), m_networks.end(),
        [&name](const CraftNetwork& each) { return each.name == name; });
    if (found == m_networks.end())
        return;
    m_strip->setNetwork(static_cast<int>(found - m_networks.begin()));
    networkChosen();
}

/// Sends nothing: what was sent stays until the next Send.
void CraftPage::networkChosen()
{
    m_planner.setNetwork(network().make);
    m_strip->setWay(std::nullopt);
    m_forgedConfirmed = false;
    m_confirm->hide();
    m_plan.reset();
    m_planIsOld = true;
    m_banner->hide();
    offerAddresses();
    Q_EMIT wantsFrame();
}

/// Source and destination that the packet can have in the chosen practice network.
std::optional<std::pair<std::string, std::string>> CraftPage::addressesThere() const
{
    const std::vector<craft::Layer>& layers = m_editor.packet().layers();
    if (layers.empty())
        return std::nullopt;
    const auto family = layers.front().kind == LayerKind::Ipv6 ? wire::Family::IPv6 : wire::Family::IPv4;
    const auto& here = network().here;
    const auto& target = network().target;
    const auto from = std::find_if(
        here.begin(), here.end(), [family](const wire::IpAddress& ip) { return ip.family == family; });
    const auto to = std::find_if(
        target.begin(), target.end(), [family](const wire::IpAddress& ip) { return ip.family == family; });
    if (from == here.end() || to == target.end())
        return std::nullopt;
    return std::pair(from->text(), to->text());
}

/// A packet for this computer's loopback gets nowhere in a practice network.
void CraftPage::offerAddresses()
{
    const auto there = addressesThere();
    if (!there || m_editor.packet().layers().empty())
        return;
    const std::string layer(wire::layerName(m_editor.packet().layers().front().kind));
    const auto destination = m_editor.packet().text(layer + ".destination");
    const bool isLoopback = destination && (destination->starts_with("127.") || *destination == "::1");
    if (!isLoopback)
        return;
    m_banner->showMessage(tr("The packet goes to %1, which this practice network does not have.")
                              .arg(QString::fromStdString(*destination)),
        tr("Address it from %1 to %2")
            .arg(QString::fromStdString(there->first), QString::fromStdString(there->second)));
}

void CraftPage::useAddresses()
{
    m_banner->hide();
    const auto there = addressesThere();
    if (!there)
        return;
    craft::Packet packet = m_editor.packet();
    const std::string layer(wire::layerName(packet.layers().front().kind));
    const bool set
        = packet.set(layer + ".source", there->first) && packet.set(layer + ".destination", there->second);
    if (set)
        m_editor.replace(std::move(packet), tr("Use addresses of the practice network"));
}

void CraftPage::send()
{
    request({.times = 1});
}

/// What is still being written belongs to the packet that is sent.
bool CraftPage::finishWriting()
{
    return m_grid->finishWriting() && m_payload->finishWriting() && m_fields->finishWriting();
}

void CraftPage::request(const Repetition& repetition)
{
    if (!finishWriting())
        return;
    m_asked = repetition;
    m_banner->hide();
    const bool mustAsk = m_plan && m_plan->forgedSource && m_plan->leavesMachine && !m_plan->refused;
    if (mustAsk && !m_forgedConfirmed) {
        const auto source = m_editor.packet().text(
            m_editor.packet().layers().front().kind == LayerKind::Ipv6 ? "ipv6.source" : "ipv4.source");
        askForged(QString::fromStdString(source.value_or(std::string())));
        return;
    }
    sendNow();
}

void CraftPage::sendNow()
{
    m_confirm->hide();
    m_desk->send(network(),
        {.packet = m_editor.packet(),
            .way = m_strip->way(),
            .times = m_asked.times,
            .interval = m_asked.interval,
            .counterField = m_asked.counterField,
            .forgedConfirmed = m_forgedConfirmed},
        packetTitle());
}

void CraftPage::askForged(const QString& source)
{
    m_confirm->ask(forgedQuestion(source));
}

void CraftPage::listen(const crafting::Listening& what)
{
    m_banner->hide();
    m_desk->listen(network(), what, packetTitle());
    m_replies->setTab(RepliesPanel::Passing);
}

void CraftPage::showPlan(const craft::SendPlan& plan)
{
    m_plan = plan;
    m_strip->showPlan(plan);
    m_grid->setPlan(plan);
    const auto can
        = [&plan](auto fits) { return std::any_of(plan.possible.begin(), plan.possible.end(), fits); };
    using Access = ReceiverPanel::Access;
    if (plan.way == SendWay::Practice)
        m_receiver->setAccess(Access::Practice);
    else if (can(isRaw))
        m_receiver->setAccess(plan.byHelper ? Access::Helper : Access::Own);
    else if (!plan.possible.empty() || (plan.refused && plan.refused->code == ErrorCode::NeedsRawSockets))
        m_receiver->setAccess(Access::None);
    Q_EMIT wantsFrame(); // for the status bar
}

/// Another session is on the desk: every view starts anew with it.
void CraftPage::showSession()
{
    m_replayIsNew = false;
    m_packetPanel->clear();
    m_replies->show(&m_desk->exchange(), &m_desk->journal());
    shareRoom();
    showState();
    Q_EMIT titleChanged();
    Q_EMIT wantsFrame();
}

void CraftPage::showState()
{
    m_bar->setSending(m_desk->isSending());
    const bool hasEvents = m_desk->journal().size() > 0;
    for (QAction* action : m_exports)
        action->setEnabled(hasEvents || action == m_picture);
    m_receiver->setListening(
        m_desk->session() ? m_desk->session()->listening() : std::vector<crafting::Listening> {});
}

bool CraftPage::refresh()
{
    if (m_planIsOld) {
        m_planIsOld = false;
        m_planner.ask(m_editor.packet(), m_strip->way());
    }
    if (m_desk->catchUp()) {
        showState();
        showSent();
        if (m_packetPanel->shown() != 0)
            m_packetPanel->showPacket(m_desk->exchange(), m_desk->journal(), m_packetPanel->shown());
    }
    m_replies->catchUp(m_desk->session() ? m_desk->session()->now() : Instant {});
    return m_desk->expectsMore();
}

/// The page of a file shows the packet that was sent last there, and the network that it was sent into.
void CraftPage::showSent()
{
    if (!m_replayIsNew || m_desk->exchange().sent().empty())
        return;
    m_replayIsNew = false;
    const journal::JournalView view(m_desk->journal());
    const ByteView bytes = view.at(m_desk->exchange().sent().back().seq).bytes.view();
    if (auto packet = craft::Packet::fromBytes(bytes))
        m_editor.replace(std::move(*packet), tr("Open “%1”").arg(m_desk->title()));
    chooseNetwork(QString::fromStdString(m_desk->exchange().network()));
}

void CraftPage::showPacket(quint64 seq)
{
    if (seq == 0)
        return m_packetPanel->clear();
    m_packetPanel->showPacket(m_desk->exchange(), m_desk->journal(), seq);
    showSide(Side::Packet);
}

void CraftPage::showRefusal(const Error& error)
{
    say(sentence(error), true);
}

/// Goes away with the next change of the packet.
void CraftPage::say(const QString& text, bool isFailure)
{
    m_banner->showMessage(text, {}, isFailure ? Banner::Tone::Failure : Banner::Tone::Notice);
}

PageStatus CraftPage::status() const
{
    PageStatus status;
    if (network().isPractice()) {
        status.network = tr("Practice: %1").arg(network().title);
        status.networkNote = tr("— no internet needed");
    }
    if (m_plan) {
        status.way = rightsText(*m_plan);
        status.wayIsWhole = leavesWhole(*m_plan);
    }
    const crafting::Exchange& exchange = m_desk->exchange();
    const std::size_t sent = exchange.sentCount();
    const std::size_t replies = exchange.replies().size();
    if (sent > 0 || m_desk->session())
        status.text = tr("%1 · %2").arg(
            countOf(sent, tr("1 sent"), tr("%1 sent")), countOf(replies, tr("1 reply"), tr("%1 replies")));
    return status;
}

Page::Claim CraftPage::claims(const QString& path) const
{
    return holdsRole(path, journal::ActorRole::Crafter) ? Claim::Own : Claim::None;
}

bool CraftPage::canSave() const
{
    return m_desk->journal().size() > 0;
}

void CraftPage::startNew()
{
    m_forgedConfirmed = false;
    m_confirm->hide();
    m_banner->hide();
    m_desk->startEmpty();
    m_editor.start(craft::builtinTemplate("udp-hello").value_or(craft::Packet {}));
}

void CraftPage::stopEverything()
{
    m_confirm->hide();
    m_desk->stop();
}

} // namespace socketscope::ui
