// SPDX-License-Identifier: GPL-3.0-or-later
// What one change of a packet costs the Craft page until it is seen, with a payload of 60 000 bytes: the
// packet made anew, and each view painted again. The median and the worst time are counters.
#include "core/craft/templates.h"
#include "ui/craft/grid/gridview.h"
#include "ui/theme/stylesheet.h"

#include <benchmark/benchmark.h>

#include <QtGui/QImage>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <chrono>

namespace {

using namespace socketscope;

enum What { PacketOnly, GridChanged, GridWhole };

craft::Packet largePacket()
{
    craft::Packet packet = craft::builtinTemplate("udp-hello").value();
    Bytes payload(60'000);
    for (std::size_t at = 0; at < payload.size(); ++at)
        payload[at] = static_cast<std::uint8_t>('a' + at % 26);
    if (!packet.setPayload(std::move(payload)))
        qFatal("the payload does not fit");
    return packet;
}

/// A change that asks for no paint would look fast.
class PaintCount final : public QObject {
public:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            ++paints;
        return false;
    }
    int paints = 0;
};

void editField(benchmark::State& state)
{
    ui::PacketEditor editor;
    editor.start(largePacket());
    ui::GridView grid(editor);
    grid.resize(800, grid.sizeHint().height());
    grid.show();
    QCoreApplication::processEvents();
    PaintCount count;
    grid.installEventFilter(&count);
    QImage image(grid.size(), QImage::Format_RGB32);
    std::vector<double> times;
    int port = 1;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        if (!editor.set("udp.source_port", std::to_string(++port % 60'000)))
            qFatal("a port is refused");
        if (state.range(0) == GridWhole)
            grid.render(&image);
        else if (state.range(0) == GridChanged)
            while (count.paints < port - 1) // what asked for it
                QCoreApplication::processEvents();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    state.counters["median_ms"] = times[times.size() / 2];
    state.counters["worst_ms"] = times.back();
    state.counters["paints"] = count.paints;
}

} // namespace

BENCHMARK(editField)
    ->ArgName("what") // the packet alone; with the cells that changed; with all cells
    ->DenseRange(PacketOnly, GridWhole)
    ->Iterations(300)
    ->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    ui::applyTheme(app, ui::Scheme::Light);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
