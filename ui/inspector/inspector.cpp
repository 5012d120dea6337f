// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector.h"

#include "ui/inspector/carried.h"
#include "ui/inspector/eventlink.h"
#include "ui/inspector/facttable.h"
#include "ui/inspector/hexview.h"
#include "ui/inspector/related.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notebox.h"
#include "ui/words/eventwords.h"

#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {
namespace {

constexpr int margin = 10;
/// Sentences and related events look this far ahead; after that what is said of an event cannot change.
constexpr journal::Seq settled = 1024;

QLabel* selectable(QLabel* label)
{
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

} // namespace

Inspector::Inspector(const journal::Journal& journal, QWidget* parent)
    : QWidget(parent)
    , m_journal(journal)
    , m_stack(new QStackedLayout(this))
{
    setAccessibleName(tr("Inspector"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_stack->addWidget(new EmptyState(tr("Nothing chosen"),
        tr("Select a call, an arrow or a row of the log to see what it means and its bytes."), {}, this));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("inspectorScroll"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget(scroll);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(6);
    m_title = selectable(makeLabel({}, LabelStyle::Bold, page));
    m_title->setObjectName(QStringLiteral("inspectorTitle"));
    m_subtitle = selectable(makeLabel({}, LabelStyle::Quiet, page));
    m_subtitle->setObjectName(QStringLiteral("inspectorSubtitle"));
    m_note = new NoteBox({}, page);
    m_note->setObjectName(QStringLiteral("inspectorNote"));
    m_action = selectable(makeLabel({}, LabelStyle::Body, page));
    m_action->setObjectName(QStringLiteral("inspectorAction"));
    for (QWidget* part : std::initializer_list<QWidget*> {m_title, m_subtitle, m_note, m_action})
        column->addWidget(part);
    m_argumentsHeading = addHeading(column, tr("Arguments"));
    m_arguments = new FactTable(page);
    column->addWidget(m_arguments);
    m_resultsHeading = addHeading(column, {});
    m_results = new FactTable(page);
    column->addWidget(m_results);
    m_bytesHeading = addHeading(column, {});
    m_bytes = new HexView(page);
    m_bytes->setObjectName(QStringLiteral("inspectorBytes"));
    column->addWidget(m_bytes);
    m_abridged = selectable(makeLabel({}, LabelStyle::Small, page));
    m_abridged->setObjectName(QStringLiteral("inspectorAbridged"));
    column->addWidget(m_abridged);
    m_carriedHeading = addHeading(column, {});
    m_carried = new QVBoxLayout;
    m_carried->setSpacing(0);
    column->addLayout(m_carried);
    m_relatedHeading = addHeading(column, tr("Belongs together"));
    m_related = new QVBoxLayout;
    m_related->setSpacing(0);
    column->addLayout(m_related);
    column->addStretch(1);
    scroll->setWidget(page);
    m_stack->addWidget(scroll);
}

QLabel* Inspector::addHeading(QVBoxLayout* column, const QString& text)
{
    QLabel* heading = makeLabel(text, LabelStyle::Small, column->parentWidget());
    heading->setContentsMargins(0, 8, 0, 0);
    column->addWidget(heading);
    return heading;
}

void Inspector::setSeq(quint64 seq)
{
    const journal::JournalView view(m_journal);
    const quint64 wanted = seq <= view.size() ? seq : 0;
    if (wanted == m_seq)
        return;
    m_seq = wanted;
    m_shownSize = 0;
    m_stack->setCurrentIndex(m_seq == 0 ? 0 : 1);
    if (m_seq != 0)
        fill(view);
}

void Inspector::refresh()
{
    if (m_seq == 0 || m_shownSize >= m_seq + settled)
        return;
    const journal::JournalView view(m_journal);
    if (view.size() != m_shownSize)
        fill(view);
}

void Inspector::fill(const journal::JournalView& view)
{
    const bool isNew = m_shownSize == 0;
    m_shownSize = view.size();
    const journal::Event& event = view.at(m_seq);
    const Explanation said = explain(view, m_seq);
    m_title->setText(said.title);
    m_subtitle->setText(said.subtitle);
    m_note->setText(said.text);
    m_action->setText(said.action);
    m_action->setVisible(!said.action.isEmpty());
    m_arguments->setRows(argumentRows(view, event));
    m_argumentsHeading->setVisible(!m_arguments->rows().isEmpty());
    m_results->setRows(resultRows(event));
    m_resultsHeading->setText(event.kind == journal::EventKind::Return ? tr("Result") : tr("Facts"));
    m_resultsHeading->setVisible(!m_results->rows().isEmpty());
    if (isNew) // the bytes of an event never change; a selection in them must last
        showBytes(event);
    showRelated(view, event);
}

void Inspector::showBytes(const journal::Event& event)
{
    const bool some = hasBytes(event);
    const auto kept = event.bytes.view();
    m_bytes->setBytes(some ? Bytes(kept.begin(), kept.end()) : Bytes());
    m_bytes->setVisible(some);
    m_bytesHeading->setVisible(some);
    const bool isIcmp = event.kind == journal::EventKind::Failure;
    m_bytesHeading->setText(isIcmp ? tr("Quoted bytes") : tr("Bytes"));
    m_abridged->setVisible(some && event.bytes.abridged());
    if (!some || !event.bytes.abridged())
        return;
    m_abridged->setText(tr("These are the first %1 of %2. The flow was too fast to keep all of it.")
                            .arg(countText(event.bytes.kept), bytesText(event.bytes.length)));
}

void Inspector::setLadder(const journal::Ladder* ladder)
{
    m_ladder = ladder;
    if (m_seq != 0)
        fill(journal::JournalView(m_journal));
}

void Inspector::showRelated(const journal::JournalView& view, const journal::Event& event)
{
    const bool isSend = event.call == journal::CallName::Send || event.call == journal::CallName::Sendto;
    m_carriedHeading->setText(isSend ? tr("Where these bytes went") : tr("Where these bytes came from"));
    showLinks(m_carried, m_carriedHeading, m_carriedSeqs,
        m_ladder ? carriedBytes(view, *m_ladder, event) : QList<Related>());
    QList<Related> related = relatedEvents(view, event);
    if (const auto waker = m_ladder ? wokenBy(view, *m_ladder, event) : std::nullopt)
        related.prepend(*waker);
    showLinks(m_related, m_relatedHeading, m_relatedSeqs, related);
}

void Inspector::showLinks(
    QVBoxLayout* section, QLabel* heading, QList<quint64>& shown, const QList<Related>& links)
{
    heading->setVisible(!links.isEmpty());
    QList<quint64> seqs {m_seq};
    for (const Related& each : links)
        seqs << each.seq;
    if (seqs == shown)
        return; // a link under the pointer must not be replaced
    shown = seqs;
    while (QLayoutItem* item = section->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Related& each : links) {
        auto* link = new EventLink(each.text, heading->parentWidget());
        connect(link, &QPushButton::clicked, this, [this, seq = each.seq] { Q_EMIT activated(seq); });
        section->addWidget(link);
    }
}

} // namespace socketscope::ui
