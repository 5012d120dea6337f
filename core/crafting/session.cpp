// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/session.h"

#include "core/crafting/runner.h"

#include <QtCore/QThread>

namespace socketscope::crafting {

namespace {

constexpr std::size_t memoryBudget = 96U << 20; ///< of the journal

} // namespace

struct Session::Private {
    Runner* runner = nullptr; ///< on the net thread
    Runner::News news;
};

Session::Session(QThread& netThread, const NetworkMaker& network, const Options& options, QObject* parent)
    : RecordedSession(options, {.memoryBudget = memoryBudget}, parent)
    , d(std::make_unique<Private>())
{
    d->runner = new Runner(record(), network());
    connect(d->runner, &Runner::changed, this, [this](const Runner::News& news) {
        const bool listens = news.listening != d->news.listening;
        const bool acts = news.state != d->news.state;
        d->news = news;
        if (acts)
            Q_EMIT stateChanged(news.state);
        if (listens)
            Q_EMIT listeningChanged();
    });
    connect(d->runner, &Runner::refused, this, &Session::refused);
    d->runner->moveToThread(&netThread);
}

Session::~Session()
{
    disconnect(d->runner, nullptr, this, nullptr);
    post(d->runner, [](Runner& runner) {
        runner.stop();
        runner.deleteLater();
    });
}

void Session::send(const SendRequest& request)
{
    post(d->runner, [request](Runner& runner) { runner.send(request); });
}

void Session::listen(const Listening& what)
{
    post(d->runner, [what](Runner& runner) { runner.listen(what); });
}

void Session::stopListening(const Listening& what)
{
    post(d->runner, [what](Runner& runner) { runner.stopListening(what); });
}

void Session::stopAll()
{
    post(d->runner, [](Runner& runner) { runner.stop(); });
}

State Session::state() const
{
    return d->news.state;
}

const std::vector<Listening>& Session::listening() const
{
    return d->news.listening;
}

} // namespace socketscope::crafting
