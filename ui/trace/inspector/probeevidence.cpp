// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/inspector/probeevidence.h"

#include "core/tracing/tracefacts.h"
#include "ui/packet/matchnotes.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace socketscope::ui {
namespace {

using journal::Event;
using journal::EventKind;
using journal::JournalView;
using journal::PacketCode;
using journal::Seq;

constexpr Seq reach = 8192; ///< events that are searched for what became of a probe

class Evidence {
    Q_DECLARE_TR_FUNCTIONS(ProbeInspector)
};

ShownPacket shown(const Event& event, const QString& reason)
{
    const ByteView kept = event.bytes.view();
    return {.bytes = Bytes(kept.begin(), kept.end()),
        .linkType = wire::LinkType::Raw,
        .inferred = std::min<std::size_t>(event.inferred, kept.size()),
        .inferredReason = event.inferred > 0 ? reason : QString()};
}

/// Target, protocol and port, as the packet itself says.
void readHeaders(ProbeStory& story, ByteView packet)
{
    const wire::Dissection opened = wire::dissect(wire::LinkType::Raw, packet);
    for (const wire::Layer& layer : opened.layers) {
        if (layer.quoted > 0)
            break;
        if (layer.kind == wire::LayerKind::Udp)
            story.protocol = trace::Protocol::Udp;
        else if (layer.kind == wire::LayerKind::Tcp)
            story.protocol = trace::Protocol::Tcp;
        if (const wire::Field* port = opened.find(layer, "destination_port"))
            story.port = static_cast<std::uint16_t>(port->value);
        const wire::Field* destination = opened.find(layer, "destination");
        if (destination && story.target.family == wire::Family::None)
            if (const auto address = wire::IpAddress::parse(wire::fieldText(*destination, packet)))
                story.target = *address;
    }
}

bool tellsLabels(const wire::Dissection& opened)
{
    return std::any_of(opened.fields.begin(), opened.fields.end(),
        [](const wire::Field& field) { return field.name() == "labels"; });
}

void readAnswer(ProbeStory& story, const Event& sent, const Event& answer)
{
    const auto has = [&answer](journal::AnswerMark mark) { return (answer.step & mark) != 0; };
    story.fate = ProbeFate::Answered;
    story.kind = static_cast<trace::AnswerKind>(answer.result / 65536);
    story.type = static_cast<std::uint8_t>(answer.result / 256 % 256);
    story.code = static_cast<std::uint8_t>(answer.result % 256);
    story.from = answer.peer.ip;
    story.roundTrip = std::max(answer.at - sent.at - Duration(answer.argument), Duration {});
    story.concluded = answer.inferred;
    story.kernelTime = has(journal::AnswerKernelTime);
    story.late = has(journal::AnswerLate);
    story.outOfOrder = has(journal::AnswerOutOfOrder);
    story.translated = has(journal::AnswerTranslated);
    story.rewritten = has(journal::AnswerRewritten);
    const wire::Dissection opened = wire::dissect(wire::LinkType::Raw, answer.bytes.view());
    story.labelled = tellsLabels(opened);
    for (const wire::Layer& layer : opened.layers)
        for (const char* name : {"next_hop_mtu", "mtu"})
            if (const wire::Field* mtu = opened.find(layer, name); mtu && layer.quoted == 0)
                story.mtu = static_cast<std::uint16_t>(std::min<std::uint64_t>(mtu->value, UINT16_MAX));
}

/// The packet in the quote has the source address and port that left, whatever its checksum belongs to.
bool quotesSameSource(ByteView sent, ByteView received)
{
    const trace::ReadAnswer read = trace::readAnswer(received);
    if (!read.answer || !read.answer->quotes)
        return false;
    const trace::QuotedProbe& quoted = read.answer->quoted;
    const auto fieldOf = [packet = wire::dissect(wire::LinkType::Raw, sent)](const char* name) {
        for (const wire::Layer& layer : packet.layers)
            if (const wire::Field* field = layer.quoted == 0 ? packet.find(layer, name) : nullptr)
                return std::optional(*field);
        return std::optional<wire::Field>();
    };
    const auto source = fieldOf("source");
    const auto port = fieldOf("source_port");
    return source && wire::fieldText(*source, sent) == quoted.source.text()
        && (!port || port->value == quoted.sourcePort);
}

/// What later events say of the probe: given up, refused, answered again.
void readLater(ProbeStory& story, const JournalView& view, Seq from, Seq sent)
{
    const Seq last = std::min(view.size(), from + reach);
    for (Seq seq = from + 1; seq <= last; ++seq) {
        const Event& later = view.at(seq);
        if (later.cause != sent)
            continue;
        if (later.kind == EventKind::Failure && later.failure() == journal::FailureCode::ProbeNotSent) {
            story.fate = ProbeFate::NotSent;
            story.refusal = tracing::errorFrom(journal::unpackFacts(later.bytes.view()), later.error);
        } else if (later.kind == EventKind::Packet && later.packet() == PacketCode::GivenUp) {
            story.waited = later.at - view.at(sent).at;
            if (story.fate == ProbeFate::Pending)
                story.fate = ProbeFate::Lost;
        } else if (later.kind == EventKind::Packet && later.packet() == PacketCode::Answer
            && (later.step & journal::AnswerDuplicate) != 0) {
            ++story.duplicates;
        }
    }
}

const trace::Sample* sampleOf(const trace::Hops& hops, const ProbeStory& story)
{
    for (const trace::Hop& hop : hops.all()) {
        if (hop.ttl != story.ttl)
            continue;
        const auto at = std::partition_point(hop.samples.begin(), hop.samples.end(),
            [&story](const trace::Sample& sample) { return sample.probe < story.number; });
        return at != hop.samples.end() && at->probe == story.number ? &*at : nullptr;
    }
    return nullptr;
}

} // namespace

