// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/session.h"

#include "core/crafting/runner.h"
#include "core/net/sessionheader.h"

#include <QtCore/QThread>

namespace socketscope::crafting {

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
    d->runner = new Runner(d->record, network());
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
    d->post([](Runner& runner) {
        runner.stop();
        runner.deleteLater();
    });
}

void Session::send(const SendRequest& request)
{
    d->post([request](Runner& runner) { runner.send(request); });
}

void Session::listen(const Listening& what)
{
    d->post([what](Runner& runner) { runner.listen(what); });
}

void Session::stopListening(const Listening& what)
{
    d->post([what](Runner& runner) { runner.stopListening(what); });
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

const std::vector<Listening>& Session::listening() const
{
    return d->news.listening;
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

} // namespace socketscope::crafting
