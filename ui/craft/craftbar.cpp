// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/craftbar.h"

#include "ui/craft/layers/icmpkinds.h"
#include "ui/craft/packeteditor.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>

namespace socketscope::ui {

using wire::LayerKind;

namespace {

constexpr int narrowest = 430;

/// Which of the quick ones the packet is by its headers; -1: none.
int quickOf(const craft::Packet& packet)
{
    const std::vector<craft::Layer>& layers = packet.layers();
    if (layers.empty())
        return -1;
    const craft::Layer& last = layers.back();
    if (last.kind == LayerKind::Udp)
        return int(CraftBar::Quick::Udp);
    if (last.kind == LayerKind::Icmp && icmpOf(packet) == std::pair<std::uint8_t, std::uint8_t>(8, 0))
        return int(CraftBar::Quick::IcmpEcho);
    if (last.kind == LayerKind::Tcp)
        return packet.text("tcp.flags") == std::string("syn") ? int(CraftBar::Quick::TcpSyn) : -1;
    return last.kind == LayerKind::Ipv4 ? int(CraftBar::Quick::RawIp) : -1;
}

/// Numbers that a person decides on: a port, an identification, a TTL.
QStringList countingFields(const craft::Packet& packet)
{
    constexpr int leastWidth = 8;
    QStringList names;
    for (const craft::Layer& layer : packet.layers()) {
        const auto table = layer.table();
        for (const std::size_t field : craft::wholeFields(table)) {
            const wire::FieldSpec& spec = table[field];
            if (spec.kind == wire::FieldKind::Number && spec.width >= leastWidth
                && layer.state(field) == craft::FieldState::Plain)
                names << QString::fromStdString(
                    std::string(wire::layerName(layer.kind)) + '.' + std::string(spec.name));
        }
    }
    return names;
}

} // namespace

CraftBar::CraftBar(PacketEditor& editor, const Menus& menus, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_quick(new SegmentedControl(
          {QStringLiteral("UDP"), tr("ICMP echo"), tr("TCP SYN"), tr("Raw IPv4")}, tr("Start from"), this))
    , m_templates(makeTextTool(tr("Templates ▾"), tr("Packets to start from, and your own"), this))
    , m_paste(makeTextTool(tr("Paste…"), tr("A packet from a hex dump, of any program"), this))
    , m_undo(new QToolButton(this))
    , m_redo(new QToolButton(this))
    , m_send(makePrimaryButton(tr("Send"), {}, this))
    , m_repeat(makeButton({}, {}, this))
    , m_howOften(makeTextTool(QStringLiteral("▾"), tr("How often, how far apart, and what counts up"), this))
    , m_stop(makeButton(tr("Stop"), QStringLiteral("stop"), this))
    , m_copy(makeTextTool(tr("Copy as ▾"), tr("The packet as code or as hex"), this))
    , m_export(makeTextTool(tr("Export ▾"), {}, this))
    , m_panel(new SendPanel(this))
{
    build(menus);
    connectParts();
    showPacket();
    showRepetition();
    setSending(false);
}

void CraftBar::build(const Menus& menus)
{
    m_quick->setObjectName(QStringLiteral("craftQuick"));
    m_templates->setObjectName(QStringLiteral("craftTemplates"));
    m_paste->setObjectName(QStringLiteral("craftPaste"));
    m_send->setObjectName(QStringLiteral("craftSend"));
    m_repeat->setObjectName(QStringLiteral("craftRepeat"));
    m_howOften->setObjectName(QStringLiteral("craftHowOften"));
    m_stop->setObjectName(QStringLiteral("craftStop"));
    m_copy->setObjectName(QStringLiteral("craftCopy"));
    m_export->setObjectName(QStringLiteral("craftExport"));
    m_howOften->setAccessibleName(tr("How often to send"));
    for (const auto& [button, menu] : {std::pair(m_templates, menus.templates),
             std::pair(m_copy, menus.copies), std::pair(m_export, menus.exports)}) {
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
    }
    for (const auto& [button, action] : {std::pair(m_undo, menus.undo), std::pair(m_redo, menus.redo)}) {
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setIconSize(QSize(16, 16));
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 10, 8);
    row->setSpacing(7);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    setMinimumWidth(narrowest);
    row->addWidget(m_quick);
    row->addWidget(m_templates);
    row->addWidget(m_paste);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    row->addStretch(1);
    row->addWidget(m_send);
    row->addWidget(m_stop);
    row->addWidget(m_repeat);
    row->addWidget(m_howOften);
    row->addSpacing(5);
    row->addWidget(m_copy);
    row->addWidget(m_export);
}

void CraftBar::connectParts()
{
    connect(m_quick, &SegmentedControl::clicked, this,
        [this](int index) { Q_EMIT quickAsked(static_cast<Quick>(index)); });
    connect(m_paste, &QToolButton::clicked, this, &CraftBar::pasteAsked);
    connect(m_send, &QPushButton::clicked, this, &CraftBar::sendAsked);
    connect(m_repeat, &QPushButton::clicked, this, &CraftBar::repeatAsked);
    connect(m_panel, &SendPanel::sendAsked, this, &CraftBar::repeatAsked);
    connect(m_panel, &SendPanel::changed, this, &CraftBar::showRepetition);
    connect(m_stop, &QPushButton::clicked, this, &CraftBar::stopAsked);
    connect(m_howOften, &QToolButton::clicked, this, [this] {
        m_panel->setFields(countingFields(m_editor.packet()));
        m_panel->openBelow(m_howOften);
    });
    connect(&m_editor, &PacketEditor::changed, this, &CraftBar::showPacket);
}

void CraftBar::showPacket()
{
    const QSignalBlocker quiet(m_quick);
    const int quick = quickOf(m_editor.packet());
    if (quick < 0)
        m_quick->clear();
    else
        m_quick->setCurrent(quick);
}

void CraftBar::showRepetition()
{
    m_repeat->setText(repetitionText(m_panel->repetition()));
    m_repeat->setAccessibleName(m_repeat->text());
    fitIntoWidth();
}

void CraftBar::setSending(bool sending)
{
    const bool hadFocus = m_send->hasFocus() || m_stop->hasFocus() || m_repeat->hasFocus();
    m_send->setVisible(!sending);
    m_stop->setVisible(sending);
    m_repeat->setEnabled(!sending); // it would begin anew
    m_panel->setCanSend(!sending);
    if (hadFocus)
        (sending ? m_stop : m_send)->setFocus();
    fitIntoWidth();
}

void CraftBar::setCanSend(bool can)
{
    m_send->setEnabled(can);
    m_repeat->setEnabled(can);
}

/// What can be missed most easily shortens itself first.
void CraftBar::fitIntoWidth()
{
    if (!layout())
        return;
    const auto say = [](QToolButton* button, const QString& text, const QString& iconName, bool whole) {
        button->setIcon(whole ? QIcon() : icon(iconName, &Theme::quiet));
        button->setToolButtonStyle(whole ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
        if (!whole)
            button->setToolTip(text);
    };
    const auto fits = [this] {
        layout()->invalidate();
        return layout()->minimumSize().width() <= width();
    };
    say(m_export, tr("Export"), QStringLiteral("export"), true);
    say(m_templates, tr("Templates"), QStringLiteral("open"), true);
    m_repeat->show();
    m_quick->show();
    if (fits())
        return;
    say(m_export, tr("Export"), QStringLiteral("export"), false);
    if (fits())
        return;
    say(m_templates, tr("Templates"), QStringLiteral("open"), false);
    if (fits())
        return;
    m_repeat->hide(); // the panel behind the arrow has it, too
    if (!fits())
        m_quick->hide(); // the templates have them, too
}

void CraftBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitIntoWidth();
}

void CraftBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

} // namespace socketscope::ui
