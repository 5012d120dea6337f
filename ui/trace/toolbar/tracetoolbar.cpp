// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/toolbar/tracetoolbar.h"

#include "ui/theme/theme.h"
#include "ui/trace/toolbar/optionspanel.h"
#include "ui/trace/toolbar/targetbox.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtCore/QScopedValueRollback>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSpinBox>

namespace socketscope::ui {

using trace::Mode;
using trace::Protocol;

namespace {

constexpr QLatin1String modeKey("trace/mode");
constexpr QLatin1String ttlKey("trace/ttl");
constexpr int narrowest = 430;

} // namespace

TraceToolBar::TraceToolBar(QSettings& settings, const QList<QAction*>& exports, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_target(new TargetBox(settings, this))
    , m_trace(makePrimaryButton(tr("Trace"), {}, this))
    , m_stop(makeButton(tr("Stop"), QStringLiteral("stop"), this))
    , m_mode(new SegmentedControl({tr("Once"), tr("Repeat"), tr("TTL")}, tr("How often"), this))
    , m_ttl(new QSpinBox(this))
    , m_protocol(new SegmentedControl(
          {QStringLiteral("ICMP"), QStringLiteral("UDP"), QStringLiteral("TCP")}, tr("Protocol"), this))
    , m_family(new FlatComboBox({}, this))
    , m_options(makeTextTool(tr("Options ▾"), {}, this))
    , m_export(makeTextTool(tr("Export ▾"), {}, this))
    , m_panel(new OptionsPanel(this))
{
    build(exports);
    connectParts();
    const int mode = m_settings.value(modeKey).toInt();
    m_mode->setCurrent(mode >= 0 && mode <= 1 ? mode : 0);
    m_ttl->setValue(qBound(1, m_settings.value(ttlKey, 3).toInt(), 255));
    setBusy(false);
}

void TraceToolBar::build(const QList<QAction*>& exports)
{
    m_trace->setObjectName(QStringLiteral("trace"));
    m_stop->setObjectName(QStringLiteral("stopTrace"));
    m_mode->setObjectName(QStringLiteral("traceMode"));
    m_protocol->setObjectName(QStringLiteral("traceProtocol"));
    m_options->setObjectName(QStringLiteral("traceOptionsButton"));
    m_mode->setChoiceToolTip(0, tr("Every hop once, all at the same time"));
    m_mode->setChoiceToolTip(1, tr("Again and again, until you stop"));
    m_mode->setChoiceToolTip(2, tr("One packet that dies at a hop of your choice"));
    m_protocol->setChoiceToolTip(0, tr("Where this system does not allow it, UDP is sent in its place"));
    m_ttl->setRange(1, 255);
    m_ttl->setAccessibleName(tr("TTL"));
    m_ttl->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_ttl->setAlignment(Qt::AlignCenter);
    m_ttl->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("255")) + 22);
    m_family->setAccessibleName(tr("Address family"));
    m_family->addItem(tr("IPv4 or 6"), int(wire::Family::None));
    m_family->addItem(QStringLiteral("IPv4"), int(wire::Family::IPv4));
    m_family->addItem(QStringLiteral("IPv6"), int(wire::Family::IPv6));
    auto* menu = new QMenu(this);
    menu->addActions(exports);
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_target->setMinimumWidth(120);
    m_target->setMaximumWidth(280);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 10, 8);
    row->setSpacing(7);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    setMinimumWidth(narrowest);
    row->addWidget(m_target, 10);
    row->addWidget(m_trace);
    row->addWidget(m_stop);
    row->addWidget(m_mode);
    row->addWidget(m_ttl);
    row->addWidget(m_protocol);
    row->addWidget(m_family);
    row->addWidget(m_options);
    row->addStretch(1);
    row->addWidget(m_export);
}

void TraceToolBar::connectParts()
{
    connect(m_trace, &QPushButton::clicked, this, &TraceToolBar::traceAsked);
    connect(m_stop, &QPushButton::clicked, this, &TraceToolBar::stopAsked);
    connect(m_target, &TargetBox::chosen, this, &TraceToolBar::traceAsked);
    connect(m_mode, &SegmentedControl::currentChanged, this, [this](int mode) {
        if (mode != int(Mode::Single))
            m_settings.setValue(modeKey, mode);
        sayTtl();
    });
    connect(m_ttl, &QSpinBox::valueChanged, this, [this](int ttl) { m_settings.setValue(ttlKey, ttl); });
    connect(m_protocol, &SegmentedControl::currentChanged, this,
        [this](int protocol) { m_protocolAsked = protocol != int(Protocol::Icmp); });
    connect(m_options, &QToolButton::clicked, this, &TraceToolBar::openOptions);
    connect(m_panel, &OptionsPanel::changed, this, &TraceToolBar::sayOptions);
    sayTtl();
    auto* toTarget = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), this);
    connect(toTarget, &QShortcut::activated, this, [this] {
        m_target->setFocus(Qt::ShortcutFocusReason);
        m_target->lineEdit()->selectAll();
    });
}

