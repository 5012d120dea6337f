// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/straylist.h"

#include "ui/widgets/labels.h"
#include "ui/words/numbers.h"
#include "ui/words/tracewords.h"

#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

StrayList::StrayList(QWidget* parent)
    : PopupPanel(parent)
    , m_list(new QListWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    QLabel* text = makeLabel(tr("These packets came in while the trace ran and belong to none of its probes. "
                                "They count for nothing."),
        LabelStyle::Quiet, this);
    text->setWordWrap(true);
    column->addWidget(text);
    column->addWidget(m_list, 1);
    m_list->setObjectName(QStringLiteral("strays"));
    m_list->setAccessibleName(tr("Unmatched replies"));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedSize(460, 300);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT chosen(m_list->item(row)->data(Qt::UserRole).toULongLong());
    });
}

void StrayList::openBelow(const QWidget* button, const tracing::TraceReader& reader)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    const auto& strays = reader.hops().strays();
    const auto& events = reader.strayEvents();
    const std::size_t count = std::min({strays.size(), events.size(), mostShown});
    for (std::size_t i = 0; i < count; ++i) {
        const trace::StrayPacket& stray = strays[strays.size() - 1 - i];
        const QString from = QString::fromStdString(stray.from.text());
        auto* item
            = new QListWidgetItem(QStringLiteral("%1  %2  %3")
                                      .arg(timeText(stray.at), from.isEmpty() ? QStringLiteral("–") : from,
                                          unmatchedText(stray.reason)));
        item->setData(Qt::UserRole, QVariant::fromValue<qulonglong>(events[events.size() - 1 - i]));
        m_list->addItem(item);
    }
    m_list->setCurrentRow(-1);
    showBelow(button, Qt::AlignRight);
    m_list->setFocus();
}

} // namespace socketscope::ui
