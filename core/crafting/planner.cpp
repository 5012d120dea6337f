// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crafting/planner.h"

#include <QtCore/QThread>

namespace socketscope::crafting {

/// Lives on the net thread.
class Oracle final : public QObject {
    Q_OBJECT

public:
    explicit Oracle(std::unique_ptr<Network> network)
        : m_network(std::move(network))
    {
    }
    void setNetwork(std::unique_ptr<Network> network) { m_network = std::move(network); }
    void ask(const craft::Packet& packet, std::optional<craft::SendWay> way)
    {
        Q_EMIT answered(m_network->plan(packet, way));
    }

Q_SIGNALS:
    void answered(const socketscope::craft::SendPlan& plan);

private:
    std::unique_ptr<Network> m_network;
};

namespace {

struct Question {
    craft::Packet packet;
    std::optional<craft::SendWay> way;
};

} // namespace

struct Planner::Private {
    Oracle* oracle;
    std::optional<Question> newest {};
    bool waiting = false; ///< the newest has not been asked yet
    bool busy = false; ///< an answer is on its way

    void next()
    {
        if (busy || !waiting)
            return;
        busy = true;
        waiting = false;
        QMetaObject::invokeMethod(
            oracle, [o = oracle, question = *newest] { o->ask(question.packet, question.way); },
            Qt::QueuedConnection);
    }
};

Planner::Planner(QThread& netThread, const NetworkMaker& network, QObject* parent)
    : QObject(parent)
    , d(new Private {.oracle = new Oracle(network())})
{
    connect(d->oracle, &Oracle::answered, this, [this](const craft::SendPlan& plan) {
        d->busy = false;
        if (!d->waiting)
            Q_EMIT planned(plan);
        d->next();
    });
    d->oracle->moveToThread(&netThread);
}

Planner::~Planner()
{
    d->oracle->deleteLater();
}

void Planner::setNetwork(const NetworkMaker& network)
{
    const auto made = std::make_shared<std::unique_ptr<Network>>(network());
    QMetaObject::invokeMethod(
        d->oracle, [o = d->oracle, made] { o->setNetwork(std::move(*made)); }, Qt::QueuedConnection);
    d->waiting = d->newest.has_value();
    d->next();
}

void Planner::ask(const craft::Packet& packet, std::optional<craft::SendWay> way)
{
    d->newest = Question {packet, way};
    d->waiting = true;
    d->next();
}

} // namespace socketscope::crafting

#include "planner.moc"
