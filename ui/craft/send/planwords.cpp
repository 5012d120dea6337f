// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/send/planwords.h"

#include "ui/words/errorwords.h"
#include "ui/words/fieldlabels.h"
#include "ui/words/layerwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>

namespace socketscope::ui {

using craft::SendPlan;
using craft::SendWay;
using craft::SystemField;
using craft::SystemWrites;
using Tone = PlanText::Tone;

namespace {

class PlanWords {
    Q_DECLARE_TR_FUNCTIONS(PlanWords)
};

/// "the total length, the header checksum and the identification", of those that `fits` says.
template <class Fits> QString listOf(const SendPlan& plan, Fits fits)
{
    QStringList names;
    for (const SystemField& field : plan.systemFields)
        if (fits(field))
            names << PlanWords::tr("the %1").arg(fieldName(bareField(field.name)));
    if (names.size() < 2)
        return names.join(QString());
    const QString last = names.takeLast();
    return PlanWords::tr("%1 and %2").arg(names.join(QStringLiteral(", ")), last);
}

QString waySentence(const SendPlan& plan)
{
    switch (plan.way) {
    case SendWay::Raw:
        return PlanWords::tr("Leaves by a raw socket: the system writes the IP header.");
    case SendWay::RawHeader:
        return PlanWords::tr("Leaves by a raw socket with the IP header as you wrote it.");
    case SendWay::Link:
        return PlanWords::tr("Leaves byte for byte as it is, by a packet socket.");
    case SendWay::Datagram:
        return PlanWords::tr("Leaves by an ordinary UDP socket, with no rights needed: the system writes the "
                             "headers, and only the payload is yours.");
    case SendWay::Practice:
        return plan.systemFields.empty()
            ? PlanWords::tr(
                "Goes into the practice network byte for byte as it is; nothing leaves this program.")
            : PlanWords::tr("Goes into the practice network; nothing leaves this program.");
    }
    return {};
}

/// What the system does to fields of headers that are ours.
QStringList systemSentences(const SendPlan& plan)
{
    const auto that = [&plan](SystemWrites why) {
        return listOf(plan, [why](const SystemField& field) { return field.why == why; });
    };
    QStringList sentences;
    if (const QString fields = that(SystemWrites::Always); !fields.isEmpty())
        sentences << PlanWords::tr("The system writes %1.").arg(fields);
    if (const QString fields = that(SystemWrites::WhenZero); !fields.isEmpty())
        sentences << PlanWords::tr("The system fills in %1, because it is zero.").arg(fields);
    if (const QString fields = that(SystemWrites::ByOption); !fields.isEmpty())
        sentences << PlanWords::tr("It is asked for %1 with setsockopt.").arg(fields);
    if (const QString fields = that(SystemWrites::ByBind); !fields.isEmpty())
        sentences << PlanWords::tr("It is asked for %1 with bind.").arg(fields);
    const QString lost = listOf(plan, [](const SystemField& field) {
        return field.differs && (field.why == SystemWrites::WholeHeader || field.why == SystemWrites::Always);
    });
    if (!lost.isEmpty())
        sentences << PlanWords::tr("What you wrote as %1 does not leave.").arg(lost);
    return sentences;
}

bool losesSomething(const SendPlan& plan)
{
    return std::any_of(plan.systemFields.begin(), plan.systemFields.end(),
        [](const SystemField& field) { return field.differs; });
}

} // namespace

PlanText planText(const SendPlan& plan)
{
    if (plan.refused)
        return {refusalText(*plan.refused), Tone::Refused};
    QStringList sentences {waySentence(plan)};
    sentences << systemSentences(plan);
    if (plan.byHelper)
        sentences << PlanWords::tr("The raw helper opens the socket.");
    const bool isForged = plan.forgedSource && plan.leavesMachine;
    if (isForged && plan.loopbackSource)
        sentences << PlanWords::tr("Its source is a loopback address, which means nothing on any other "
                                   "computer, so Send asks first. "
                                   "Write this computer's own address there.");
    else if (isForged)
        sentences << PlanWords::tr("Its source is no address of this computer, so Send asks first.");
    const bool warns = isForged || losesSomething(plan);
    return {sentences.join(QLatin1Char(' ')), warns ? Tone::Warning : Tone::Quiet};
}

PlanText confirmedText(SendPlan plan)
{
    const bool isForged = plan.forgedSource && plan.leavesMachine && !plan.refused;
    plan.forgedSource = plan.forgedSource && !isForged;
    PlanText words = planText(plan);
    if (isForged) {
        words.text += QLatin1Char(' ')
            + PlanWords::tr("You have confirmed that its source may leave this computer; Send asks no more.");
        words.tone = Tone::Warning;
    }
    return words;
}

QString wayText(SendWay way)
{
    switch (way) {
    case SendWay::Raw:
        return PlanWords::tr("Raw socket, system's IP header");
    case SendWay::RawHeader:
        return PlanWords::tr("Raw socket, my IP header");
    case SendWay::Link:
        return PlanWords::tr("Packet socket, every byte mine");
    case SendWay::Datagram:
        return PlanWords::tr("UDP socket, my payload");
    case SendWay::Practice:
        return PlanWords::tr("Practice network");
    }
    return {};
}

QString refusalText(Error error)
{
    const bool namesWay = error.code == ErrorCode::NeedsRawSockets || error.code == ErrorCode::NotSendable;
    if (const auto way = craft::sendWayFromName(error.detail); way && namesWay)
        error.detail = wayText(*way).toStdString();
    return sentence(error);
}

QString rightsText(const SendPlan& plan)
{
    const bool isRaw
        = plan.way == SendWay::Raw || plan.way == SendWay::RawHeader || plan.way == SendWay::Link;
    if (plan.way == SendWay::Practice)
        return PlanWords::tr("Packets stay inside this program");
    if (!isRaw || (plan.refused && plan.refused->code == ErrorCode::NeedsRawSockets))
        return PlanWords::tr("Raw sockets: not allowed for this user; the practice network works without");
    return plan.byHelper ? PlanWords::tr("Raw sockets: through the helper")
                         : PlanWords::tr("Raw sockets: with this program's own rights");
}

bool leavesWhole(const SendPlan& plan)
{
    return !plan.refused && plan.way != SendWay::Datagram && !losesSomething(plan);
}

QString forgedQuestion(const QString& source)
{
    const auto address = wire::IpAddress::parse(source.toStdString());
    if (address && address->isLoopback())
        return PlanWords::tr(
            "The packet says that it comes from %1, which is every computer's name for itself: "
            "no answer finds the way back, and most networks throw such a packet away. Write "
            "this computer's own address as the source, or send it all the same?")
            .arg(source);
    return PlanWords::tr("The packet says that it comes from %1, which is none of this computer's addresses. "
                         "Answers go there and not here, and networks that you do not own may take it as an "
                         "attack. Send it all the same?")
        .arg(source);
}

} // namespace socketscope::ui