ProbeEvidence readProbe(const JournalView& view, Seq sent, Seq answer)
{
    const Event& left = view.at(sent);
    ProbeEvidence evidence;
    evidence.sent = shown(left, Evidence::tr("written by the system, not seen"));
    evidence.sent.notes = probeNotes(evidence.sent.bytes);
    ProbeStory& story = evidence.story;
    story.number = static_cast<std::uint32_t>(left.argument);
    story.ttl = left.ttl;
    story.size = static_cast<std::uint16_t>(std::min<std::uint32_t>(left.bytes.length, UINT16_MAX));
    story.again = left.has(Event::Again);
    story.sentAt = left.at;
    readHeaders(story, evidence.sent.bytes);
    if (story.target.family == wire::Family::None)
        story.target = left.peer.ip;
    if (answer != 0) {
        const Event& back = view.at(answer);
        readAnswer(story, left, back);
        evidence.received = shown(back, Evidence::tr("not visible without the probe helper"));
        story.translatedBack
            = story.translated && quotesSameSource(evidence.sent.bytes, evidence.received->bytes);
        evidence.received->notes = matchNotes(evidence.sent.bytes, evidence.received->bytes);
    }
    readLater(story, view, sent, sent);
    if (answer > sent + reach)
        readLater(story, view, answer, sent);
    evidence.settled = view.size() >= std::max(sent, answer) + reach;
    return evidence;
}

std::optional<ProbeEvidence> readProbe(
    const JournalView& view, const tracing::TraceReader& reader, std::uint32_t probe)
{
    const Seq sent = reader.sentEvent(probe);
    const Seq answer = reader.answerEvent(probe);
    if (sent == 0 || sent > view.size() || answer > view.size())
        return std::nullopt;
    ProbeEvidence evidence = readProbe(view, sent, answer);
    evidence.story.practice = reader.hops().start().via == trace::Via::Practice;
    const trace::Sample* sample = sampleOf(reader.hops(), evidence.story);
    if (evidence.story.fate == ProbeFate::Pending && sample && sample->roundTrip == trace::Sample::lost) {
        evidence.story.fate = ProbeFate::Lost;
        evidence.story.waited = reader.hops().start().settings.wait;
    }
    return evidence;
}

std::optional<StrayEvidence> readStray(const JournalView& view, Seq seq)
{
    if (seq == 0 || seq > view.size())
        return std::nullopt;
    const Event& event = view.at(seq);
    if (event.kind != EventKind::Packet || event.packet() != PacketCode::Stray)
        return std::nullopt;
    StrayEvidence evidence;
    evidence.story = {.reason = static_cast<trace::Unmatched>(event.result),
        .from = event.peer.ip,
        .at = event.at,
        .size = event.bytes.length};
    evidence.received = shown(event, Evidence::tr("not visible without the probe helper"));
    return evidence;
}

} // namespace socketscope::ui
