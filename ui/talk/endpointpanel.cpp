// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/endpointpanel.h"

#include "ui/talk/endpointcard.h"
#include "ui/talk/fieldwords.h"
#include "ui/talk/messagepanel.h"
#include "ui/talk/stepwords.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/notebox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace socketscope::ui {

namespace {

constexpr int narrowest = 320;
constexpr int widest = 460;

bool isTcp(talk::Role role)
{
    return role == talk::Role::TcpServer || role == talk::Role::TcpClient;
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

EndpointPanel::EndpointPanel(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_protocol(new SegmentedControl({tr("UDP"), tr("TCP")}, tr("Protocol"), this))
    , m_add(makeButton(tr("Endpoint"), QStringLiteral("plus"), this))
    , m_scroll(new QScrollArea(this))
    , m_note(new NoteBox({}, this))
    , m_column(nullptr)
    , m_message(nullptr)
{
    setMinimumWidth(narrowest);
    setMaximumWidth(widest);
    setAccessibleName(tr("Endpoints"));
    build();
    connect(&m_desk, &Desk::endpointsChanged, this, &EndpointPanel::syncCards);
    connect(&m_desk, &Desk::runStateChanged, this, [this](const QString& name) {
        if (EndpointCard* found = card(name.toStdString()))
            found->setRunState(m_desk.runState(found->name()));
        updateMessage();
        Q_EMIT changed();
        Q_EMIT wantsFrame();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* focused) {
        if (focused)
            followFocus(focused);
    });
    syncCards();
}

EndpointPanel::~EndpointPanel()
{
    // Inputs lose the focus while they go, and would report to a panel that is half gone.
    disconnect(qApp, nullptr, this, nullptr);
    for (const QObject* child : findChildren<QObject*>())
        child->disconnect(this);
}

void EndpointPanel::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 12, 0, 0);
    outer->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->addWidget(m_protocol);
    head->addStretch();
    head->addWidget(m_add);
    outer->addLayout(head);
    m_protocol->setObjectName(QStringLiteral("protocol"));
    m_add->setObjectName(QStringLiteral("addEndpoint"));
    addMenu(*m_add);

    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(12, 2, 12, 12);
    m_column->setSpacing(10);
    m_message = new MessagePanel(content);
    m_column->addWidget(m_note);
    m_column->addWidget(m_message);
    m_column->addStretch(1);
    m_note->setText({});
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    outer->addWidget(m_scroll, 1);

    connect(m_protocol, &SegmentedControl::currentChanged, this, &EndpointPanel::filter);
    connect(m_message, &MessagePanel::edited, this, &EndpointPanel::takeMessage);
    connect(m_message, &MessagePanel::editingFinished, this, &EndpointPanel::showMessageError);
}

void EndpointPanel::addMenu(QPushButton& button)
{
    auto* menu = new QMenu(this);
    const auto offer = [this](QMenu& into, talk::Role role, talk::Engine engine) {
        into.addAction(roleText(role), this, [this, role, engine] {
            const std::string name = m_desk.add(role, engine);
            showProtocol(isTcp(role));
            if (!m_desk.find(name)->program.isServer())
                m_client = name;
            updateMessage();
            m_scroll->ensureWidgetVisible(card(name));
        });
    };
    const talk::Role roles[] {
        talk::Role::UdpServer, talk::Role::UdpClient, talk::Role::TcpServer, talk::Role::TcpClient};
    for (const talk::Role role : roles)
        offer(*menu, role, talk::Engine::Bsd);
    menu->addSeparator();
    QMenu* qt = menu->addMenu(tr("By Qt classes"));
    for (const talk::Role role : roles)
        offer(*qt, role, talk::Engine::Qt);
    button.setMenu(menu);
}

EndpointCard* EndpointPanel::card(const std::string& name) const
{
    const auto found = std::find_if(
        m_cards.begin(), m_cards.end(), [&name](const EndpointCard* other) { return other->name() == name; });
    return found == m_cards.end() ? nullptr : *found;
}

/// Keeps the cards of endpoints that are still there, in the order of the desk.
void EndpointPanel::syncCards()
{
    std::vector<EndpointCard*> old = std::exchange(m_cards, {});
    for (const talk::EndpointSpec& spec : m_desk.specs()) {
        const auto same = std::find_if(old.begin(), old.end(), [&spec](const EndpointCard* other) {
            return other && other->name() == spec.name && other->role() == spec.program.role;
        });
        if (same == old.end()) {
            m_cards.push_back(makeCard(spec));
        } else {
            m_cards.push_back(*same);
            if ((*same)->spec() != spec)
                (*same)->setSpec(spec);
            *same = nullptr;
        }
        m_cards.back()->setRunState(m_desk.runState(spec.name));
        m_column->removeWidget(m_cards.back());
        m_column->insertWidget(static_cast<int>(m_cards.size()), m_cards.back());
    }
    for (EndpointCard* gone : old)
        if (gone)
            gone->deleteLater(), gone->hide();
    m_note->setText(m_desk.isReplay() ? tr("A session read from a file: it can be looked at, and nothing of "
                                           "it runs. Add an endpoint to start a new one.")
                                      : QString());
    filter();
    refresh();
    Q_EMIT changed();
    Q_EMIT wantsFrame();
}

EndpointCard* EndpointPanel::makeCard(const talk::EndpointSpec& spec)
{
    auto* made = new EndpointCard(spec, this);
    made->setObjectName(QStringLiteral("card.") + text(spec.name));
    connect(made, &EndpointCard::programChanged, this, [this, made] {
        m_desk.setProgram(made->name(), made->spec().program);
        updateServers();
    });
    connect(made, &EndpointCard::formChanged, this, [this, made] {
        if (made == currentClient() && !made->messageError())
            m_message->showError({});
    });
    connect(made, &EndpointCard::runAsked, this, [this, made] { run(*made); });
    connect(made, &EndpointCard::stepAsked, this, [this, made] { step(*made); });
    connect(made, &EndpointCard::stopAsked, this, [this, made] { m_desk.stop(made->name()); });
    connect(made, &EndpointCard::duplicateAsked, this, [this, made] { m_desk.duplicate(made->name()); });
    connect(made, &EndpointCard::removeAsked, this, [this, made] { m_desk.remove(made->name()); });
    connect(made, &EndpointCard::renameAsked, this,
        [this, made](const QString& name) { renameCard(*made, name); });
    connect(made, &EndpointCard::stepChosen, this, &EndpointPanel::stepChosen);
    connect(made, &EndpointCard::decided, this, &EndpointPanel::goOn);
    return made;
}

void EndpointPanel::renameCard(EndpointCard& card, const QString& name)
{
    if (!m_desk.rename(card.name(), name.toStdString()))
        m_note->setText(tr("“%1” cannot be the name: it is taken, or holds one of . # * ~").arg(name));
}

void EndpointPanel::showProtocol(bool tcp)
{
    m_protocol->setCurrent(tcp ? 1 : 0);
}

void EndpointPanel::showProtocolOfFirst()
{
    if (!m_desk.specs().empty())
        showProtocol(isTcp(m_desk.specs().front().program.role));
}

void EndpointPanel::filter()
{
    for (EndpointCard* shown : m_cards)
        shown->setVisible(isTcp(shown->role()) == (m_protocol->current() == 1));
    updateServers();
    updateMessage();
}

void EndpointPanel::updateServers()
{
    for (EndpointCard* client : m_cards) {
        QList<KnownServer> servers;
        for (const talk::EndpointSpec& spec : m_desk.specs()) {
            if (!spec.program.isServer() || isTcp(spec.program.role) != isTcp(client->role()))
                continue;
            const talk::Place* place = talk::bindPlace(spec.program);
            const journal::ActorProgress* progress = m_desk.progressOf(spec.name);
            const quint16 typed = place ? place->port : quint16(0);
            servers.append({spec.name, endpointTitle(spec.name, spec.program.role),
                place ? text(place->host) : QString(),
                typed != 0 || !progress ? typed : progress->local.port});
        }
        client->setKnownServers(servers);
    }
}

EndpointCard* EndpointPanel::currentClient() const
{
    EndpointCard* first = nullptr;
    for (EndpointCard* client : m_cards) {
        if (client->spec().program.isServer() || client->isHidden())
            continue;
        if (client->name() == m_client)
            return client;
        first = first ? first : client;
    }
    return first;
}

void EndpointPanel::updateMessage()
{
    EndpointCard* client = currentClient();
    m_message->setVisible(client != nullptr);
    if (!client)
        return;
    const auto clients = std::count_if(m_cards.begin(), m_cards.end(),
        [](const EndpointCard* other) { return !other->isHidden() && !other->spec().program.isServer(); });
    m_message->setOwner(clients > 1 ? endpointTitle(client->name(), client->role()) : QString());
    const talk::RunState state = m_desk.runState(client->name());
    m_message->setReadOnly(state == talk::RunState::Running || state == talk::RunState::Paused);
    if (m_message->message() != client->fields().message)
        m_message->setMessage(client->fields().message);
}

void EndpointPanel::takeMessage()
{
    EndpointCard* client = currentClient();
    if (!client)
        return;
    m_client = client->name();
    client->setMessage(m_message->message());
    const auto error = client->messageError();
    // A lone digit may get its partner yet; anything else is wrong whatever comes next.
    if (error && error->error.code != ErrorCode::OddHexDigits && error->error.code != ErrorCode::EmptyMessage)
        showMessageError();
    else
        m_message->showError({});
}

void EndpointPanel::showMessageError()
{
    const EndpointCard* client = currentClient();
    const auto error = client ? client->messageError() : std::nullopt;
    if (!error) {
        m_message->showError({});
        return;
    }
    const bool digit
        = error->error.code == ErrorCode::BadHexDigit || error->error.code == ErrorCode::OddHexDigits;
    m_message->showError(
        fieldSentence(*error, client->role()), digit ? std::optional(error->error.position) : std::nullopt);
}

bool EndpointPanel::isReady(EndpointCard& card, Pending then)
{
    const bool active = m_desk.runState(card.name()) == talk::RunState::Paused;
    if (active)
        return true; // it goes on as it was
    if (card.error()) {
        showProtocol(isTcp(card.role()));
        if (card.messageError()) {
            m_client = card.name();
            updateMessage();
            showMessageError();
            m_scroll->ensureWidgetVisible(m_message);
            m_message->focusError();
        } else {
            m_scroll->ensureWidgetVisible(&card);
            card.pointAtError();
        }
        return false;
    }
    if (card.needsConfirmation()) {
        m_pending = then;
        m_pendingName = card.name();
        showProtocol(isTcp(card.role()));
        card.askToConfirm();
        m_scroll->ensureWidgetVisible(&card);
        return false;
    }
    return true;
}

void EndpointPanel::run(EndpointCard& card)
{
    if (isReady(card, Pending::Run))
        m_desk.run(card.name());
}

void EndpointPanel::step(EndpointCard& card)
{
    if (isReady(card, Pending::Step))
        m_desk.step(card.name());
}

void EndpointPanel::runAll()
{
    for (EndpointCard* each : m_cards)
        if (!isReady(*each, Pending::RunAll))
            return;
    m_desk.runAll();
}

void EndpointPanel::stepAny()
{
    for (EndpointCard* each : m_cards)
        if (!isReady(*each, Pending::Nothing))
            return;
    m_desk.stepAny();
}

/// The question was answered: does what was asked for before it.
void EndpointPanel::goOn()
{
    const Pending pending = std::exchange(m_pending, Pending::Nothing);
    EndpointCard* asked = card(m_pendingName);
    if (pending == Pending::RunAll)
        runAll();
    else if (pending == Pending::Run && asked)
        run(*asked);
    else if (pending == Pending::Step && asked)
        step(*asked);
}

void EndpointPanel::refresh()
{
    const journal::JournalView view(m_desk.journal());
    for (EndpointCard* each : m_cards)
        each->showProgress(view, m_desk.progress(), m_desk.actorOf(each->name()));
    updateServers();
}

/// The message below the cards is that of the client in which the person works.
void EndpointPanel::followFocus(const QWidget* focused)
{
    for (const EndpointCard* client : m_cards) {
        if (client->spec().program.isServer() || client->isHidden() || !client->isAncestorOf(focused)
            || client->name() == m_client)
            continue;
        m_client = client->name();
        updateMessage();
    }
}

} // namespace socketscope::ui
