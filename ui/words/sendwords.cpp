// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/sendwords.h"

#include "ui/words/words.h"

namespace socketscope::ui {

using craft::SystemWrites;

QString systemWritesText(SystemWrites why)
{
    switch (why) {
    case SystemWrites::WholeHeader:
        return Words::tr("The system writes this header itself.");
    case SystemWrites::Always:
        return Words::tr("The system computes this field again as the packet leaves, whatever it says.");
    case SystemWrites::WhenZero:
        return Words::tr("The system fills in this field because it is zero.");
    case SystemWrites::ByOption:
        return Words::tr("The system writes this field; what the packet says is asked for with setsockopt.");
    }
    return {};
}

QString systemFieldText(const craft::SystemField& field, const QString& value)
{
    const QString why = systemWritesText(field.why);
    if (!field.differs)
        return why;
    return Words::tr("%1 The packet says %2, which will not be sent.").arg(why, value);
}

QString systemMark(SystemWrites why)
{
    return why == SystemWrites::ByOption ? Words::tr("setsockopt") : Words::tr("system");
}

} // namespace socketscope::ui
