// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/path/pathtext.h"

#include "ui/trace/hops/hopwords.h"
#include "ui/words/tracewords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace socketscope::ui {

using Kind = PathNode::Kind;

namespace {

class PathText {
    Q_DECLARE_TR_FUNCTIONS(PathText)
};

QString latencyText(const PathNode& node)
{
    return node.latency ? PathText::tr("%1 ms").arg(millisecondsText(node.latency)) : QString();
}

/// A hop is somebody's place on the path only where it is known how many are before it.
QString placeText(const PathNode& node)
{
    const bool isTtl = node.kind == Kind::Unasked || node.mayBeNearer;
    if (node.lastTtl > node.ttl)
        return (isTtl ? PathText::tr("TTL %1 to %2") : PathText::tr("Hops %1 to %2"))
            .arg(node.ttl)
            .arg(node.lastTtl);
    return (isTtl ? PathText::tr("TTL %1") : PathText::tr("Hop %1")).arg(node.ttl);
}

QString whatItIs(const PathNode& node)
{
    switch (node.kind) {
    case Kind::Router:
    case Kind::More:
        return {};
    case Kind::Silent:
        return PathText::tr("silent");
    case Kind::Waiting:
        return PathText::tr("no answer yet");
    case Kind::Passed:
        return PathText::tr("not asked: it passed the packet on and left a TTL of %1").arg(node.left);
    case Kind::Unasked:
        return PathText::tr("not asked");
    case Kind::Target:
        return PathText::tr("the target");
    case Kind::Unreachable:
        return PathText::tr("says: %1").arg(answerKindText(node.answer));
    case Kind::Dies:
        return PathText::tr("the packet's TTL reaches 0 here, so it is thrown away");
    }
    return {};
}

} // namespace

QString aboveText(const PathNode& node)
{
    switch (node.kind) {
    case Kind::Silent:
        return node.lastTtl > node.ttl ? PathText::tr("%1 to %2 silent").arg(node.ttl).arg(node.lastTtl)
                                       : PathText::tr("silent");
    case Kind::Waiting:
        return PathText::tr("asked …");
    case Kind::Passed:
        return {};
    case Kind::Unasked:
        return node.lastTtl > node.ttl
            ? PathText::tr("TTL %1 to %2 not asked").arg(node.ttl).arg(node.lastTtl)
            : PathText::tr("TTL %1 not asked").arg(node.ttl);
    case Kind::More:
        return PathText::tr("%1 more", "routers").arg(node.more);
    case Kind::Router:
    case Kind::Target:
    case Kind::Unreachable:
    case Kind::Dies:
        break;
    }
    return QString::fromStdString(node.address.text());
}

QString belowText(const PathNode& node)
{
    switch (node.kind) {
    case Kind::Passed:
        return PathText::tr("%1 left", "TTL").arg(node.left);
    case Kind::Dies:
        return PathText::tr("dies: 0 left", "TTL");
    case Kind::Unreachable:
        return answerKindText(node.answer);
    case Kind::Router:
    case Kind::Silent:
    case Kind::Waiting:
    case Kind::Unasked:
    case Kind::Target:
    case Kind::More:
        break;
    }
    return latencyText(node);
}

QString spokenText(const PathNode& node, const AddressBook* names)
{
    QStringList parts;
    if (node.address.family != wire::Family::None) {
        parts << QString::fromStdString(node.address.text());
        if (const QString name = names ? names->nameOf(node.address) : QString(); !name.isEmpty())
            parts << name;
    }
    if (node.kind == Kind::More)
        parts << aboveText(node);
    if (const QString what = whatItIs(node); !what.isEmpty())
        parts << what;
    if (const QString latency = latencyText(node); !latency.isEmpty())
        parts << latency;
    if (node.share < 1)
        parts << PathText::tr("%1 % of the answers").arg(qRound(node.share * 100));
    if (node.unsure)
        parts << PathText::tr("which router of the hop before leads here is not known");
    return placeText(node) + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

} // namespace socketscope::ui
