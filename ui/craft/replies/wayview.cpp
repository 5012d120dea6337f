// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/replies/wayview.h"

#include "ui/craft/replies/packetsof.h"
#include "ui/craft/replies/waymodel.h"
#include "ui/packet/comparisonview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"
#include "ui/words/glance.h"
#include "ui/words/numbers.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QPainter>
#include <QtWidgets/QListView>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {
namespace {

constexpr int margin = 10;
constexpr int railAt = 12; ///< of the line that joins the stops, from the times on
constexpr int indentation = 18; ///< of what answers
constexpr qreal radius = 4;

/// A time, a stop on a line, what happened there.
class StopDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::of(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        const QFont code = codeFont(0.9);
        painter->setFont(code);
        painter->setPen(theme.quiet);
        QRect room = option.rect.adjusted(margin, 0, -margin, 0);
        const int timeWidth = QFontMetrics(code).averageCharWidth() * 9;
        painter->drawText(QRect(room.left(), room.top(), timeWidth, room.height()),
            Qt::AlignVCenter | Qt::AlignRight, index.data(WayModel::TimeRole).toString());
        room.setLeft(room.left() + timeWidth);
        paintStop(*painter, room, index, theme);
        const bool isAnswer = index.data(WayModel::IsAnswerRole).toBool();
        room.setLeft(room.left() + 2 * railAt + (isAnswer ? indentation : 0));
        painter->setFont(textFont());
        const auto mark = static_cast<WayModel::Mark>(index.data(WayModel::MarkRole).toInt());
        painter->setPen(mark == WayModel::Mark::Dropped ? theme.lost : theme.text);
        painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(textFont()).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, QFontMetrics(textFont()).height() + 8};
    }

private:
    static void paintStop(QPainter& painter, const QRect& room, const QModelIndex& index, const Theme& theme)
    {
        const bool isAnswer = index.data(WayModel::IsAnswerRole).toBool();
        const QColor colour = isAnswer ? theme.server : theme.client;
        const QPointF at(room.left() + railAt + (isAnswer ? indentation : 0) + 0.5, room.center().y() + 0.5);
        const auto joins = [&](int row) {
            const QModelIndex other = index.sibling(row, 0);
            return other.isValid() && other.data(WayModel::IsAnswerRole).toBool() == isAnswer;
        };
        painter.setPen(QPen(colour, 1.5));
        if (joins(index.row() - 1))
            painter.drawLine(QPointF(at.x(), room.top()), at);
        if (joins(index.row() + 1))
            painter.drawLine(at, QPointF(at.x(), room.bottom() + 1));
        switch (static_cast<WayModel::Mark>(index.data(WayModel::MarkRole).toInt())) {
        case WayModel::Mark::Dropped:
            painter.setPen(QPen(theme.lost, 2));
            painter.drawLine(at + QPointF(-radius, -radius), at + QPointF(radius, radius));
            painter.drawLine(at + QPointF(-radius, radius), at + QPointF(radius, -radius));
            return;
        case WayModel::Mark::Withheld:
            painter.setPen(QPen(theme.warning, 1.5));
            painter.setBrush(theme.card);
            break;
        case WayModel::Mark::Arrived:
            painter.setPen(QPen(colour, 1.5));
            painter.setBrush(colour);
            painter.drawEllipse(at, radius + 1, radius + 1);
            return;
        case WayModel::Mark::Passed:
            painter.setPen(QPen(colour, 1.5));
            painter.setBrush(theme.card);
            break;
        }
        painter.drawEllipse(at, radius, radius);
    }
};

} // namespace

WayView::WayView(QWidget* parent)
    : QWidget(parent)
    , m_model(new WayModel(this))
    , m_stack(new QStackedLayout(this))
{
    m_stack->addWidget(new EmptyState(tr("No packet chosen"),
        tr("Choose a packet under Replies to see which routers it came by, what happened to it there, and "
           "how "
           "it arrived."),
        {}, this));
    m_stack->addWidget(buildPage());
}

