// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/grid/gridtext.h"

#include "ui/theme/theme.h"
#include "ui/words/errorwords.h"
#include "ui/words/fieldlabels.h"
#include "ui/words/layerwords.h"
#include "ui/words/plaintext.h"
#include "ui/words/sendwords.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace socketscope::ui {

using craft::FieldState;
using craft::SystemWrites;
using Kind = GridCell::Kind;
using Verdict = GridCell::Verdict;

namespace {

class GridWords {
    Q_DECLARE_TR_FUNCTIONS(GridWords)
};

constexpr double beforeMark = 6;

/// In ever fewer letters; none where nothing is to be said.
QStringList marksOf(const GridCell& cell)
{
    const bool isPinned = cell.state == FieldState::Pinned;
    if (cell.system && (isPinned || cell.system->why != SystemWrites::WholeHeader)) // else the title says it
        return systemMarks(cell.system->why, isPinned && cell.system->differs);
    if (isPinned) {
        if (cell.verdict == Verdict::Wrong)
            return {GridWords::tr("pinned ✗ wrong"), GridWords::tr("pinned ✗"), QStringLiteral("✗")};
        if (cell.verdict == Verdict::Right)
            return {GridWords::tr("pinned ✓")};
        return {GridWords::tr("pinned"), GridWords::tr("pin")};
    }
    if (cell.state != FieldState::Automatic || cell.system)
        return {};
    if (cell.verdict == Verdict::Right)
        return {GridWords::tr("auto ✓")};
    QStringList marks {GridWords::tr("auto")};
    if (!cell.computedFrom.isEmpty())
        marks.prepend(GridWords::tr("auto: %1").arg(cell.computedFrom));
    return marks;
}

QString fitting(const QStringList& texts, const QFontMetricsF& metrics, double room)
{
    for (const QString& text : texts)
        if (metrics.horizontalAdvance(text) <= room)
            return text;
    return {};
}

/// Neighbouring flags are shortened alike: "CWR" beside "S" would look like two kinds of things.
qsizetype flagLetters(
    const GridLayout& layout, const GridGeometry& geometry, int block, const QFontMetricsF& metrics)
{
    qsizetype shortest = 0;
    const GridBlock& of = layout.blocks()[static_cast<std::size_t>(block)];
    for (int i = of.first; i < of.first + of.count; ++i) {
        const GridCell& cell = layout.cell(i);
        if (cell.kind != Kind::Flag)
            continue;
        const double room = geometry.main(i).width() - 2;
        qsizetype at = 0;
        while (at + 1 < cell.labels.size() && metrics.horizontalAdvance(cell.labels[at]) > room)
            ++at;
        shortest = std::max(shortest, at);
    }
    return shortest;
}

QString stateText(const GridCell& cell)
{
    switch (cell.state) {
    case FieldState::Automatic:
        return cell.computedFrom.isEmpty() ? GridWords::tr("Automatic: computed from the rest of the packet.")
                                           : GridWords::tr("Automatic: %1.").arg(cell.computedFrom);
    case FieldState::Pinned:
        return cell.verdict == Verdict::Wrong
            ? GridWords::tr("Pinned by you, and wrong: the rest of the packet adds up to another value.")
            : GridWords::tr("Pinned by you. Press Delete to let it be computed again.");
    case FieldState::Plain:
        break;
    }
    return {};
}

} // namespace

QFont gridLabelFont()
{
    return textFont(0.77);
}

QFont gridValueFont()
{
    return codeFont(0.95);
}

QFont gridSmallFont()
{
    return textFont(0.85);
}

QFont gridTitleFont()
{
    return textFont(0.95, QFont::DemiBold);
}

GridMetrics gridMetrics()
{
    return {.label = std::ceil(QFontMetricsF(gridLabelFont()).height()),
        .value = std::ceil(QFontMetricsF(gridValueFont()).height()),
        .title = std::ceil(QFontMetricsF(gridTitleFont()).height())};
}

