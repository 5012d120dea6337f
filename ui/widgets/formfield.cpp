// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/formfield.h"

#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

#include <QtCore/QPointer>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

QLabel* makeErrorLabel(QWidget* parent)
{
    QLabel* label = makeLabel({}, LabelStyle::Small, parent);
    label->setProperty("kind", QStringLiteral("error"));
    label->setWordWrap(true);
    label->hide();
    return label;
}

void showSentence(QLabel* label, const QString& sentence)
{
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
}

} // namespace

FormField::FormField(const QString& label, QWidget* parent)
    : QWidget(parent)
    , m_label(makeLabel(label, LabelStyle::Small, this))
    , m_edit(new QLineEdit(this))
    , m_errorLabel(makeErrorLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_label);
    column->addWidget(m_edit);
    column->addWidget(m_errorLabel);
    m_label->setBuddy(m_edit);
    m_edit->setAccessibleName(label);
    m_edit->setMinimumWidth(40);
    connect(m_edit, &QLineEdit::textEdited, this, &FormField::textEdited);
    // An edit that has the focus loses it as it goes, when the field itself is no more.
    connect(m_edit, &QLineEdit::editingFinished, m_edit, [field = QPointer<FormField>(this)] {
        if (field)
            Q_EMIT field->editingFinished();
    });
    setFocusProxy(m_edit);
}

QString FormField::label() const
{
    return m_label->text();
}

QString FormField::text() const
{
    return m_edit->text();
}

void FormField::setText(const QString& text)
{
    if (text != m_edit->text())
        m_edit->setText(text);
}

void FormField::setPlaceholderText(const QString& text)
{
    m_edit->setPlaceholderText(text);
}

void FormField::setCodeFont(bool on)
{
    m_edit->setFont(on ? codeFont(0.95) : textFont());
}

void FormField::setError(const QString& sentence)
{
    if (sentence == m_error)
        return;
    m_error = sentence;
    m_edit->setProperty("invalid", !sentence.isEmpty());
    m_edit->style()->unpolish(m_edit); // the stylesheet looks at the property only while it polishes
    m_edit->style()->polish(m_edit);
    m_edit->setAccessibleDescription(sentence);
    if (m_errorShown)
        showSentence(m_errorLabel, sentence);
    Q_EMIT errorChanged();
}

void FormField::setErrorShown(bool shown)
{
    m_errorShown = shown;
    showSentence(m_errorLabel, shown ? m_error : QString());
}

FormRow::FormRow(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout)
    , m_errorLabel(makeErrorLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    m_row->setSpacing(8);
    column->addLayout(m_row);
    column->addWidget(m_errorLabel);
}

void FormRow::addField(FormField* field, int stretch)
{
    field->setErrorShown(false);
    m_row->addWidget(field, stretch);
    m_fields.append(field);
    connect(field, &FormField::errorChanged, this, &FormRow::showFirstError);
    showFirstError();
}

void FormRow::showFirstError()
{
    for (const FormField* field : m_fields) {
        if (!field->error().isEmpty()) {
            showSentence(m_errorLabel, field->error());
            return;
        }
    }
    showSentence(m_errorLabel, {});
}

} // namespace socketscope::ui