QWidget* WayView::buildPage()
{
    auto* page = new QSplitter(Qt::Horizontal, this);
    page->setHandleWidth(1);
    auto* left = new QWidget(page);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 6, 0, 0);
    m_title = makeLabel({}, LabelStyle::Bold, left);
    m_title->setObjectName(QStringLiteral("wayTitle"));
    m_title->setContentsMargins(margin, 0, margin, 0);
    m_title->setMinimumWidth(1); // the rest is cut off rather than pushing the comparison away
    m_stops = new QListView(left);
    m_stops->setModel(m_model);
    m_stops->setItemDelegate(new StopDelegate(m_stops));
    m_stops->setAccessibleName(tr("Where the packet came by"));
    m_stops->setUniformItemSizes(true);
    m_stops->setFrameShape(QFrame::NoFrame);
    m_stops->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_title);
    column->addWidget(m_stops, 1);
    auto* right = new QWidget(page);
    auto* side = new QVBoxLayout(right);
    side->setContentsMargins(0, 0, 0, 0);
    m_notArrived = makeLabel({}, LabelStyle::Quiet, right);
    m_notArrived->setObjectName(QStringLiteral("notArrived"));
    m_notArrived->setWordWrap(true);
    m_notArrived->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_notArrived->setContentsMargins(margin, 8, margin, 8);
    m_comparison = new ComparisonView(right);
    side->addWidget(m_notArrived);
    side->addWidget(m_comparison, 1);
    page->addWidget(left);
    page->addWidget(right);
    page->setChildrenCollapsible(false);
    page->setStretchFactor(0, 1);
    page->setStretchFactor(1, 1);
    connect(m_stops->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& now) {
            if (!m_choosing && now.isValid())
                Q_EMIT placeChosen(m_model->seqAt(now.row()));
        });
    return page;
}

void WayView::show(const crafting::Exchange* exchange, const journal::Journal* journal, std::uint32_t number)
{
    const bool isOther = exchange != m_exchange || number != m_number;
    m_exchange = exchange;
    m_number = number;
    m_model->show(exchange, journal, number);
    const crafting::SentPacket* sent = exchange && journal ? exchange->packet(number) : nullptr;
    if (!sent) {
        m_compared = 0;
        m_stack->setCurrentIndex(0);
        return;
    }
    const journal::JournalView view(*journal);
    if (isOther) {
        m_compared = 0;
        m_title->setText(tr("Packet %1: %2").arg(countText(number), packetGlance(bytesAt(view, sent->seq))));
        m_comparison->hide();
        m_notArrived->hide();
    }
    compare(*sent, view);
    m_stack->setCurrentIndex(1);
}

/// Where it arrived nowhere, as it was where it was seen last.
void WayView::compare(const crafting::SentPacket& sent, const journal::JournalView& view)
{
    const crafting::PlaceEvent* arrival = m_exchange->arrivalOf(sent);
    m_comparison->setVisible(arrival);
    if (!arrival || arrival->seq == m_compared)
        return;
    m_compared = arrival->seq;
    const bool arrived
        = arrival->what == lab::Happening::Delivered || arrival->what == lab::Happening::Reassembled;
    const QString node = nodeName(view, arrival->node);
    m_notArrived->setVisible(!arrived);
    m_notArrived->setText(
        tr("It has arrived nowhere. This is how it was when it was last seen, at %1.").arg(node));
    m_comparison->compare(tr("Sent here"), bytesAt(view, sent.seq),
        arrived ? tr("Arrived at %1").arg(node) : tr("Last seen at %1").arg(node),
        bytesAt(view, arrival->seq));
}

void WayView::choose(journal::Seq seq)
{
    const QScopedValueRollback choosing(m_choosing, true);
    const int row = m_model->rowOf(seq);
    if (row < 0)
        m_stops->selectionModel()->clear();
    else
        m_stops->setCurrentIndex(m_model->index(row));
}

} // namespace socketscope::ui
