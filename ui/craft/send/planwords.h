// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How a packet will leave, in sentences, before anybody sends it.
#pragma once

#include "core/craft/sendplan.h"

#include <QtCore/QString>

namespace socketscope::ui {

struct PlanText {
    enum class Tone : std::uint8_t {
        Quiet, ///< it leaves as it is written, but for what a system always writes
        Warning, ///< something of it leaves otherwise than it is written, or it has to be confirmed
        Refused, ///< it cannot be sent so
    };
    QString text;
    Tone tone = Tone::Quiet;
};

/// "Leaves by a raw socket: the system writes the IPv4 header."
[[nodiscard]] PlanText planText(const craft::SendPlan& plan);
/// The same once the person has confirmed a forged source.
[[nodiscard]] PlanText confirmedText(craft::SendPlan plan);
/// "raw socket, system writes the IP header": for a choice.
[[nodiscard]] QString wayText(craft::SendWay way);
/// Why a packet cannot be sent; ways are called as in the choice.
[[nodiscard]] QString refusalText(Error error);
/// For the status bar: "Raw sockets: through the helper".
[[nodiscard]] QString rightsText(const craft::SendPlan& plan);
/// Nothing of the packet is changed or written by the system.
[[nodiscard]] bool leavesWhole(const craft::SendPlan& plan);
/// What is asked before a packet with that source may leave this computer.
[[nodiscard]] QString forgedQuestion(const QString& source);

} // namespace socketscope::ui
