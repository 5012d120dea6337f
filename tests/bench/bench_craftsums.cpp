// SPDX-License-Identifier: GPL-3.0-or-later
// From an edit in a packet of 60,000 bytes of payload to its checksum or its program painted anew, 380x840;
// and what of that is the packet's own work. Run with QT_QPA_PLATFORM=offscreen. The median and the worst are
// counters.
#include "core/craft/templates.h"
#include "ui/craft/sums/codepanel.h"
#include "ui/craft/sums/sumspanel.h"
#include "ui/theme/stylesheet.h"

#include <benchmark/benchmark.h>

#include <QtGui/QImage>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLayout>

#include <algorithm>
#include <chrono>

namespace {

using namespace socketscope;

constexpr std::size_t payloadBytes = 60'000;

Bytes payload(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 251);
    return bytes;
}

void fill(ui::PacketEditor& editor, std::size_t size)
{
    editor.start(*craft::builtinTemplate("udp-hello"));
    static_cast<void>(editor.setPayload(payload(size)));
    editor.selectField("udp.checksum");
}

/// The clock runs while `edit` changes the packet and until `painted` is painted.
template <class Edit> void measure(benchmark::State& state, Edit edit, QWidget* painted)
{
    QImage image(380, 840, QImage::Format_RGB32);
    std::vector<double> times;
    std::uint8_t turn = 0;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        edit(++turn);
        if (painted) {
            painted->layout()->activate();
            painted->render(&image);
        }
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    state.counters["median_ms"] = times[times.size() / 2];
    state.counters["worst_ms"] = times.back();
}

void sums(benchmark::State& state)
{
    ui::PacketEditor editor;
    fill(editor, static_cast<std::size_t>(state.range(0)));
    ui::SumsPanel panel(editor);
    panel.resize(380, 840);
    panel.show();
    measure(
        state, [&](std::uint8_t turn) { static_cast<void>(editor.setByte(30, turn)); }, &panel);
}

/// A row more or less each time.
void sumsOfAnotherLength(benchmark::State& state)
{
    ui::PacketEditor editor;
    fill(editor, payloadBytes);
    ui::SumsPanel panel(editor);
    panel.resize(380, 840);
    panel.show();
    const Bytes shorter = payload(payloadBytes);
    const Bytes longer = payload(payloadBytes + 2);
    measure(
        state,
        [&](std::uint8_t turn) { static_cast<void>(editor.setPayload(turn % 2 == 0 ? longer : shorter)); },
        &panel);
}

void code(benchmark::State& state)
{
    ui::PacketEditor editor;
    fill(editor, payloadBytes);
    ui::CodePanel panel(editor);
    panel.setLanguage(static_cast<ui::CodePanel::Language>(state.range(0)));
    panel.resize(380, 840);
    panel.show();
    measure(
        state,
        [&](std::uint8_t turn) {
            static_cast<void>(editor.setByte(30, turn));
            benchmark::DoNotOptimize(panel.text()); // it would wait for a pause
        },
        &panel);
}

void editAlone(benchmark::State& state)
{
    ui::PacketEditor editor;
    fill(editor, payloadBytes);
    measure(
        state, [&](std::uint8_t turn) { static_cast<void>(editor.setByte(30, turn)); }, nullptr);
}

} // namespace

BENCHMARK(sums)->ArgName("bytes")->Arg(5)->Arg(payloadBytes)->Iterations(200)->Unit(benchmark::kMillisecond);
BENCHMARK(sumsOfAnotherLength)->Iterations(200)->Unit(benchmark::kMillisecond);
BENCHMARK(code)->ArgName("language")->DenseRange(0, 2)->Iterations(60)->Unit(benchmark::kMillisecond);
BENCHMARK(editAlone)->Iterations(200)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    ui::applyTheme(app, ui::Scheme::Light);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
