// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/laddertext.h"

#include "core/journal/calltext.h"
#include "core/journal/eventnames.h"
#include "core/journal/ladderlayout.h"
#include "core/journal/marktext.h"

#include <algorithm>

namespace socketscope::journal {
namespace {

constexpr std::size_t barAt = 4; // columns a bar is indented, as in the textbook's diagrams
constexpr std::size_t roomForArrow = 14;
constexpr std::size_t enoughOutput = 64U
    << 20; // bytes: a file can name more lanes than any text has room for
constexpr std::size_t longestText = 60;

/// What stands in one column of one line.
struct Cell {
    int column = -1;
    std::string text;
};

/// One character of one byte each, so that columns stay straight.
std::string plain(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7f)
            out += c;
        else
            out += {'\\', 'x', digits[byte >> 4U], digits[byte & 15U]};
    }
    if (out.size() > longestText)
        out = out.substr(0, longestText - 3) + "...";
    return out;
}

class TextLadder {
public:
    TextLadder(const Ladder& ladder, const JournalView& view, Row rows)
        : m_ladder(ladder)
        , m_view(view)
        , m_layout(ladder)
        , m_rows(rows)
        , m_blocked(static_cast<std::size_t>(m_layout.columnCount()), false)
    {
        measure();
    }

    [[nodiscard]] std::string text();

private:
    void measure();
    [[nodiscard]] std::string head() const;
    [[nodiscard]] std::string line(Row row);
    [[nodiscard]] Cell cellOf(Row row) const;
    [[nodiscard]] std::string textOf(const CallSpan& call, Row row) const;
    [[nodiscard]] std::string laneText(LaneIndex lane) const;
    void drawArrow(
        std::string& line, std::uint32_t arrow, LaneIndex lane, Row row, std::size_t textEnd) const;
    void drawArrows(std::string& line, const RowEntry& entry, Row row, std::size_t textEnd) const;
    [[nodiscard]] std::string reasonOf(const Arrow& arrow) const;
    [[nodiscard]] std::size_t start(int column) const { return m_starts[static_cast<std::size_t>(column)]; }
    static void put(std::string& line, std::size_t at, std::string_view text)
    {
        if (line.size() < at + text.size())
            line.resize(at + text.size(), ' ');
        line.replace(at, text.size(), text);
    }

    const Ladder& m_ladder;
    const JournalView& m_view;
    LadderLayout m_layout;
    Row m_rows;
    std::vector<std::size_t> m_starts;
    std::vector<bool> m_blocked; ///< per column: a call waits there
};

std::string TextLadder::laneText(LaneIndex index) const
{
    const Lane& lane = m_ladder.lane(index);
    if (lane.actor)
        return plain(m_view.actor(lane.actor).name);
    return lane.kind == Lane::Kind::OtherPrograms ? "*" : lane.addressText();
}

void TextLadder::measure()
{
    std::vector<std::size_t> widths(m_blocked.size(), 0);
    for (int column = 0; column < m_layout.columnCount(); ++column)
        for (const LaneIndex lane : m_layout.lanesIn(column))
            widths[static_cast<std::size_t>(column)]
                = std::max(widths[static_cast<std::size_t>(column)], laneText(lane).size());
    for (Row row = 0; row < m_rows; ++row) {
        const Cell cell = cellOf(row);
        if (cell.column >= 0) {
            std::size_t& width = widths[static_cast<std::size_t>(cell.column)];
            width = std::max(width, cell.text.size());
        }
    }
    std::size_t at = 0;
    for (const std::size_t width : widths) {
        m_starts.push_back(at);
        at += width + roomForArrow;
    }
}

std::string TextLadder::head() const
{
    std::string names;
    for (int column = 0; column < m_layout.columnCount(); ++column) {
        const LaneIndex lane = m_layout.lanesIn(column).front();
        if (m_ladder.lane(lane).kind != Lane::Kind::Connection) // its name stands where it begins
            put(names, start(column), laneText(lane));
    }
    return names + "\n\n";
}

std::string TextLadder::textOf(const CallSpan& call, Row row) const
{
    const Event& asked = m_view.at(call.call ? call.call : call.returned);
    const bool waits = call.callRow != call.returnRow;
    const bool ends = !call.isOpen() && row == call.returnRow;
    std::string result;
    if (ends) {
        const Event& returned = m_view.at(call.returned);
        result = call.branch != noIndex ? laneText(call.branch) : plain(resultText(returned));
        const bool sends = call.name == CallName::Send || call.name == CallName::Sendto;
        if (!waits
            && ((sends && returned.result == asked.argument)
                || (call.name == CallName::Bind && asked.local == returned.local)))
            result.clear();
    }
    if (waits && ends && call.callRow != row)
        return std::string(barAt, ' ') + "-> " + (result.empty() ? "0" : result);
    return plain(callText(asked)) + (result.empty() ? "" : " -> " + result);
}

