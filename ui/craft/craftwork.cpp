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

/// Of a packet; empty where there is nothing to say.
struct CraftPage::Ends {
    std::string layer; ///< "ipv4", that has them
    std::string source;
    std::string destination;
};

/// The ends of the packet that the chosen practice network does not have. A source of zero stands for
/// whoever sends; groups and broadcasts are everywhere.
std::optional<CraftPage::Ends> CraftPage::endsElsewhere() const
{
    const std::vector<craft::Layer>& layers = m_editor.packet().layers();
    if (!network().isPractice() || layers.empty() || !craft::isNetwork(layers.front().kind))
        return std::nullopt;
    Ends ends {.layer = std::string(wire::layerName(layers.front().kind)), .source = {}, .destination = {}};
    const auto elsewhere = [&](const char* field) -> std::string {
        const std::string text = m_editor.packet().text(ends.layer + field).value_or(std::string());
        const auto ip = wire::IpAddress::parse(text);
        const auto has = [&ip](const std::vector<wire::IpAddress>& known) {
            return std::find(known.begin(), known.end(), *ip) != known.end();
        };
        const bool isOne = ip && !ip->isAny() && !ip->isMulticast() && text != "255.255.255.255";
        const CraftNetwork& there = network();
        return isOne && !has(there.addresses) && !has(there.here) && !has(there.target) ? text
                                                                                        : std::string();
    };
    ends.source = elsewhere(".source");
    ends.destination = elsewhere(".destination");
    return ends.source.empty() && ends.destination.empty() ? std::nullopt : std::optional(ends);
}

/// What can stand in their place.
std::optional<CraftPage::Ends> CraftPage::endsThere() const
{
    std::optional<Ends> ends = endsElsewhere();
    if (!ends)
        return std::nullopt;
    const auto family = ends->layer == "ipv6" ? wire::Family::IPv6 : wire::Family::IPv4;
    const auto replace = [family](std::string& end, const std::vector<wire::IpAddress>& by) {
        const auto found = std::find_if(
            by.begin(), by.end(), [family](const wire::IpAddress& ip) { return ip.family == family; });
        if (!end.empty() && found == by.end())
            return false;
        end = end.empty() ? end : found->text();
        return true;
    };
    return replace(ends->source, network().here) && replace(ends->destination, network().target)
        ? ends
        : std::nullopt;
}

/// A packet of other networks gets nowhere in a practice network, or its answer does not come back.
void CraftPage::offerAddresses()
{
    const auto from = endsElsewhere();
    const auto to = endsThere();
    if (!from || !to)
        return;
    const auto text = [](const std::string& address) { return QString::fromStdString(address); };
    const QString what = from->destination.empty()
        ? tr("The packet comes from %1, which this practice network does not have.").arg(text(from->source))
        : tr("The packet goes to %1, which this practice network does not have.")
              .arg(text(from->destination));
    const QString offer = to->source.empty() ? tr("Address it to %1").arg(text(to->destination))
        : to->destination.empty()
        ? tr("Let it come from %1").arg(text(to->source))
        : tr("Address it from %1 to %2").arg(text(to->source), text(to->destination));
    m_banner->showMessage(what, offer);
}

void CraftPage::useAddresses()
{
    m_banner->hide();
    const auto there = endsThere();
    if (!there)
        return;
    craft::Packet packet = m_editor.packet();
    const auto set = [&](const char* field, const std::string& address) {
        return address.empty() || packet.set(there->layer + field, address);
    };
    if (set(".source", there->source) && set(".destination", there->destination))
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
    m_strip->showPlan(plan, m_forgedConfirmed);
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
    const QString text = refusalText(error);
    say(text == m_strip->text() ? tr("Nothing was sent; why stands above.") : text, true);
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
