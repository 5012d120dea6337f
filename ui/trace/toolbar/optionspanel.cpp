// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/toolbar/optionspanel.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

using trace::Via;

namespace {

struct Place {
    OptionField field;
    int row;
    int column;
    int span = 1;
};

constexpr std::array<Place, optionFieldCount> places {{{OptionField::First, 0, 0}, {OptionField::Max, 0, 1},
    {OptionField::Queries, 0, 2}, {OptionField::InFlight, 0, 3}, {OptionField::Interval, 1, 0},
    {OptionField::Rounds, 1, 1}, {OptionField::Wait, 1, 2}, {OptionField::Size, 1, 3},
    {OptionField::Port, 2, 0}, {OptionField::SourcePort, 2, 1}, {OptionField::Tos, 2, 2},
    {OptionField::Pattern, 2, 3}, {OptionField::Source, 3, 0, 2}}};

constexpr int panelWidth = 470;

} // namespace

OptionsPanel::OptionsPanel(QWidget* parent)
    : PopupPanel(parent)
{
    setObjectName(QStringLiteral("traceOptions"));
    setAccessibleName(tr("Options of the trace"));
    build();
}

void OptionsPanel::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    addFields(grid);
    column->addLayout(grid);
    m_error = makeLabel({}, LabelStyle::Small, this);
    m_error->setObjectName(QStringLiteral("optionsError"));
    m_error->setProperty("kind", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    m_dontFragment = new QCheckBox(tr("Don't fragment"), this);
    m_findMtu = new QCheckBox(tr("Find the path MTU"), this);
    m_gentle = new QCheckBox(tr("Gentle: find the distance first, never probe beyond the target"), this);
    auto* checks = new QHBoxLayout;
    checks->addWidget(m_dontFragment);
    checks->addSpacing(18);
    checks->addWidget(m_findMtu);
    checks->addStretch(1);
    column->addLayout(checks);
    column->addWidget(m_gentle);
    connect(m_findMtu, &QCheckBox::toggled, this, [this](bool on) {
        m_dontFragment->setEnabled(!on);
        if (on)
            m_dontFragment->setChecked(true); // finding it is made of that
    });
    column->addWidget(makeLine(Qt::Horizontal, this));
    buildFlow(column);
    column->addWidget(makeLine(Qt::Horizontal, this));
    buildNames(column);
    for (QCheckBox* box : {m_dontFragment, m_findMtu, m_gentle})
        connect(box, &QCheckBox::toggled, this, &OptionsPanel::changed);
    setFixedWidth(panelWidth);
}

void OptionsPanel::addFields(QGridLayout* grid)
{
    for (const Place& place : places) {
        auto* made = new FormField(labelOf(place.field), this);
        made->setCodeFont(true);
        made->setErrorShown(false);
        made->setPlaceholderText(usualTextOf(place.field));
        made->lineEdit()->setToolTip(rangeOf(place.field));
        m_fields[static_cast<std::size_t>(place.field)] = made;
        grid->addWidget(made, place.row, place.column, 1, place.span);
        connect(made, &FormField::textEdited, this, [this, made] {
            made->setError({});
            m_error->hide();
            Q_EMIT changed();
        });
    }
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    m_via = new QComboBox(this);
    m_via->setObjectName(QStringLiteral("traceVia"));
    m_via->setAccessibleName(tr("Way of sending"));
    const auto offer = [this](const QString& text, std::optional<Via> via) {
        m_via->addItem(text, via ? QVariant(int(*via)) : QVariant());
    };
    offer(tr("The best there is"), {});
    offer(tr("Raw packets"), Via::Raw);
    offer(tr("UDP, no rights needed"), Via::Udp);
    offer(tr("Ping sockets"), Via::Ping);
    offer(tr("TCP, no rights needed"), Via::Tcp);
    connect(m_via, &QComboBox::currentIndexChanged, this, &OptionsPanel::changed);
    auto* way = new QVBoxLayout;
    way->setSpacing(3);
    QLabel* label = makeLabel(tr("Sent by"), LabelStyle::Small, this);
    label->setBuddy(m_via);
    way->addWidget(label);
    way->addWidget(m_via);
    grid->addLayout(way, 3, 2, 1, 2);
}

void OptionsPanel::buildFlow(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->addWidget(makeLabel(tr("Flow"), LabelStyle::Body, this));
    row->addSpacing(8);
    m_flow = new SegmentedControl({tr("Classic"), tr("Paris"), tr("Dublin")}, tr("Flow"), this);
    m_flow->setObjectName(QStringLiteral("traceFlow"));
    row->addWidget(m_flow);
    row->addStretch(1);
    column->addLayout(row);
    m_flowText = makeLabel({}, LabelStyle::Small, this);
    m_flowText->setWordWrap(true);
    column->addWidget(m_flowText);
    connect(m_flow, &SegmentedControl::currentChanged, this, [this] {
        showFlowSentence();
        Q_EMIT changed();
    });
    showFlowSentence();
}