void TraceToolBar::sayTtl()
{
    m_ttl->setVisible(m_mode->current() == int(Mode::Single));
    fitIntoWidth();
}

void TraceToolBar::sayOptions()
{
    const int changed = m_panel->changedCount();
    m_options->setText(changed > 0 ? tr("Options (%1) ▾").arg(changed) : tr("Options ▾"));
    fitIntoWidth();
}

std::optional<TraceAsk> TraceToolBar::ask()
{
    TraceAsk ask;
    ask.target = m_target->target();
    m_target->setInvalid(ask.target.isEmpty());
    if (ask.target.isEmpty()) {
        m_target->setFocus();
        return std::nullopt;
    }
    ask.family = static_cast<wire::Family>(m_family->currentData().toInt());
    ask.settings.mode = static_cast<Mode>(m_mode->current());
    ask.settings.singleTtl = static_cast<std::uint8_t>(m_ttl->value());
    ask.settings.shape.protocol = static_cast<Protocol>(m_protocol->current());
    ask.protocolAsked = m_protocolAsked;
    if (!m_panel->readInto(ask)) {
        openOptions();
        return std::nullopt;
    }
    if (ask.settings.shape.protocol == Protocol::Tcp && !ask.portAsked)
        ask.settings.shape.destinationPort = usualTcpPort;
    const trace::Settings settings = settingsToCheck(ask);
    if (const auto checked = settings.check();
        !checked && !m_panel->showError(checked.error(), settings.shape).isEmpty()) {
        openOptions();
        return std::nullopt;
    }
    return ask;
}

void TraceToolBar::openOptions()
{
    m_panel->openBelow(m_options);
}

void TraceToolBar::show(const TraceAsk& ask)
{
    setTarget(ask.target);
    setMode(ask.settings.mode);
    m_ttl->setValue(ask.settings.singleTtl);
    const QSignalBlocker quiet(m_protocol);
    m_protocol->setCurrent(int(ask.settings.shape.protocol));
    setFamily(ask.family);
}

void TraceToolBar::setTarget(const QString& target)
{
    m_target->setTarget(target);
}

QString TraceToolBar::target() const
{
    return m_target->target();
}

void TraceToolBar::setMode(Mode mode)
{
    m_mode->setCurrent(int(mode));
}

void TraceToolBar::setProtocol(Protocol protocol)
{
    m_protocol->setCurrent(int(protocol));
    m_protocolAsked = protocol != Protocol::Icmp;
}

void TraceToolBar::setFamily(wire::Family family)
{
    m_family->setCurrentIndex(m_family->findData(int(family)));
}

void TraceToolBar::rememberTarget(const QString& target)
{
    m_target->remember(target);
}

void TraceToolBar::setPracticeNames(const QStringList& names, bool practice)
{
    m_target->setNames(names);
    m_panel->setPractice(practice);
    sayOptions();
}

void TraceToolBar::setBusy(bool busy)
{
    const bool hadFocus = m_trace->hasFocus() || m_stop->hasFocus();
    m_trace->setVisible(!busy);
    m_stop->setVisible(busy);
    if (hadFocus)
        (busy ? m_stop : m_trace)->setFocus();
    fitIntoWidth();
}

void TraceToolBar::setCanExport(bool can)
{
    m_export->setEnabled(can);
}

/// What can be missed most easily shortens itself first.
void TraceToolBar::fitIntoWidth()
{
    const auto sayExport = [this](bool whole) {
        m_export->setIcon(whole ? QIcon() : icon(QStringLiteral("export"), &Theme::quiet));
        m_export->setToolButtonStyle(whole ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
        m_export->setToolTip(whole ? QString() : tr("Export"));
    };
    const auto showFamily = [this](bool shown) { m_family->setVisible(shown); };
    sayExport(true);
    showFamily(true);
    layout()->invalidate();
    if (layout()->minimumSize().width() <= width())
        return;
    sayExport(false);
    layout()->invalidate();
    if (layout()->minimumSize().width() > width())
        showFamily(m_family->currentIndex() != 0);
}

void TraceToolBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitIntoWidth();
}

void TraceToolBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

} // namespace socketscope::ui
