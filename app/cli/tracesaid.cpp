// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tracesaid.h"

#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"
#include "ui/words/tracewords.h"

#include <QtCore/QCoreApplication>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

QString protocolOf(trace::Via via)
{
    return ui::protocolText(via == trace::Via::Udp ? trace::Protocol::Udp
            : via == trace::Via::Tcp               ? trace::Protocol::Tcp
                                                   : trace::Protocol::Icmp);
}

} // namespace

ui::Said verdictSaid(const trace::Hops& hops)
{
    ui::Said said = ui::verdictWords(hops);
    const trace::Verdict& verdict = hops.verdict();
    const bool isTooLarge = verdict.kind == trace::Verdict::Kind::Unreachable
        && verdict.answer == trace::AnswerKind::FragmentationNeeded;
    if (const std::uint16_t mtu = hops.mtuAtVerdict(); isTooLarge && mtu != 0)
        said.action = tr("Use --size %1.").arg(mtu);
    return said;
}

QString failureSaid(const Error& error, const tracing::Request& request)
{
    ui::Said said = ui::saidOf(error);
    const QString way = ui::harmless(trace::nameOf(request.via.value_or(trace::Via::Raw)));
    if (error.code == ErrorCode::OtherFamily) {
        said.action = tr("Leave %1 out.").arg(error.amount == 4 ? u"-4"_s : u"-6"_s);
    } else if (error.code == ErrorCode::WayAndProtocol && request.via) {
        said.text = tr("--via %1 sends %2 only.").arg(way, protocolOf(*request.via));
        said.action = tr("Leave --via or --protocol out.");
    } else if (error.code == ErrorCode::NotThisWay && request.via) {
        said.text
            = tr("%1 needs raw packets, which --via %2 cannot send.").arg(ui::harmless(error.detail), way);
        said.action = tr("Leave --via out: raw packets may be sent here.");
    }
    return said.text + u' ' + said.action;
}

} // namespace socketscope::app
