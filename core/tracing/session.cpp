// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/session.h"

#include "core/tracing/runner.h"

#include <QtCore/QThread>

namespace socketscope::tracing {

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
        d->news = news;
        Q_EMIT stateChanged(news.state);
    });
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

void Session::start(const Request& request)
{
    post(d->runner, [request](Runner& runner) { runner.start(request); });
}

void Session::stopAll()
{
    post(d->runner, [](Runner& runner) { runner.stop(); });
}

State Session::state() const
{
    return d->news.state;
}

const std::optional<Error>& Session::failure() const
{
    return d->news.failure;
}

const std::optional<net::Way>& Session::way() const
{
    return d->news.way;
}

} // namespace socketscope::tracing
