// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/placewords.h"

#include "ui/words/glance.h"
#include "ui/words/labwords.h"
#include "ui/words/numbers.h"
#include "ui/words/words.h"

namespace socketscope::ui {

using lab::Happening;
using lab::Reason;

QString placeLine(Happening what, Reason reason, const QString& node, ByteView packet)
{
    const QString why = labReasonText(reason);
    switch (what) {
    case Happening::Sent:
        return Words::tr("%1 put it on the line").arg(node);
    case Happening::Forwarded: {
        const QString limit = limitGlance(packet);
        return limit.isEmpty() ? Words::tr("%1 passed it on").arg(node)
                               : Words::tr("%1 passed it on: %2").arg(node, limit);
    }
    case Happening::Delivered:
        return Words::tr("it arrived at %1").arg(node);
    case Happening::Dropped:
        if (reason == Reason::Lost)
            return Words::tr("it was lost on the link after %1").arg(node);
        return why.isEmpty() ? Words::tr("%1 took it off the line").arg(node)
                             : Words::tr("%1 took it off the line: %2").arg(node, why);
    case Happening::Answered: {
        const QString glance = packetGlance(packet);
        return glance.isEmpty() ? Words::tr("%1 answered").arg(node)
                                : Words::tr("%1 answered: %2").arg(node, glance);
    }
    case Happening::Withheld:
        return why.isEmpty() ? Words::tr("%1 owes an answer and keeps it to itself").arg(node)
                             : Words::tr("%1 owes an answer and keeps it to itself: %2").arg(node, why);
    case Happening::Duplicated:
        return Words::tr("the link after %1 made a copy of it").arg(node);
    case Happening::Fragmented:
        return Words::tr("%1 cut off a fragment of %2")
            .arg(node, bytesText(static_cast<qint64>(packet.size())));
    case Happening::Reassembled:
        return Words::tr("%1 put its fragments together").arg(node);
    case Happening::Translated: {
        const QString ends = endsGlance(packet);
        return ends.isEmpty() ? Words::tr("%1 rewrote its addresses").arg(node)
                              : Words::tr("%1 rewrote its addresses: %2").arg(node, ends);
    }
    }
    return Words::tr("something happened to it at %1").arg(node);
}

} // namespace socketscope::ui
