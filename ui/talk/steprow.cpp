// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/steprow.h"

#include "ui/talk/stepwords.h"
#include "ui/words/eventwords.h"

#include <QtGui/QPainter>

namespace socketscope::ui {

namespace {

using journal::StepState;

constexpr int verticalPadding = 4;
constexpr int sidePadding = 8;
constexpr int markSize = 12;
constexpr int gap = 10;
constexpr int indent = 14;

ThemeColor resultColor(StepState state)
{
    return state == StepState::Failed ? &Theme::lost : &Theme::quiet;
}

} // namespace

StepRow::StepRow(QWidget* parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (const journal::Seq seq = m_progress.returned ? m_progress.returned : m_progress.call)
            Q_EMIT chosen(seq);
    });
}

void StepRow::setStep(const talk::Step& step, bool datagram, bool indented)
{
    m_indented = indented;
    m_step = step;
    m_call = stepText(step, datagram);
    m_details = stepDetails(step, datagram);
    describe({});
    update();
}

void StepRow::showProgress(
    const journal::JournalView& view, const journal::StepProgress& progress, std::uint32_t newestConnection)
{
    if (progress == m_progress)
        return;
    m_progress = progress;
    m_result = stepResult(view, m_step, progress, newestConnection);
    describe(progress.state() == StepState::Failed ? explain(view, progress.returned).text : QString());
    update();
}

void StepRow::clearProgress()
{
    m_progress = {};
    m_result.clear();
    describe({});
    update();
}

void StepRow::describe(const QString& explanation)
{
    const QString state = stepStateText(m_progress.state());
    setAccessibleName(
        m_result.isEmpty() ? tr("%1, %2").arg(m_call, state) : tr("%1, %2, %3").arg(m_call, state, m_result));
    setAccessibleDescription(explanation);
    // Tool tips render what looks like markup: peers' words and host names are in there.
    setToolTip((explanation.isEmpty() ? m_details : m_details + QLatin1Char('\n') + explanation)
                   .toHtmlEscaped()
                   .replace(QLatin1Char('\n'), QLatin1String("<br>")));
    setCursor(m_progress.call ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setFocusPolicy(m_progress.call ? Qt::TabFocus : Qt::NoFocus);
}

QSize StepRow::sizeHint() const
{
    const QFontMetrics metrics(codeFont(0.95));
    return {2 * sidePadding + markSize + gap + metrics.horizontalAdvance(m_call) + 60,
        metrics.height() + 2 * verticalPadding};
}

QSize StepRow::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void StepRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || (underMouse() && m_progress.call)) {
        painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? theme.frame : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    QRect room = rect().adjusted(sidePadding + (m_indented ? indent : 0), 0, -sidePadding, 0);
    paintMark(painter, QRect(room.left(), (height() - markSize) / 2, markSize, markSize));
    room.setLeft(room.left() + markSize + gap);

    const QFont resultFont = textFont(0.87);
    const int wanted = qCeil(QFontMetricsF(resultFont).horizontalAdvance(m_result)) + 2;
    const QFont callFont = codeFont(0.95);
    const int callWidth = qCeil(QFontMetricsF(callFont).horizontalAdvance(m_call)) + 2;
    // What came of it matters more than the tail of a long call, up to half of the room.
    const int resultWidth = qMin(wanted, qMax(room.width() - callWidth - gap, room.width() / 2));
    painter.setFont(resultFont);
    painter.setPen(theme.*resultColor(state()));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight,
        QFontMetrics(resultFont).elidedText(m_result, Qt::ElideRight, resultWidth));
    painter.setFont(callFont);
    painter.setPen(state() == StepState::NotReached ? theme.quiet : theme.text);
    const int left = room.width() - resultWidth - (resultWidth ? gap : 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(callFont).elidedText(m_call, Qt::ElideRight, left));
}

void StepRow::paintMark(QPainter& painter, const QRect& room) const
{
    const Theme& theme = Theme::of(this);
    const auto picture = [&](const char* name, const QColor& color) {
        painter.drawPixmap(room, iconPixmap(QLatin1String(name), color, room.size(), devicePixelRatioF()));
    };
    const QPointF middle = QRectF(room).center();
    switch (state()) {
    case StepState::NotReached:
    case StepState::Waiting:
        painter.setPen(QPen(theme.quiet, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(middle, 3.0, 3.0);
        break;
    case StepState::InCall:
        painter.setPen(QPen(theme.blockedEdge, 1.2));
        painter.setBrush(theme.blocked);
        painter.drawEllipse(middle, 4.0, 4.0);
        break;
    case StepState::Done:
        picture("check", theme.good);
        break;
    case StepState::Failed:
        picture("cross", theme.lost);
        break;
    case StepState::Cancelled:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.quiet);
        painter.drawRoundedRect(QRectF(middle.x() - 3.5, middle.y() - 3.5, 7, 7), 1, 1);
        break;
    }
}

} // namespace socketscope::ui
