// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/session.h"

#include "core/net/sessionheader.h"
#include "core/tracing/runner.h"

#include <QtCore/QThread>

namespace socketscope::tracing {

struct Session::Private {
    Options options;
    std::shared_ptr<net::Record> record;
    Runner* runner = nullptr; ///< on the net thread
    Runner::News news;

    template <class F> void post(F what)
    {
        QMetaObject::invokeMethod(
            runner, [r = runner, what = std::move(what)] { what(*r); }, Qt::QueuedConnection);
    }
};

Session::Session(QThread& netThread, const NetworkMaker& network, Options options, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->options = std::move(options);
    d->record = std::make_shared<net::Record>(d->options.memoryBudget);
    d->record->recording.emplace(
        d->record->journal, header(), journal::Recording::Options {.file = d->options.file.toStdString()});
    d->runner = new Runner(d->record, network(), d->options.listenOn);
    connect(d->runner, &Runner::changed, this, [this](const Runner::News& news) {
        d->news = news;
        Q_EMIT stateChanged(news.state);
    });
    d->runner->moveToThread(&netThread);
}

Session::~Session()
{
    disconnect(d->runner, nullptr, this, nullptr);
    d->post([](Runner& runner) {
        runner.stop();
        runner.deleteLater();
    });
}

void Session::start(const Request& request)
{
    d->post([request](Runner& runner) { runner.start(request); });
}

void Session::stop()
{
    d->post([](Runner& runner) { runner.stop(); });
}

const journal::Journal& Session::journal() const
{
    return d->record->journal;
}

const Session::Options& Session::options() const
{
    return d->options;
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

Instant Session::now() const
{
    return d->record->time.now();
}

Result<> Session::finishRecording()
{
    return d->record->recording->finish();
}

std::optional<Error> Session::recordingFailure() const
{
    return d->record->recording->failure();
}

QString Session::recordingPath() const
{
    return QString::fromStdString(d->record->recording->path());
}

journal::SessionHeader Session::header() const
{
    return net::sessionHeader(d->record->time, {}, d->options.title.toStdString());
}

} // namespace socketscope::tracing
