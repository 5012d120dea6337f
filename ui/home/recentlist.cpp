// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/recentlist.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QtCore/QFileInfo>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

constexpr int headerPadding = 20;

/// A file's name and when it was used; a button as a whole. Delete takes it from the list.
class RecentRow final : public QAbstractButton {
public:
    RecentRow(const RecentFile& file, const QDateTime& now, QWidget* parent)
        : QAbstractButton(parent)
        , m_when(whenText(file.used, now))
    {
        setText(QFileInfo(file.path).fileName());
        setAccessibleName(RecentList::tr("Open %1").arg(text()));
        setToolTip(file.path.toHtmlEscaped());
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] QSize sizeHint() const override { return {160, fontMetrics().height() + 12}; }
    std::function<void()> removeAsked;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
            painter.setBrush(underMouse() ? theme.field : QColor(Qt::transparent));
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        }
        const QRect room = rect().adjusted(8, 0, -8, 0);
        const QFont small = textFont(0.87);
        const int whenWidth = QFontMetrics(small).horizontalAdvance(m_when);
        painter.setFont(small);
        painter.setPen(theme.quiet);
        painter.drawText(room, static_cast<int>(Qt::AlignVCenter | Qt::AlignRight), m_when);
        painter.setFont(font());
        painter.setPen(theme.text);
        const int nameWidth = room.width() - whenWidth - 12;
        painter.drawText(room, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
            fontMetrics().elidedText(text(), Qt::ElideMiddle, nameWidth));
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Delete)
            removeAsked();
        else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    QString m_when;
};

} // namespace

RecentList::RecentList(Recent& recent, QWidget* parent)
    : Card(parent)
    , m_recent(recent)
    , m_rows(new QVBoxLayout)
    , m_empty(makeLabel(tr("Sessions that you open or save appear here. Drop a .sockscope file anywhere in "
                           "this window to open it."),
          LabelStyle::Quiet, this))
    , m_clear(makeRowButton(tr("Clear"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(0);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(14, 0, 8, 0);
    header->addWidget(makeLabel(tr("Recent"), LabelStyle::Bold, this), 1);
    m_clear->setAccessibleName(tr("Clear the list of recent sessions"));
    header->addWidget(m_clear);
    header->addStrut(fontMetrics().height() + headerPadding);
    column->addLayout(header);
    column->addWidget(makeLine(Qt::Horizontal, this));
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(14, 12, 14, 8);
    column->addWidget(m_empty);
    m_rows->setContentsMargins(6, 6, 6, 0);
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
    column->addStretch(1);
    connect(m_clear, &QPushButton::clicked, &m_recent, &Recent::clear);
}

void RecentList::update(const QDateTime& now)
{
    int focused = -1; // a list that is renewed under the keyboard keeps its place
    for (int i = 0; i < m_rows->count(); ++i)
        focused = m_rows->itemAt(i)->widget()->hasFocus() ? i : focused;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was just pressed
        delete item;
    }
    for (const RecentFile& file : m_recent.files()) {
        auto* row = new RecentRow(file, now, this);
        m_rows->addWidget(row);
        connect(row, &QAbstractButton::clicked, this, [this, path = file.path] { Q_EMIT opened(path); });
        row->removeAsked = [this, path = file.path] { m_recent.remove(path); };
        row->show();
    }
    if (focused >= 0 && m_rows->count() > 0)
        m_rows->itemAt(qMin(focused, m_rows->count() - 1))->widget()->setFocus();
    m_empty->setVisible(m_recent.files().isEmpty());
    m_clear->setVisible(!m_recent.files().isEmpty());
}

} // namespace socketscope::ui
