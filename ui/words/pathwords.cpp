// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/pathwords.h"

#include "ui/words/numbers.h"

namespace socketscope::ui {

QStringList pathNotes(const trace::Hops& hops, std::size_t index)
{
    if (index >= hops.all().size())
        return {};
    const trace::Hop& hop = hops.all()[index];
    const QString ttl = QString::number(hop.ttl);
    QStringList notes;
    if (hop.routeChanges == 1)
        notes << Words::tr("The route changed at hop %1: another router answers there than before.").arg(ttl);
    else if (hop.routeChanges > 1)
        notes << Words::tr("The route changed %1 times at hop %2: other routers answer there than before.")
                     .arg(countText(static_cast<qint64>(hop.routeChanges)), ttl);
    if (hops.showsNatFirst(index))
        notes << Words::tr(
            "NAT is on the way to hop %1: what it quotes shows that the source was translated.")
                     .arg(ttl);
    return notes;
}

} // namespace socketscope::ui
