// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/paste/pastedpacket.h"

#include "core/craft/hexpaste.h"
#include "ui/words/fieldlabels.h"
#include "ui/words/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace socketscope::ui {

using craft::PasteForm;

namespace {

class PasteWords {
    Q_DECLARE_TR_FUNCTIONS(PasteWords)
};

/// "IPv4, UDP, 5 bytes of payload"
QString partsOf(const craft::Packet& packet)
{
    QStringList parts;
    for (const craft::Layer& layer : packet.layers())
        parts << headerName(layer.kind);
    if (!packet.payload().empty())
        parts << PasteWords::tr("%1 of payload").arg(bytesText(static_cast<qint64>(packet.payload().size())));
    return parts.join(QStringLiteral(", "));
}

QString formSentence(PasteForm form, std::size_t bytes, const QString& parts)
{
    const QString size = bytesText(static_cast<qint64>(bytes));
    switch (form) {
    case PasteForm::Stream:
        return PasteWords::tr("%1 of hex digits: %2.").arg(size, parts);
    case PasteForm::Dump:
        return PasteWords::tr("%1 of a hex dump with offsets: %2.").arg(size, parts);
    case PasteForm::Literal:
        return PasteWords::tr("%1 of a string in C or Python: %2.").arg(size, parts);
    case PasteForm::Array:
        return PasteWords::tr("%1 of an array in C: %2.").arg(size, parts);
    }
    return {};
}

/// What of the text is not in the packet.
QStringList leftOut(const craft::Pasted& pasted, const craft::IpBytes& ip)
{
    QStringList sentences;
    if (ip.linkHeader > 0)
        sentences << PasteWords::tr(
            "The %1 in front of the IP header were left out: they belong to the line.")
                         .arg(bytesText(static_cast<qint64>(ip.linkHeader)));
    if (ip.trailer > 0)
        sentences << PasteWords::tr("The %1 behind the packet only fill up the frame and were left out.")
                         .arg(bytesText(static_cast<qint64>(ip.trailer)));
    if (pasted.skippedLines == 1)
        sentences << PasteWords::tr("1 line that holds something else was passed over.");
    else if (pasted.skippedLines > 1)
        sentences << PasteWords::tr("%1 lines that hold something else were passed over.")
                         .arg(countText(static_cast<qint64>(pasted.skippedLines)));
    if (pasted.morePackets == 1)
        sentences << PasteWords::tr("Another packet follows in the text; only the first one was read.");
    else if (pasted.morePackets > 1)
        sentences << PasteWords::tr("%1 more packets follow in the text; only the first one was read.")
                         .arg(countText(static_cast<qint64>(pasted.morePackets)));
    return sentences;
}

} // namespace

Result<PastedPacket> packetOfText(const QString& text)
{
    const auto pasted = craft::readPaste(text.toStdString());
    if (!pasted)
        return fail(pasted.error());
    const auto ip = craft::stripLink(pasted->bytes);
    if (!ip)
        return fail(ip.error());
    auto packet = craft::Packet::fromBytes(ip->bytes);
    if (!packet)
        return fail(packet.error());
    QStringList sentences {formSentence(pasted->form, pasted->bytes.size(), partsOf(*packet))};
    sentences << leftOut(*pasted, *ip);
    return PastedPacket {std::move(*packet), sentences.join(QLatin1Char(' '))};
}

} // namespace socketscope::ui