void OptionsPanel::showFlowSentence()
{
    const auto flow = static_cast<trace::Flow>(m_flow->current());
    QString text;
    switch (flow) {
    case trace::Flow::Classic:
        text = tr(
            "Every probe has a port of its own, so routers with several paths may send each another way.");
        break;
    case trace::Flow::Paris:
        text = tr("Ports stay the same, so all probes take one path; the checksum tells them apart.");
        break;
    case trace::Flow::Dublin:
        text = tr("Ports and checksum stay the same, so all probes take one path, through NAT too.");
        break;
    }
    if (flow != trace::Flow::Classic && !m_practice)
        text += QLatin1Char(' ')
            + tr("On this computer's network that needs raw packets: the probe helper, or rights of your "
                 "own.");
    m_flowText->setText(text);
}

void OptionsPanel::buildNames(QVBoxLayout* column)
{
    m_names = new QCheckBox(tr("Look up host names (asks your name server about every hop)"), this);
    m_names->setObjectName(QStringLiteral("traceNames"));
    connect(m_names, &QCheckBox::toggled, this, &OptionsPanel::namesAsked);
    column->addWidget(m_names);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(makeLabel(tr("AS numbers:"), LabelStyle::Body, this));
    m_systemPath = new ElidedLabel({}, this);
    setLabelStyle(m_systemPath, LabelStyle::Quiet);
    row->addWidget(m_systemPath, 1);
    m_chooseSystems = makeButton(tr("Choose a file…"), {}, this);
    m_dropSystems = makeButton(tr("None"), {}, this);
    row->addWidget(m_chooseSystems);
    row->addWidget(m_dropSystems);
    column->addLayout(row);
    connect(m_chooseSystems, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT systemFileAsked();
    });
    connect(m_dropSystems, &QPushButton::clicked, this, &OptionsPanel::systemFileDropped);
    auto* last = new QHBoxLayout;
    last->addStretch(1);
    auto* usual = makeLinkButton(tr("Usual values"), this);
    connect(usual, &QPushButton::clicked, this, &OptionsPanel::putBack);
    last->addWidget(usual);
    column->addLayout(last);
    setSystemFile({}, true);
}

void OptionsPanel::setNames(bool lookedUp)
{
    const QSignalBlocker quiet(m_names);
    m_names->setChecked(lookedUp);
}

void OptionsPanel::setSystemFile(const QString& path, bool isSupported)
{
    m_systemPath->setText(!isSupported ? tr("this build cannot read them")
            : path.isEmpty()           ? tr("from an MMDB file of yours")
                                       : path);
    m_chooseSystems->setEnabled(isSupported);
    m_dropSystems->setVisible(!path.isEmpty());
}

void OptionsPanel::setPractice(bool practice)
{
    m_practice = practice;
    m_via->setEnabled(!practice);
    m_names->setEnabled(!practice);
    m_names->setToolTip(practice ? tr("A practice network knows its names by itself") : QString());
    showFlowSentence();
}

void OptionsPanel::setFlow(trace::Flow flow)
{
    m_flow->setCurrent(int(flow));
}

void OptionsPanel::putBack()
{
    for (FormField* each : m_fields) {
        each->setText({});
        each->setError({});
    }
    m_error->hide();
    m_findMtu->setChecked(false);
    m_dontFragment->setChecked(false);
    m_gentle->setChecked(false);
    m_flow->setCurrent(0);
    m_via->setCurrentIndex(0);
    Q_EMIT changed();
}

int OptionsPanel::changedCount() const
{
    int count = 0;
    for (const FormField* each : m_fields)
        count += each->text().trimmed().isEmpty() ? 0 : 1;
    count += m_findMtu->isChecked() || m_dontFragment->isChecked() ? 1 : 0;
    count += m_gentle->isChecked() ? 1 : 0;
    count += m_flow->current() != 0 ? 1 : 0;
    return count + (m_via->currentIndex() != 0 && !m_practice ? 1 : 0);
}

bool OptionsPanel::readInto(TraceAsk& ask)
{
    OptionTexts texts;
    for (std::size_t i = 0; i < optionFieldCount; ++i)
        texts[i] = m_fields[i]->text();
    if (const auto bad = readOptions(texts, ask)) {
        markField(*bad, rangeOf(*bad));
        return false;
    }
    ask.settings.shape.dontFragment = m_dontFragment->isChecked();
    ask.settings.findMtu = m_findMtu->isChecked();
    ask.settings.gentle = m_gentle->isChecked();
    ask.settings.shape.flow = static_cast<trace::Flow>(m_flow->current());
    const QVariant via = m_via->currentData();
    if (via.isValid() && !m_practice)
        ask.via = static_cast<Via>(via.toInt());
    return true;
}

void OptionsPanel::markField(OptionField which, const QString& problem)
{
    field(which)->setError(problem);
    m_error->setText(problem);
    m_error->show();
    field(which)->lineEdit()->setFocus();
}

QString OptionsPanel::showError(const Error& error, const trace::ProbeShape& shape)
{
    const auto which = fieldOf(error, shape.protocol);
    if (!which)
        return {};
    const QString problem = problemOf(*which, error, shape);
    markField(*which, problem);
    return problem;
}

void OptionsPanel::clearSource()
{
    FormField* source = field(OptionField::Source);
    source->setText({});
    source->setError({});
    m_error->hide();
    Q_EMIT changed();
}

void OptionsPanel::openBelow(const QWidget* button)
{
    adjustSize();
    showBelow(button, Qt::AlignLeft);
}

} // namespace socketscope::ui