Cell TextLadder::cellOf(Row row) const
{
    const RowEntry& entry = m_ladder.row(row);
    const LaneIndex lane = m_ladder.laneAt(row);
    if (lane == noIndex)
        return {};
    Cell cell {m_layout.columnOf(lane), {}};
    const Event& event = m_view.at(entry.seq);
    switch (entry.kind()) {
    case RowEntry::Kind::Call:
    case RowEntry::Kind::Return:
        cell.text = textOf(m_ladder.call(entry.index), row);
        break;
    case RowEntry::Kind::Failure:
        cell.text = "! " + plain(markText(event));
        break;
    case RowEntry::Kind::Note:
        cell.text = "# " + plain(markText(event));
        break;
    case RowEntry::Kind::Packet:
        cell.text = plain(markText(event));
        break;
    case RowEntry::Kind::Space:
        return {};
    }
    return cell;
}

std::string TextLadder::reasonOf(const Arrow& arrow) const
{
    if (arrow.reason == 0)
        return {};
    const Event& reason = m_view.at(arrow.reason);
    if (reason.kind == EventKind::Failure)
        return ' ' + plain(markText(reason));
    return reason.error ? ' ' + errnoName(reason.error) : ' ' + std::string(nameOf(reason.call));
}

// From the end of a call's text to the bar of the other lane; dashes with gaps where it was concluded, not
// seen.
void TextLadder::drawArrow(
    std::string& line, std::uint32_t index, LaneIndex lane, Row row, std::size_t textEnd) const
{
    if (index == noIndex)
        return;
    const Arrow& arrow = m_ladder.arrow(index);
    const bool leaves = arrow.sent != 0 && arrow.fromRow == row && m_ladder.shown(arrow.fromLane) == lane;
    const bool comesFromOutside
        = arrow.sent == 0 && arrow.toRow == row && arrow.state == Arrow::State::Outside;
    if ((!leaves && !comesFromOutside) || arrow.toLane == noIndex)
        return;
    const int own = m_layout.columnOf(lane);
    const int other = m_layout.columnOf(leaves ? arrow.toLane : arrow.fromLane);
    if (own < 0 || other < 0 || own == other)
        return;
    const bool right = other > own;
    const std::size_t from = right ? textEnd + 1 : start(other) + barAt + 2;
    const std::size_t to = right ? start(other) + barAt - 1 : start(own) - 1;
    if (to <= from + 2)
        return;
    std::string shaft(to - from, '-');
    if (arrow.isInferred())
        for (std::size_t i = 1; i < shaft.size(); i += 2)
            shaft[i] = ' ';
    const bool pointsRight = right == leaves;
    (pointsRight ? shaft.back() : shaft.front()) = pointsRight ? '>' : '<';
    if (arrow.isBroken()) {
        const std::string cross = "X" + reasonOf(arrow);
        const std::size_t middle = shaft.size() / 3;
        shaft = pointsRight ? shaft.substr(0, middle) + cross : cross + shaft.substr(shaft.size() - middle);
        put(line, pointsRight ? from : to - std::min(to, shaft.size()), shaft);
        return;
    }
    put(line, from, shaft);
}

void TextLadder::drawArrows(std::string& line, const RowEntry& entry, Row row, std::size_t textEnd) const
{
    if (entry.kind() == RowEntry::Kind::Packet) {
        const PacketMark& mark = m_ladder.packet(entry.index);
        drawArrow(line, mark.out == noIndex ? mark.in : mark.out, mark.lane, row, textEnd);
    } else if (entry.kind() == RowEntry::Kind::Call || entry.kind() == RowEntry::Kind::Return) {
        const CallSpan& call = m_ladder.call(entry.index);
        drawArrow(line, call.arrow, call.lane, row, textEnd);
    }
}

std::string TextLadder::line(Row row)
{
    std::string line;
    for (std::size_t column = 0; column < m_blocked.size(); ++column)
        if (m_blocked[column])
            put(line, start(static_cast<int>(column)) + barAt, "|");
    const RowEntry& entry = m_ladder.row(row);
    const Cell cell = cellOf(row);
    if (cell.column < 0)
        return line;
    const bool isCall = entry.kind() == RowEntry::Kind::Call || entry.kind() == RowEntry::Kind::Return;
    drawArrows(line, entry, row, start(cell.column) + cell.text.size());
    if (line.size() > start(cell.column) + barAt && line[start(cell.column) + barAt] == '|')
        line[start(cell.column) + barAt] = ' ';
    put(line, start(cell.column), cell.text);
    if (isCall) {
        const CallSpan& call = m_ladder.call(entry.index);
        m_blocked[static_cast<std::size_t>(cell.column)] = row != call.returnRow;
        if (call.branch != noIndex && row == call.returnRow)
            put(line, start(m_layout.columnOf(call.branch)), laneText(call.branch));
    }
    return line;
}

std::string TextLadder::text()
{
    std::string all = head();
    for (Row row = 0; row < m_rows; ++row) {
        if (m_ladder.row(row).kind() == RowEntry::Kind::Space)
            continue;
        std::string one = line(row);
        one.erase(one.find_last_not_of(' ') + 1);
        all += one + '\n';
        if (all.size() > enoughOutput)
            m_rows = std::min(m_rows, row + 1);
    }
    if (m_rows < m_ladder.rowCount())
        all += "... +" + std::to_string(m_ladder.rowCount() - m_rows) + '\n';
    return all;
}

} // namespace

std::string ladderText(const Ladder& ladder, const JournalView& view, Row mostRows)
{
    if (ladder.rowCount() == 0)
        return {};
    return TextLadder(ladder, view, std::min(ladder.rowCount(), mostRows)).text();
}

} // namespace socketscope::journal
