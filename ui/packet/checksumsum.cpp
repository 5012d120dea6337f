// SPDX-License-Identifier: GPL-3.0-or-later
// The addition, and what each of its words stands for.
#include "ui/packet/checksums.h"

#include "core/wire/protocols.h"
#include "ui/words/layerwords.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace socketscope::ui {

namespace {

using wire::Dissection;
using wire::Field;
using wire::FieldKind;

constexpr std::size_t v4Addresses = 8; ///< bytes of both in the pseudo-header
constexpr std::size_t v6Addresses = 32;

class Sums {
    Q_DECLARE_TR_FUNCTIONS(Checksums)
};

/// Two bytes of data, of which at least one can be read: "“he”", "“o·”".
QString dataText(ByteView bytes)
{
    QString text;
    bool isReadable = false;
    for (const std::uint8_t byte : bytes) {
        const bool isPrinted = byte >= 0x20 && byte < 0x7f;
        isReadable = isReadable || (isPrinted && byte != ' ');
        text += isPrinted ? QChar::fromLatin1(static_cast<char>(byte)) : QChar(0xb7);
    }
    return isReadable ? Sums::tr("“%1”").arg(text) : QString();
}

/// What two bytes, or the last one, have of one field.
QString partText(const Field& field, ByteView packet, std::size_t offset, std::size_t end)
{
    const std::size_t first = std::max<std::size_t>(field.offset, offset);
    const std::size_t last = std::min(std::size_t {field.offset} + field.length, end);
    const QString name = fieldName(field.name());
    if (field.kind() == FieldKind::Data) {
        const QString text = dataText(packet.subspan(first, last - first));
        return text.isEmpty() ? name : text;
    }
    const bool isWhole = last - first == field.length;
    return isWhole ? name + QLatin1Char(' ') + fieldValue(field, packet) : name;
}

/// Where a field ends, in bits of the packet.
std::size_t bitEnd(const Field& field)
{
    const std::size_t width = field.spec->width;
    return width == 0 ? std::size_t {8} * (field.offset + field.length)
                      : std::size_t {8} * field.offset + field.spec->bit % 8 + width;
}

/// The fields that lie in two bytes; parts of a field that is named already are left out.
QString wordMeaning(const Dissection& dissection, ByteView packet, std::size_t offset)
{
    QStringList said;
    const std::size_t wordEnd = std::min(offset + 2, packet.size());
    std::size_t named = 0; // all bits before it
    for (const Field& field : dissection.fields) {
        const bool touches = field.offset < wordEnd && std::size_t {field.offset} + field.length > offset;
        if (!touches || field.kind() == FieldKind::Item || field.length == 0 || bitEnd(field) <= named)
            continue;
        named = bitEnd(field);
        said << partText(field, packet, offset, wordEnd);
    }
    return said.join(QStringLiteral(", "));
}

} // namespace

ChecksumSum::ChecksumSum(PacketChecksum checksum, Bytes packet, Dissection dissection)
    : m_of(std::move(checksum))
    , m_packet(std::move(packet))
    , m_dissection(std::move(dissection))
{
    const std::span<std::uint8_t> covered = std::span(m_packet).subspan(m_of.from, m_of.length);
    const std::span<std::uint8_t, 2> field = covered.subspan(m_of.field - m_of.from).first<2>();
    const std::array<std::uint8_t, 2> stored {field[0], field[1]};
    std::ranges::fill(field, std::uint8_t {0});
    m_trace = wire::traceChecksum(covered, m_of.before);
    std::ranges::copy(stored, field.begin());
    m_checksum = m_of.isUdp ? wire::udpChecksumOnTheWire(m_trace.checksum) : m_trace.checksum;
    m_pseudoRows = m_trace.steps.size() - (m_of.length + 1) / 2;
    // Addition does not see order, so the field's word may come last. It stands at an even offset.
    const std::uint32_t all
        = std::uint32_t {m_trace.sum} + static_cast<std::uint32_t>(stored[0] << 8 | stored[1]);
    m_received = static_cast<std::uint16_t>((all & 0xffff) + (all >> 16));
}

bool ChecksumSum::isV6() const
{
    return m_of.before && m_of.before->source.family == wire::Family::IPv6;
}

/// A routing header has another destination than the IPv6 header: RFC 8200 section 8.1.
bool ChecksumSum::isRouted() const
{
    const std::size_t at = m_of.network + std::size_t {24};
    return isV6() && m_packet.size() >= at + 16
        && !std::equal(m_packet.begin() + static_cast<std::ptrdiff_t>(at),
            m_packet.begin() + static_cast<std::ptrdiff_t>(at + 16), m_of.before->destination.bytes.begin());
}

