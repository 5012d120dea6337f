// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/session.h"

#include "core/net/kernelfacts.h"

#include <QtCore/QDateTime>
#include <QtCore/QThread>

#include <map>

namespace socketscope::talk {

namespace {

std::string timeOfDay()
{
    return (QDateTime::currentDateTime().toString(Qt::ISODate) + u'\n').toStdString();
}

} // namespace

struct Session::Private {
    Stage* stage = nullptr; ///< on the net thread
    EndpointId nextId = 1;
    std::map<EndpointId, RunState> states;
};

Session::Session(QThread& netThread, net::SocketSource& sockets, const Options& options, QObject* parent)
    : RecordedSession(options, {}, parent)
    , d(std::make_unique<Private>())
{
    const net::SessionTime* time = &record()->time;
    d->stage = new Stage(record()->journal,
        {.sockets = sockets,
            .now = [time] { return time->now(); },
            .timeOfDay = timeOfDay,
            .descriptorLimit
            = static_cast<int>(std::min<std::uint64_t>(net::raiseDescriptorLimit(), INT32_MAX))});
    connect(d->stage, &Stage::runStateChanged, this, [this](EndpointId id, RunState state) {
        d->states[id] = state;
        Q_EMIT runStateChanged(id, state);
    });
    connect(d->stage, &Stage::becameIdle, this, &Session::becameIdle);
    d->stage->moveToThread(&netThread);
}

Session::~Session()
{
    disconnect(d->stage, nullptr, this, nullptr);
    post(d->stage, [held = record()](Stage& stage) {
        stage.stopAll();
        // The journal outlives the stage that writes it.
        connect(&stage, &QObject::destroyed, &stage, [held] {});
        stage.deleteLater();
    });
}

EndpointId Session::addEndpoint(const EndpointSpec& spec)
{
    const EndpointId id = d->nextId++;
    post(d->stage, [id, spec](Stage& stage) { stage.add(id, spec); });
    return id;
}

std::vector<EndpointId> Session::addScene(const Scene& scene)
{
    std::vector<EndpointId> ids;
    for (const EndpointSpec& spec : scene.endpoints)
        ids.push_back(addEndpoint(spec));
    return ids;
}

void Session::setProgram(EndpointId id, const Program& program)
{
    post(d->stage, [id, program](Stage& stage) { stage.setProgram(id, program); });
}

void Session::removeEndpoint(EndpointId id)
{
    d->states.erase(id);
    post(d->stage, [id](Stage& stage) { stage.remove(id); });
}

void Session::run(EndpointId id)
{
    post(d->stage, [id](Stage& stage) { stage.run(id); });
}

void Session::step(EndpointId id)
{
    post(d->stage, [id](Stage& stage) { stage.step(id); });
}

void Session::stop(EndpointId id)
{
    post(d->stage, [id](Stage& stage) { stage.stop(id); });
}

void Session::runAll()
{
    post(d->stage, [](Stage& stage) { stage.runAll(); });
}

void Session::stopAll()
{
    post(d->stage, [](Stage& stage) { stage.stopAll(); });
}

void Session::addNote(const QString& text)
{
    post(d->stage, [note = text.toStdString()](Stage& stage) { stage.addNote(note); });
}

RunState Session::runState(EndpointId id) const
{
    const auto known = d->states.find(id);
    return known == d->states.end() ? RunState::Ready : known->second;
}

} // namespace socketscope::talk
