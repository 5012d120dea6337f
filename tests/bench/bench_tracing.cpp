// SPDX-License-Identifier: GPL-3.0-or-later
// A trace of 30 hops, one round a second, for HOURS of virtual time (24 unless said), recorded to FILE and
// read along as the page does: how much memory it takes at most.
//
//   bench_tracing FILE [HOURS]
#include "core/journal/sessionwriter.h"
#include "core/tracing/recorder.h"
#include "core/tracing/session.h"
#include "core/tracing/tracereader.h"
#include "tests/tracing/virtualtrace.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace socketscope;
using namespace std::chrono_literals;

namespace {

/// "VmHWM" and "VmRSS" of this process, in KiB.
long statusOf(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key + ':'))
            return std::strtol(line.c_str() + key.size() + 1, nullptr, 10);
    return 0;
}

/// What the recorder tells goes into the journal; every minute the reader catches up and the file, too, which
/// in wall time has a minute for that.
class Minutes {
public:
    Minutes(journal::Journal& journal, journal::SessionWriter& writer)
        : m_journal(journal)
        , m_writer(writer)
    {
    }
    void catchUp(Instant now)
    {
        if (now < m_next)
            return;
        m_next = now + 1min;
        if (!m_writer.flush())
            std::puts("the file cannot be written");
        while (m_reader.update(journal::JournalView(m_journal))) { }
    }
    [[nodiscard]] const trace::Hops& hops() const { return m_reader.hops(); }

private:
    journal::Journal& m_journal;
    journal::SessionWriter& m_writer;
    tracing::TraceReader m_reader;
    Instant m_next {};
};

trace::Start startOn(const lab::Topology& topology)
{
    trace::Start start {.target = topology.target, .network = topology.name, .via = trace::Via::Practice};
    start.settings.shape.destination
        = lab::Network(topology).resolve(topology.target, wire::Family::IPv4).value();
    start.settings.shape.identifier = 4711;
    start.settings.shape.sourcePort = 50711;
    start.settings.mode = trace::Mode::Repeat;
    return start;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::puts("bench_tracing FILE [HOURS]");
        return 2;
    }
    const Instant end(std::chrono::seconds(std::lround(3600 * (argc > 2 ? std::atof(argv[2]) : 24))));
    const lab::Topology topology = tracing::test::shipped(QStringLiteral("long-way"));
    journal::Journal journal({.memoryBudget = tracing::Session::memoryBudget});
    auto writer = journal::SessionWriter::toFile(journal, {.title = "bench"}, argv[1]);
    if (!writer)
        return 1;
    Minutes minutes(journal, **writer);
    tracing::Recorder recorder(
        journal, journal.addActor({.name = "tracer", .role = journal::ActorRole::Tracer}, {}));
    tracing::LabTransport transport {lab::Network(topology)};
    Instant now {};
    trace::Engine engine(startOn(topology), transport, recorder, now);
    while (now < end) {
        engine.advance(now);
        minutes.catchUp(now);
        std::optional<Instant> next = engine.wakeAt();
        if (const auto due = transport.due(); due && (!next || *due < *next))
            next = due;
        now = std::max(now, next.value_or(end));
    }
    engine.stop(now);
    minutes.catchUp(now + 1min);
    const trace::Hops& hops = minutes.hops();
    std::printf(
        "hops %zu, rounds %u, probes %llu, events %llu, file %lld MiB, VmHWM %ld MiB, VmRSS %ld MiB\n",
        hops.all().size(), hops.rounds(), static_cast<unsigned long long>(hops.sentCount()),
        static_cast<unsigned long long>(journal.size()),
        static_cast<long long>(std::ifstream(argv[1], std::ios::ate | std::ios::binary).tellg() >> 20),
        statusOf("VmHWM") / 1024, statusOf("VmRSS") / 1024);
    return 0;
}
