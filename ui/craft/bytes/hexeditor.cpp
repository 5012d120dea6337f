// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/hexeditor.h"

#include "ui/craft/bytes/hexarea.h"
#include "ui/widgets/labels.h"

#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

HexEditor::HexEditor(PacketEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_area(new HexArea(editor, this))
    , m_error(makeLabel({}, LabelStyle::Small, this))
{
    m_error->setProperty("kind", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("hexError"));
    m_error->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_area);
    column->addWidget(m_error);
    setFocusProxy(m_area);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(m_area, &HexArea::told, this, &HexEditor::say);
}

QString HexEditor::error() const
{
    return m_error->text();
}

void HexEditor::say(const QString& sentence)
{
    m_error->setText(sentence);
    if (!sentence.isEmpty())
        m_area->setAccessibleDescription(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

} // namespace socketscope::ui
