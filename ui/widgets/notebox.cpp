// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notebox.h"

#include "ui/widgets/labels.h"

#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

NoteBox::NoteBox(const QString& text, QWidget* parent)
    : QuietBox(parent)
    , m_label(makeLabel({}, LabelStyle::Body, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->addWidget(m_label);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setText(text);
}

void NoteBox::setText(const QString& text)
{
    m_label->setText(text);
    setVisible(!text.isEmpty());
}

QString NoteBox::text() const
{
    return m_label->text();
}

} // namespace socketscope::ui
