// SPDX-License-Identifier: GPL-3.0-or-later
// One frame of the ladder, 1280x800, at a million events: in both scales, near, half way out and with
// everything in view; and what it costs to take events in. Run with QT_QPA_PLATFORM=offscreen. The median and
// the worst frame are counters.
#include "tests/journal/journalbuilder.h"
#include "ui/ladder/ladderview.h"

#include <benchmark/benchmark.h>

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <chrono>

namespace {

using namespace socketscope;
using namespace socketscope::test;
using ui::LadderScale;
using ui::LadderView;

/// Half UDP and half TCP: an echo with five clients, forty connections after and beside one another, some
/// losses.
void fill(JournalBuilder& b, Seq events)
{
    const ActorId udp = b.actor("udp server", ActorRole::UdpServer);
    b.bind(udp, "127.0.0.1:8888");
    std::vector<ActorId> clients;
    for (int i = 0; i < 5; ++i)
        clients.push_back(b.actor("client " + std::to_string(i), ActorRole::UdpClient));
    const ActorId server = b.actor("server", ActorRole::TcpServer);
    b.listen(server, "127.0.0.1:9999");
    for (int round = 0; b.journal().size() < events; ++round) {
        const std::string port = std::to_string(10'000 + round % 50'000);
        const ActorId client = clients[static_cast<std::size_t>(round % 5)];
        const std::string from = "127.0.0.1:" + std::to_string(7000 + round % 5);
        const Seq waiting = b.call(udp, CallName::Recvfrom, {.argument = 1024});
        b.sendto(client, from, "127.0.0.1:8888", "hello " + port);
        b.recvfromReturns(udp, waiting, "127.0.0.1:8888", from, "hello " + port);
        b.sendto(udp, "127.0.0.1:8888", from, "HELLO " + port);
        if (round % 50 == 0)
            b.failure(
                udp, FailureCode::IcmpError, b.sendto(udp, "127.0.0.1:8888", from, "lost"), 3 * 256 + 3);
        else
            b.recvfrom(client, from, "127.0.0.1:8888", "HELLO " + port);
        if (round % 2000 != 0)
            continue;
        static_cast<void>(port);
        const ActorId tcp = b.actor("tcp " + port, ActorRole::TcpClient);
        const Seq accepting = b.call(server, CallName::Accept);
        const Seq connecting = b.call(tcp, CallName::Connect, {.peer = address("127.0.0.1:9999")});
        b.acceptReturns(server, accepting, "127.0.0.1:9999", "127.0.0.1:" + port);
        const ActorId connection = b.connection(server, static_cast<std::uint32_t>(round / 2000 + 1));
        b.connectReturns(tcp, connecting, "127.0.0.1:" + port, "127.0.0.1:9999");
        for (int i = 0; i < 500; ++i) {
            b.send(tcp, "0123456789abcdef");
            b.recv(connection, "01234567");
            b.recv(connection, "89abcdef");
        }
        b.close(tcp);
        b.recv(connection, "");
        b.close(connection);
    }
}

const JournalBuilder& millionEvents()
{
    static const auto builder = [] {
        auto made = std::make_unique<JournalBuilder>();
        fill(*made, 1'000'000);
        return made;
    }();
    return *builder;
}

enum Out { Near, Middle, Far, All };

void frame(benchmark::State& state)
{
    const auto scale = state.range(0) == 0 ? LadderScale::Steps : LadderScale::RealTime;
    LadderView view;
    view.resize(1280, 800);
    view.ensurePolished();
    view.setJournal(&millionEvents().journal());
    view.refresh(millionEvents().now());
    view.setScale(scale);
    view.fit();
    if (state.range(1) != All)
        for (int i = 0; i < (state.range(1) == Near ? 200 : state.range(1) == Middle ? 34 : 12); ++i)
            view.zoomIn();
    if (state.range(1) == Near && scale == LadderScale::RealTime) // 200 rows a screen or so
        for (int i = 0; i < 40 && view.visibleRows().second - view.visibleRows().first < 40; ++i)
            view.zoomOut();
    QImage image(1280, 800, QImage::Format_RGB32);
    std::vector<double> times;
    int step = 0;
    for (auto _ : state) {
        QScrollBar* bar = view.verticalScrollBar();
        bar->setValue(static_cast<int>(double(bar->maximum()) * (step++ * 7 % 100) / 100));
        const auto start = std::chrono::steady_clock::now();
        view.viewport()->render(&image, {}, {}, QWidget::DrawWindowBackground);
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    state.counters["median_ms"] = times[times.size() / 2];
    state.counters["worst_ms"] = times.back();
    state.counters["rows_in_view"] = view.visibleRows().second - view.visibleRows().first + 1;
}

void takeIn(benchmark::State& state)
{
    const JournalView view(millionEvents().journal());
    for (auto _ : state) {
        Ladder ladder;
        ladder.update(view);
        benchmark::DoNotOptimize(ladder.rowCount());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(view.size()));
}

} // namespace

BENCHMARK(frame)
    ->ArgNames({"realtime", "out"})
    ->ArgsProduct({{0, 1}, {Near, Middle, Far, All}})
    ->Iterations(200)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(takeIn)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
