// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/optionsection.h"

#include "core/journal/eventnames.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"
#include "ui/words/optionwords.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>

#include <algorithm>

namespace socketscope::ui {

namespace {

using journal::OptionName;

std::vector<OptionName> offered(talk::Role role)
{
    const bool datagram = role == talk::Role::UdpServer || role == talk::Role::UdpClient;
    if (datagram)
        return {OptionName::SoReuseaddr, OptionName::SoRcvbuf, OptionName::SoSndbuf, OptionName::SoBroadcast,
            OptionName::IpTtl, OptionName::IpMulticastTtl, OptionName::IpMulticastLoop};
    return {OptionName::SoReuseaddr, OptionName::SoRcvbuf, OptionName::SoSndbuf, OptionName::TcpNodelay,
        OptionName::IpTtl, OptionName::SoKeepalive, OptionName::SoLinger};
}

QString usualValue(OptionName option)
{
    switch (option) {
    case OptionName::SoRcvbuf:
    case OptionName::SoSndbuf:
        return QStringLiteral("65536");
    case OptionName::IpTtl:
        return QStringLiteral("64");
    case OptionName::SoLinger:
    case OptionName::IpMulticastLoop:
        return QStringLiteral("0");
    default:
        return QStringLiteral("1");
    }
}

} // namespace

OptionSection::OptionSection(talk::Role role, QWidget* parent)
    : QWidget(parent)
{
    const bool datagram = role == talk::Role::UdpServer || role == talk::Role::UdpClient;
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(2, 1);
    grid->addWidget(makeLabel(tr("Option"), LabelStyle::Small, this), 0, 0);
    grid->addWidget(makeLabel(tr("Asked for"), LabelStyle::Small, this), 0, 1);
    grid->addWidget(makeLabel(tr("The kernel holds"), LabelStyle::Small, this), 0, 2);
    for (const OptionName option : offered(role))
        addRow(*grid, option, datagram);
    if (datagram)
        addGroup(*grid);
}

void OptionSection::addRow(QGridLayout& grid, OptionName option, bool datagram)
{
    const QString name = optionName(option);
    Row row {option, new QCheckBox(name, this), new QLineEdit(usualValue(option), this),
        makeLabel(tr("—"), LabelStyle::Quiet, this)};
    row.asked->setFont(codeFont(0.95));
    row.asked->setObjectName(name);
    row.value->setFont(codeFont(0.95));
    row.value->setFixedWidth(92);
    row.value->setEnabled(false);
    row.value->setAccessibleName(tr("Value asked for %1").arg(name));
    row.value->setObjectName(name + QStringLiteral(".value"));
    row.held->setObjectName(name + QStringLiteral(".held"));
    row.held->setAccessibleName(tr("Value that the kernel holds for %1").arg(name));
    const int at = grid.rowCount();
    grid.addWidget(row.asked, at, 0);
    grid.addWidget(row.value, at, 1);
    grid.addWidget(row.held, at, 2);
    connect(row.asked, &QCheckBox::toggled, row.value, &QWidget::setEnabled);
    connect(row.asked, &QCheckBox::toggled, this, &OptionSection::edited);
    const auto explainValue = [row, option, datagram] {
        row.asked->setToolTip(optionMeaning(option, row.value->text().toInt(), datagram));
    };
    connect(row.value, &QLineEdit::textChanged, this, explainValue);
    connect(row.value, &QLineEdit::textEdited, this, &OptionSection::edited);
    explainValue();
    m_rows.push_back(row);
}

void OptionSection::addGroup(QGridLayout& grid)
{
    m_join = new QCheckBox(tr("Join a multicast group"), this);
    m_join->setObjectName(QStringLiteral("joinGroup"));
    m_join->setToolTip(optionMeaning(OptionName::IpAddMembership, 0, true));
    m_group = new QLineEdit(this);
    m_group->setPlaceholderText(tr("239.255.0.1"));
    m_group->setAccessibleName(tr("Multicast group"));
    m_group->setObjectName(QStringLiteral("group"));
    m_interface = new QLineEdit(this);
    m_interface->setPlaceholderText(tr("interface's address, or empty"));
    m_interface->setAccessibleName(tr("Address of the interface to join on"));
    for (QLineEdit* edit : {m_group, m_interface}) {
        edit->setFont(codeFont(0.95));
        edit->setEnabled(false);
        connect(m_join, &QCheckBox::toggled, edit, &QWidget::setEnabled);
        connect(edit, &QLineEdit::textEdited, this, &OptionSection::edited);
    }
    connect(m_join, &QCheckBox::toggled, this, &OptionSection::edited);
    const int at = grid.rowCount();
    grid.addWidget(m_join, at, 0);
    grid.addWidget(m_group, at, 1);
    grid.addWidget(m_interface, at, 2);
}

void OptionSection::setOptions(const std::vector<talk::OptionStep>& options)
{
    for (const Row& row : m_rows)
        row.asked->setChecked(false);
    m_others.clear();
    for (const talk::OptionStep& option : options) {
        const auto row = std::find_if(m_rows.begin(), m_rows.end(),
            [&option](const Row& other) { return other.option == option.option; });
        if (row != m_rows.end()) {
            row->asked->setChecked(true);
            row->value->setText(QString::number(option.value));
        } else if (option.option == OptionName::IpAddMembership && m_join && !m_join->isChecked()) {
            m_join->setChecked(true);
            m_group->setText(QString::fromStdString(option.group));
            m_interface->setText(QString::fromStdString(option.interface));
        } else {
            m_others.push_back(option);
        }
    }
}

std::optional<std::vector<talk::OptionStep>> OptionSection::options() const
{
    std::vector<talk::OptionStep> options;
    for (const Row& row : m_rows) {
        if (!row.asked->isChecked())
            continue;
        bool isNumber = false;
        const int value = row.value->text().trimmed().toInt(&isNumber);
        if (!isNumber)
            return std::nullopt;
        options.push_back({row.option, value});
    }
    if (m_join && m_join->isChecked())
        options.push_back({OptionName::IpAddMembership, 0, m_group->text().trimmed().toStdString(),
            m_interface->text().trimmed().toStdString()});
    options.insert(options.end(), m_others.begin(), m_others.end());
    return options;
}

void OptionSection::setHeld(const HeldOptions& held)
{
    for (const Row& row : m_rows) {
        const auto known = held.find(row.option);
        row.held->setText(known == held.end() ? tr("—") : optionValue(row.option, known->second));
    }
}

} // namespace socketscope::ui
