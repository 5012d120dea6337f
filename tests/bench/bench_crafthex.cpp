// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes until hex, fields and payload show an edit of a field, with 60 000 bytes of payload.
#include "ui/craft/bytes/fieldlist.h"
#include "ui/craft/bytes/hexarea.h"
#include "ui/craft/bytes/hexeditor.h"
#include "ui/craft/bytes/payloadeditor.h"
#include "ui/craft/packeteditor.h"
#include "ui/theme/stylesheet.h"

#include <QtGui/QPixmap>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTreeView>

#include <benchmark/benchmark.h>

using namespace socketscope;

namespace {

constexpr std::size_t payloadBytes = 60000;

void begin(ui::PacketEditor& packet)
{
    auto made = craft::Packet::of({wire::LayerKind::Ipv4, wire::LayerKind::Udp}).value();
    (void)made.setPayload(Bytes(payloadBytes, 0x61));
    packet.start(std::move(made));
}

template <class Widget> void showAt(Widget& widget, int height)
{
    widget.resize(900, height);
    widget.show();
    QApplication::processEvents();
}

/// The edit itself, with all that computes the packet again, but nothing that shows it.
void editAlone(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet);
    int ttl = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(packet.set("ipv4.ttl", std::to_string(++ttl % 255)));
}

void hexAfterAFieldEdit(benchmark::State& state)
{
    ui::PacketEditor packet;
    ui::HexEditor hex(packet);
    begin(packet);
    showAt(hex, 300);
    int ttl = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(packet.set("ipv4.ttl", std::to_string(++ttl % 255)));
        benchmark::DoNotOptimize(hex.area()->viewport()->grab());
    }
}

void hexAfterATypedByte(benchmark::State& state)
{
    ui::PacketEditor packet;
    ui::HexEditor hex(packet);
    begin(packet);
    showAt(hex, 300);
    std::uint8_t value = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(packet.setByte(30000, ++value));
        benchmark::DoNotOptimize(hex.area()->viewport()->grab());
    }
}

void allThreeAfterAFieldEdit(benchmark::State& state)
{
    ui::PacketEditor packet;
    ui::HexEditor hex(packet);
    ui::FieldList fields(packet);
    ui::PayloadEditor payload(packet);
    begin(packet);
    showAt(hex, 300);
    showAt(fields, 500);
    showAt(payload, 80);
    int ttl = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(packet.set("ipv4.ttl", std::to_string(++ttl % 255)));
        benchmark::DoNotOptimize(hex.area()->viewport()->grab());
        benchmark::DoNotOptimize(fields.view()->viewport()->grab());
        benchmark::DoNotOptimize(payload.grab());
    }
}

BENCHMARK(editAlone)->Unit(benchmark::kMillisecond);
BENCHMARK(hexAfterAFieldEdit)->Unit(benchmark::kMillisecond);
BENCHMARK(hexAfterATypedByte)->Unit(benchmark::kMillisecond);
BENCHMARK(allThreeAfterAFieldEdit)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::applyTheme(application, ui::Scheme::Light);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
