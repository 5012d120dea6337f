// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/toolbar/targetbox.h"

#include "ui/theme/theme.h"

#include <QtCore/QSettings>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>

namespace socketscope::ui {

namespace {

constexpr QLatin1String settingsKey("trace/targets");
constexpr int longest = 300;

} // namespace

TargetBox::TargetBox(QSettings& settings, QWidget* parent)
    : QComboBox(parent)
    , m_settings(settings)
{
    setObjectName(QStringLiteral("traceTarget"));
    setAccessibleName(tr("Target"));
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMaxVisibleItems(12);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumContentsLength(10);
    lineEdit()->setFont(codeFont(0.95));
    view()->setFont(codeFont(0.95));
    lineEdit()->setMaxLength(longest);
    lineEdit()->setPlaceholderText(tr("Name or address"));
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    connect(lineEdit(), &QLineEdit::returnPressed, this, &TargetBox::chosen);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { setInvalid(false); });
    offer();
}

QString TargetBox::target() const
{
    return lineEdit()->text().trimmed();
}

void TargetBox::setTarget(const QString& target)
{
    setInvalid(false);
    lineEdit()->setText(target);
    lineEdit()->setCursorPosition(0);
}

void TargetBox::remember(const QString& target)
{
    QStringList targets = m_settings.value(settingsKey).toStringList();
    targets.removeAll(target);
    targets.prepend(target);
    m_settings.setValue(settingsKey, targets.mid(0, mostRemembered));
    offer();
}

void TargetBox::setNames(const QStringList& names)
{
    m_names = names;
    offer();
}

void TargetBox::offer()
{
    const QString text = lineEdit()->text();
    const QSignalBlocker quiet(this);
    clear();
    addItems(m_names.isEmpty() ? m_settings.value(settingsKey).toStringList() : m_names);
    setCurrentIndex(-1);
    lineEdit()->setText(text);
}

void TargetBox::setInvalid(bool invalid)
{
    if (lineEdit()->property("invalid").toBool() == invalid)
        return;
    for (QWidget* each : {static_cast<QWidget*>(this), static_cast<QWidget*>(lineEdit())}) {
        each->setProperty("invalid", invalid);
        each->style()->unpolish(each);
        each->style()->polish(each);
    }
}

} // namespace socketscope::ui