QString ChecksumSum::placeOf(std::size_t row) const
{
    return rows()[row].pseudo ? Sums::tr("pseudo") : QString::number(offsetOf(row));
}

/// Which words of the pseudo-header are what: RFC 9293 section 3.1, RFC 8200 section 8.1.
QString ChecksumSum::meaningOf(std::size_t row) const
{
    const wire::ChecksumStep& step = rows()[row];
    if (step.pseudo) {
        const std::size_t addresses = isV6() ? v6Addresses : v4Addresses;
        if (step.offset < addresses)
            return step.offset < addresses / 2 ? Sums::tr("source address")
                : isRouted()                   ? Sums::tr("final destination, of the routing header")
                                               : Sums::tr("destination address");
        if (!isV6())
            return step.offset == addresses ? Sums::tr("protocol") : Sums::tr("length");
        return step.offset < addresses + 4 ? Sums::tr("length") : Sums::tr("next header");
    }
    if (offsetOf(row) == m_of.field)
        return Sums::tr("checksum (zero while summing)");
    const QString meaning = wordMeaning(m_dissection, m_packet, offsetOf(row));
    return step.padded ? Sums::tr("%1 + padding").arg(meaning) : meaning;
}

QString ChecksumSum::pseudoOrigin(std::size_t offset) const
{
    const std::size_t addresses = isV6() ? v6Addresses : v4Addresses;
    if (offset == 0)
        return Sums::tr("pseudo: source");
    if (offset == addresses / 2)
        return isRouted() ? Sums::tr("pseudo: final destination") : Sums::tr("pseudo: destination");
    if (offset < addresses)
        return {};
    if (!isV6() && offset == addresses)
        return Sums::tr("pseudo: protocol %1").arg(m_of.before->protocol);
    switch (offset - addresses) {
    case 0:
        return Sums::tr("pseudo: length, upper half");
    case 2:
        return Sums::tr("pseudo: length %1").arg(m_of.before->length);
    case 4:
        return Sums::tr("pseudo: zero");
    default:
        return Sums::tr("pseudo: next header %1").arg(m_of.before->protocol);
    }
}

/// Whether the word is of the same field as the word above it, and of nothing else.
bool ChecksumSum::goesOn(std::size_t row) const
{
    const std::size_t offset = offsetOf(row);
    return std::ranges::any_of(m_dissection.fields, [offset](const Field& field) {
        const bool isOpen = field.kind() == FieldKind::Data || field.kind() == FieldKind::Item
            || field.kind() == FieldKind::Text;
        return !isOpen && field.offset < offset && field.offset + field.length >= offset + 2;
    });
}

QString ChecksumSum::originOf(std::size_t row) const
{
    if (rows()[row].pseudo)
        return pseudoOrigin(rows()[row].offset);
    return goesOn(row) ? QString() : meaningOf(row);
}

ChecksumSum::Range ChecksumSum::bytesOf(std::size_t row) const
{
    const wire::ChecksumStep& step = rows()[row];
    if (!step.pseudo)
        return {offsetOf(row), step.padded ? std::size_t {1} : std::size_t {2}};
    const std::size_t addresses = isV6() ? v6Addresses : v4Addresses;
    const std::size_t before = isV6() ? 8 : 12; // in the IP header
    if (step.offset < addresses) // what stands in the routing header is not shown here
        return step.offset >= addresses / 2 && isRouted() ? Range {}
                                                          : Range {m_of.network + before + step.offset, 2};
    const bool isProtocol = isV6() ? step.offset == addresses + 6 : step.offset == addresses;
    const std::size_t protocol = m_of.network + (isV6() ? 6 : 9);
    if (isProtocol) // over IPv6 the number may stand in an extension header
        return m_packet[protocol] == m_of.before->protocol ? Range {protocol, 1} : Range {};
    const bool isLength = step.offset == addresses + 2;
    return isLength && m_of.isUdp ? Range {m_of.from + 4U, 2} : Range {};
}

ChecksumSum::Range ChecksumSum::rowsOf(std::size_t offset, std::size_t length) const
{
    const auto rowsWithin = [&](std::size_t from, std::size_t count, std::size_t firstRow) -> Range {
        const std::size_t first = std::max(offset, from);
        const std::size_t end = std::min(offset + length, from + count);
        if (first >= end)
            return {};
        const std::size_t row = (first - from) / 2;
        return {firstRow + row, (end - from + 1) / 2 - row};
    };
    const Range own = rowsWithin(m_of.from, m_of.length, m_pseudoRows);
    if (own.count > 0 || m_pseudoRows == 0)
        return own;
    const std::size_t addresses = isV6() ? v6Addresses : v4Addresses;
    return rowsWithin(m_of.network + (isV6() ? 8 : 12), isRouted() ? addresses / 2 : addresses, 0);
}

} // namespace socketscope::ui
