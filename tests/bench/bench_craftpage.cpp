// SPDX-License-Identifier: GPL-3.0-or-later
// What one change of a packet costs the Craft page until it is seen, with a payload of 60 000 bytes: all that
// the page shows of it in one window of 1280x800, each view alone, and the packet with nothing that shows it.
// The median and the worst time are counters.
#include "core/craft/templates.h"
#include "ui/craft/bytes/fieldlist.h"
#include "ui/craft/bytes/hexarea.h"
#include "ui/craft/bytes/hexeditor.h"
#include "ui/craft/bytes/payloadeditor.h"
#include "ui/craft/grid/gridview.h"
#include "ui/craft/sums/codepanel.h"
#include "ui/craft/sums/sumspanel.h"
#include "ui/theme/stylesheet.h"

#include <benchmark/benchmark.h>

#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QTreeView>

#include <algorithm>
#include <chrono>
#include <set>

namespace {

using namespace socketscope;

constexpr std::size_t payloadBytes = 60'000;

Bytes payloadOf(std::size_t size)
{
    Bytes payload(size);
    for (std::size_t at = 0; at < size; ++at)
        payload[at] = static_cast<std::uint8_t>('a' + (at + at / 251) % 26);
    return payload;
}

void begin(ui::PacketEditor& packet, std::size_t size = payloadBytes)
{
    craft::Packet made = craft::builtinTemplate("udp-hello").value();
    if (!made.setPayload(payloadOf(size)))
        qFatal("the payload does not fit");
    packet.start(std::move(made));
    packet.selectField("udp.checksum");
}

void editField(ui::PacketEditor& packet, int turn)
{
    if (!packet.set("udp.source_port", std::to_string(turn % 60'000)))
        qFatal("a port is refused");
}

/// Which widgets have been painted since it was last asked.
class Painted final : public QObject {
public:
    explicit Painted(const std::vector<QWidget*>& watched)
        : m_count(watched.size())
    {
        for (QWidget* const widget : watched)
            widget->installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted.insert(watched);
        return false;
    }
    void forget() { m_painted.clear(); }
    [[nodiscard]] bool isAll() const { return m_painted.size() == m_count; }

private:
    std::size_t m_count;
    std::set<QObject*> m_painted;
};

/// Shows it, and waits until it has found its place.
void show(QWidget& window, int width, int height)
{
    window.resize(width, height);
    window.show();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

/// The clock runs while `edit` changes the packet, and until all of `views` are painted and nothing is left
/// to do.
template <class Edit>
void measure(benchmark::State& state, Edit edit, const std::vector<QWidget*>& views = {})
{
    using Clock = std::chrono::steady_clock;
    Painted painted(views);
    std::vector<double> times;
    int turn = 0;
    for (auto _ : state) {
        painted.forget();
        const auto start = Clock::now();
        edit(++turn);
        while (!painted.isAll() && Clock::now() - start < std::chrono::seconds(1))
            QCoreApplication::processEvents();
        if (!views.empty())
            QCoreApplication::processEvents();
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        // A change that asks for no paint would look fast.
        if (!painted.isAll())
            return state.SkipWithError("a view has not been painted");
    }
    std::sort(times.begin(), times.end());
    state.counters["median_ms"] = times[times.size() / 2];
    state.counters["worst_ms"] = times.back();
}

/// Where the words of the sum stand.
QWidget* tableOf(const ui::SumsPanel& sums)
{
    const auto* const table = sums.findChild<QAbstractScrollArea*>();
    if (!table)
        qFatal("the checksum has no table");
    return table->viewport();
}

void page(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet);
    QWidget window;
    auto* const grid = new ui::GridView(packet);
    auto* const hex = new ui::HexEditor(packet);
    auto* const sums = new ui::SumsPanel(packet);
    auto* const column = new QVBoxLayout;
    column->addWidget(grid);
    column->addWidget(hex, 1);
    auto* const row = new QHBoxLayout(&window);
    row->addLayout(column, 1);
    row->addWidget(sums);
    sums->setFixedWidth(380);
    show(window, 1280, 800);
    if (window.size() != QSize(1280, 800) || hex->area()->viewport()->height() < 100)
        qFatal("the views have no place in the window");
    measure(
        state, [&](int turn) { editField(packet, turn); }, {grid, hex->area()->viewport(), tableOf(*sums)});
}

void packetAlone(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet);
    measure(state, [&](int turn) { editField(packet, turn); });
}

void grid(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet);
    ui::GridView grid(packet);
    show(grid, 800, grid.sizeHint().height());
    measure(state, [&](int turn) { editField(packet, turn); }, {&grid});
}

void hex(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet);
    ui::HexEditor hex(packet);
    show(hex, 900, 300);
    measure(state, [&](int turn) { editField(packet, turn); }, {hex.area()->viewport()});
}

void hexAfterATypedByte(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet);
    ui::HexEditor hex(packet);
    show(hex, 900, 300);
    measure(state, [&](int turn) { (void)packet.setByte(30, static_cast<std::uint8_t>(turn)); },
        {hex.area()->viewport()});
}

void fieldsAndPayload(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet);
    QWidget window;
    auto* const fields = new ui::FieldList(packet);
    auto* const column = new QVBoxLayout(&window);
    column->addWidget(fields, 1);
    column->addWidget(new ui::PayloadEditor(packet));
    show(window, 900, 580);
    measure(state, [&](int turn) { editField(packet, turn); }, {fields->view()->viewport()});
}

void sums(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet, static_cast<std::size_t>(state.range(0)));
    ui::SumsPanel sums(packet);
    show(sums, 380, 800);
    measure(state, [&](int turn) { editField(packet, turn); }, {tableOf(sums)});
}

/// A row more or less each time.
void sumsOfAnotherLength(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet);
    ui::SumsPanel sums(packet);
    show(sums, 380, 800);
    const Bytes shorter = payloadOf(payloadBytes);
    const Bytes longer = payloadOf(payloadBytes + 2);
    measure(
        state, [&](int turn) { (void)packet.setPayload(turn % 2 == 0 ? shorter : longer); }, {tableOf(sums)});
}

/// Asked for at once: by itself it waits for a pause.
void code(benchmark::State& state)
{
    ui::PacketEditor packet;
    begin(packet);
    ui::CodePanel code(packet);
    code.setLanguage(static_cast<ui::CodePanel::Language>(state.range(0)));
    show(code, 380, 800);
    measure(state, [&](int turn) {
        editField(packet, turn);
        benchmark::DoNotOptimize(code.text());
    });
}

} // namespace

BENCHMARK(page)->Iterations(300)->Unit(benchmark::kMillisecond);
BENCHMARK(packetAlone)->Iterations(300)->Unit(benchmark::kMillisecond);
BENCHMARK(grid)->Iterations(300)->Unit(benchmark::kMillisecond);
BENCHMARK(hex)->Iterations(300)->Unit(benchmark::kMillisecond);
BENCHMARK(hexAfterATypedByte)->Iterations(300)->Unit(benchmark::kMillisecond);
BENCHMARK(fieldsAndPayload)->Iterations(300)->Unit(benchmark::kMillisecond);
BENCHMARK(sums)->ArgName("bytes")->Arg(5)->Arg(payloadBytes)->Iterations(300)->Unit(benchmark::kMillisecond);
BENCHMARK(sumsOfAnotherLength)->Iterations(300)->Unit(benchmark::kMillisecond);
BENCHMARK(code)->ArgName("language")->DenseRange(0, 2)->Iterations(60)->Unit(benchmark::kMillisecond);

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