CellText cellText(const GridLayout& layout, const GridGeometry& geometry, int index)
{
    const GridCell& cell = layout.cell(index);
    const QFontMetricsF labels(gridLabelFont());
    const QFontMetricsF values(gridValueFont());
    CellText text {.value = cell.value};
    if (cell.kind == Kind::Add) {
        text.label = QStringLiteral("+ ") + cell.labels.front();
        return text;
    }
    if (cell.kind == Kind::Flag) {
        const qsizetype at = flagLetters(layout, geometry, cell.block, labels);
        text.label = cell.labels[std::min(at, cell.labels.size() - 1)];
        return text;
    }
    const double room = geometry.main(index).width() - 2 * GridGeometry::side;
    text.label = fitting(cell.labels, labels, room);
    if (text.label.isEmpty())
        text.label = labels.elidedText(cell.labels.back(), Qt::ElideRight, room);
    const double used = labels.horizontalAdvance(text.label) + beforeMark;
    text.mark = fitting(marksOf(cell), labels, room - used);
    if (text.mark.isEmpty() && cell.labels.size() > 1 && !marksOf(cell).isEmpty()) {
        const double least = labels.horizontalAdvance(cell.labels.back()) + beforeMark;
        text.mark = fitting(marksOf(cell), labels, room - least);
        text.label = text.mark.isEmpty() ? text.label : cell.labels.back();
    }
    const double valueWidth = values.horizontalAdvance(cell.value);
    text.elided = valueWidth > room;
    if (text.elided)
        text.value = values.elidedText(cell.value, Qt::ElideRight, room);
    const double beside = room - values.horizontalAdvance(cell.value + QLatin1Char(' '));
    text.hasSmallName = values.horizontalAdvance(cell.valueName) > beside;
    if (!text.hasSmallName || QFontMetricsF(gridSmallFont()).horizontalAdvance(cell.valueName) <= beside)
        text.valueName = cell.valueName;
    return text;
}

QString spokenCell(const GridCell& cell)
{
    const QString label = cell.labels.front();
    if (cell.kind == Kind::Add)
        return GridWords::tr("Add: %1").arg(label);
    QStringList said {cell.kind == Kind::Flag
            ? (cell.isSet() ? GridWords::tr("%1: set").arg(label) : GridWords::tr("%1: not set").arg(label))
            : QStringLiteral("%1: %2").arg(label, cell.value)};
    if (!cell.valueName.isEmpty())
        said << cell.valueName;
    if (cell.state == FieldState::Automatic)
        said << GridWords::tr("automatic");
    if (cell.state == FieldState::Pinned)
        said << GridWords::tr("pinned");
    if (cell.verdict != Verdict::None)
        said << (cell.verdict == Verdict::Right ? GridWords::tr("correct") : GridWords::tr("wrong"));
    QString text = said.join(QStringLiteral(", "));
    if (cell.system)
        text += QStringLiteral(". ") + systemFieldText(*cell.system, cell.value);
    return text;
}

QStringList cellHelp(const GridCell& cell)
{
    if (cell.kind == Kind::Add)
        return {GridWords::tr("This header has none yet. Press to write some.")};
    QString first = cell.labels.front();
    if (cell.kind == Kind::Field)
        first += QStringLiteral(": ") + cell.value;
    if (!cell.valueName.isEmpty())
        first += QStringLiteral(" (%1)").arg(cell.valueName);
    QStringList lines {first};
    const QString place = placeText(cell.offset, cell.length);
    lines << (cell.width % 8 == 0
            ? place
            : GridWords::tr("%1, %n bit(s)", nullptr, static_cast<int>(cell.width)).arg(place));
    if (const QString state = stateText(cell); !state.isEmpty())
        lines << state;
    if (cell.system)
        lines << systemFieldText(*cell.system, cell.value);
    return lines;
}

QString refusalText(const GridCell& cell, Error error)
{
    const std::string_view name = bareField(cell.edits);
    const bool isAddress = name == "source" || name == "destination" || name.ends_with("_address");
    if (error.detail.starts_with(cell.edits + '='))
        error.detail.erase(0, cell.edits.size() + 1); // what was written is seen beside its field
    else if (error.detail == cell.edits)
        error.detail = cell.labels.front().toStdString();
    if (error.code != ErrorCode::BadFieldValue || !isAddress)
        return sentence(error);
    const QString written = harmless(std::string_view(error.detail));
    return cell.width > 32
        ? GridWords::tr("“%1” is no IPv6 address. Write one like 2001:db8::7.").arg(written)
        : GridWords::tr("“%1” is no IPv4 address. Write one like 192.0.2.7.").arg(written);
}

} // namespace socketscope::ui
