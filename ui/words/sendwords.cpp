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
    case SystemWrites::ByBind:
        return Words::tr("The system writes this field; what the packet says is asked for with bind.");
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

QStringList systemMarks(SystemWrites why, bool overwrites)
{
    const QString shortest = Words::tr("system");
    if (overwrites)
        return {Words::tr("pinned, but overwritten by the system"), Words::tr("overwritten"), shortest};
    switch (why) {
    case SystemWrites::WholeHeader:
        return {Words::tr("written by the system"), shortest};
    case SystemWrites::Always:
        return {Words::tr("computed by the system"), shortest};
    case SystemWrites::WhenZero:
        return {Words::tr("filled in by the system"), shortest};
    case SystemWrites::ByOption:
        return {Words::tr("by setsockopt"), Words::tr("option")};
    case SystemWrites::ByBind:
        return {Words::tr("by bind"), Words::tr("bind")};
    }
    return {};
}

} // namespace socketscope::ui
