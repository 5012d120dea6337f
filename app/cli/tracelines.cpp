// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tracelines.h"

#include "core/tracing/plainname.h"
#include "ui/words/numbers.h"
#include "ui/words/pathwords.h"
#include "ui/words/plaintext.h"
#include "ui/words/tracewords.h"

#include <QtCore/QCoreApplication>

namespace socketscope::app {

using namespace Qt::StringLiterals;
using trace::Verdict;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

QString timeOf(std::int64_t ns)
{
    return u"%1 ms"_s.arg(static_cast<double>(ns) / 1e6, 0, 'f', 3);
}

/// What else the answer says: its kind where it is no "time exceeded", and its labels.
QString besides(const trace::Responder& responder)
{
    QString text;
    if (responder.kind != trace::AnswerKind::TimeExceeded)
        text += u"  "_s + ui::answerKindText(responder.kind);
    for (const trace::Label& label : responder.labels)
        text += u"  MPLS %1"_s.arg(label.label);
    return text;
}

bool isSettled(const trace::Hops& hops, const trace::Hop& hop)
{
    if (hop.sent == 0 || hop.pending())
        return !hops.running() && hop.sent > 0;
    // Silent hops are asked once more.
    return !hop.silent() || hops.verdict().kind != Verdict::Kind::Running || !hops.running();
}

} // namespace

TraceLines::TraceLines(FindName findName)
    : m_findName(std::move(findName))
{
}

std::optional<QString> TraceLines::line(const trace::Hops& hops, std::size_t index, bool all)
{
    const trace::Hop& hop = hops.all()[index];
    QString text = QString::number(hop.ttl).rightJustified(3) + u"  "_s;
    if (hop.silent())
        return text + u"*  "_s + ui::silenceText(hops, index);
    for (std::size_t who = 0; who < hop.responders.size(); ++who) {
        const trace::Responder& responder = hop.responders[who];
        QString address = QString::fromStdString(responder.address.text());
        if (m_findName) {
            const auto name = m_findName(responder.address);
            if (!name && !all)
                return std::nullopt;
            const std::string plain = name ? tracing::plainName(*name) : std::string();
            if (!plain.empty())
                address = u"%1 (%2)"_s.arg(QString::fromStdString(plain), address);
        }
        if (who > 0)
            text += u"\n     "_s;
        text += address;
        for (const trace::Sample& sample : hop.samples)
            if (sample.answered() && sample.responder == who)
                text += u"  "_s + timeOf(sample.roundTrip);
        text += besides(responder);
    }
    for (std::uint64_t lost = 0; lost < hop.lost; ++lost)
        text += u"  *"_s;
    return text;
}

QString TraceLines::next(const trace::Hops& hops, bool all)
{
    QString text;
    if (!m_headSaid && !hops.start().target.empty()) {
        m_headSaid = true;
        text += traceHead(hops.start()) + u'\n';
    }
    for (; m_said < hops.all().size() && isSettled(hops, hops.all()[m_said]); ++m_said) {
        const auto said = line(hops, m_said, all);
        if (!said)
            break;
        text += *said + u'\n';
    }
    return text;
}

bool TraceLines::complete(const trace::Hops& hops) const
{
    return m_said >= hops.all().size();
}

QString traceHead(const trace::Start& start)
{
    const trace::Settings& settings = start.settings;
    const QString target = ui::harmless(start.target);
    const QString address = QString::fromStdString(settings.shape.destination.text());
    const QString reach = settings.mode == trace::Mode::Single ? tr("TTL %1").arg(settings.singleTtl)
                                                               : tr("%1 hops at most").arg(settings.maxTtl);
    return tr("trace to %1, %2, %3, %4")
        .arg(target == address ? target : u"%1 (%2)"_s.arg(target, address), reach,
            ui::protocolText(settings.shape.protocol), ui::bytesText(settings.shape.size));
}

QString traceTail(const trace::Hops& hops)
{
    QString text;
    for (std::size_t i = 0; i < hops.all().size(); ++i) {
        if (const QString remark = ui::remarkText(hops, i);
            !remark.isEmpty() && hops.remark(i) != trace::HopRemark::Silent)
            text += remark + u'\n';
        for (const QString& note : ui::pathNotes(hops, i))
            text += note + u'\n';
    }
    if (hops.unmatchedCount() > 0)
        text += tr("Packets that belong to no probe: %1.")
                    .arg(ui::countText(static_cast<qint64>(hops.unmatchedCount())))
            + u'\n';
    if (const QString unsent = ui::unsentText(hops); !unsent.isEmpty())
        text += unsent + u'\n';
    if (hops.verdict().kind == Verdict::Kind::NotSent)
        return text; // why stands on stderr
    return text + ui::verdictWords(hops).text + u'\n';
}

} // namespace socketscope::app
