// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/endpointfields.h"

#include "ui/talk/portinput.h"
#include "ui/theme/icons.h"
#include "ui/widgets/formfield.h"

#include <QtGui/QAction>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

QString fromUtf8(const std::string& text)
{
    return QString::fromStdString(text);
}

FormField* codeField(const QString& label, const char* objectName)
{
    auto* field = new FormField(label);
    field->setCodeFont(true);
    field->lineEdit()->setObjectName(QLatin1String(objectName));
    return field;
}

PortInput* portField(const QString& label, const char* objectName)
{
    auto* field = new PortInput(label);
    field->lineEdit()->setObjectName(QLatin1String(objectName));
    return field;
}

} // namespace

EndpointFields::EndpointFields(talk::Role role, QWidget* parent)
    : QWidget(parent)
    , m_server(role == talk::Role::UdpServer || role == talk::Role::TcpServer)
    , m_row(new FormRow(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    build(role);
}

void EndpointFields::build(talk::Role role)
{
    m_address = codeField(m_server ? tr("Address") : tr("Server"), "address");
    m_port = portField(tr("Port"), "port");
    m_row->addField(m_address, 5);
    m_row->addField(m_port, 3);
    if (m_server) {
        m_buffer = codeField(tr("Buffer"), "buffer");
        m_row->addField(m_buffer, 3);
        if (role == talk::Role::TcpServer) {
            m_backlog = codeField(tr("Backlog"), "backlog");
            m_row->addField(m_backlog, 2);
        }
    } else {
        m_ownPort = portField(tr("Own port"), "ownPort");
        m_row->addField(m_ownPort, 3);
        addServerChoice();
    }
    for (FormField* field : {m_address, static_cast<FormField*>(m_port), m_buffer, m_backlog,
             static_cast<FormField*>(m_ownPort)}) {
        if (!field)
            continue;
        connect(field, &FormField::textEdited, this, [this, field] {
            if (field == m_address || field == m_port)
                leaveServer();
            Q_EMIT edited();
        });
        connect(field, &FormField::editingFinished, this, &EndpointFields::editingFinished);
    }
}

void EndpointFields::addServerChoice()
{
    m_menu = new QMenu(this);
    m_choice = m_address->lineEdit()->addAction(
        icon(QStringLiteral("chevron"), &Theme::quiet), QLineEdit::TrailingPosition);
    m_choice->setText(tr("Servers of this session"));
    m_choice->setToolTip(tr("Talk to a server of this session"));
    m_choice->setVisible(false);
    connect(m_choice, &QAction::triggered, this, [this] {
        rebuildServerMenu();
        m_menu->popup(m_address->lineEdit()->mapToGlobal(QPoint(0, m_address->lineEdit()->height())));
    });
}

void EndpointFields::rebuildServerMenu()
{
    m_menu->clear();
    for (const KnownServer& server : m_known) {
        QString title = server.title;
        QAction* action = m_menu->addAction(title.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(server.name == m_endpoint);
        connect(action, &QAction::triggered, this, [this, name = server.name] { chooseServer(name); });
    }
}

void EndpointFields::chooseServer(const std::string& name)
{
    m_endpoint = name;
    showServer();
    Q_EMIT edited();
    Q_EMIT editingFinished();
}

void EndpointFields::leaveServer()
{
    if (m_endpoint.empty())
        return;
    m_endpoint.clear();
    m_port->setTyped(m_port->text());
    m_port->setChosen(0);
}

void EndpointFields::showServer()
{
    if (m_endpoint.empty())
        return;
    const KnownServer* server = knownServer(m_endpoint);
    m_address->setText(server ? server->address : QString());
    m_port->setTyped(server && server->port ? QString::number(server->port) : QString());
    m_port->setPlaceholderText(server && !server->port ? tr("auto") : QString());
    m_address->lineEdit()->setToolTip(
        server ? tr("The address of %1, taken once it is bound.").arg(server->title) : QString());
}

const KnownServer* EndpointFields::knownServer(const std::string& name) const
{
    for (const KnownServer& server : m_known)
        if (server.name == name)
            return &server;
    return nullptr;
}

void EndpointFields::setKnownServers(const QList<KnownServer>& servers)
{
    if (m_server || servers == m_known)
        return;
    m_known = servers;
    m_choice->setVisible(!servers.isEmpty());
    showServer();
}

void EndpointFields::setFields(const talk::Fields& fields)
{
    if (m_server || fields.endpoint.empty()) {
        m_address->setText(fromUtf8(fields.address));
        m_port->setTyped(fromUtf8(fields.port));
    }
    m_endpoint = m_server ? std::string() : fields.endpoint;
    showServer();
    if (m_buffer)
        m_buffer->setText(fromUtf8(fields.bufferSize));
    if (m_backlog)
        m_backlog->setText(fromUtf8(fields.backlog));
    if (m_ownPort)
        m_ownPort->setTyped(fromUtf8(fields.ownPort));
}

void EndpointFields::readInto(talk::Fields& fields) const
{
    fields.endpoint = m_endpoint;
    if (m_endpoint.empty()) {
        fields.address = m_address->text().toStdString();
        fields.port = m_port->typed().toStdString();
    }
    if (m_buffer)
        fields.bufferSize = m_buffer->text().toStdString();
    if (m_backlog)
        fields.backlog = m_backlog->text().toStdString();
    if (m_ownPort)
        fields.ownPort = m_ownPort->typed().toStdString();
}

FormField* EndpointFields::fieldOf(talk::Field field) const
{
    switch (field) {
    case talk::Field::Address:
        return m_address;
    case talk::Field::Port:
        return m_port;
    case talk::Field::OwnPort:
        return m_ownPort;
    case talk::Field::BufferSize:
        return m_buffer;
    case talk::Field::Backlog:
        return m_backlog;
    default:
        return nullptr;
    }
}

bool EndpointFields::showError(const std::optional<talk::FieldError>& error, const QString& sentence)
{
    FormField* field = error ? fieldOf(error->field) : nullptr;
    if (m_marked && m_marked != field)
        m_marked->setError({});
    m_marked = field;
    if (m_marked)
        m_marked->setError(sentence);
    return m_marked != nullptr;
}

void EndpointFields::focusError()
{
    if (!m_marked)
        return;
    m_marked->lineEdit()->setFocus(Qt::OtherFocusReason);
    m_marked->lineEdit()->selectAll();
}

QString EndpointFields::shownError() const
{
    return m_marked ? m_marked->error() : QString();
}

void EndpointFields::setReadOnly(bool readOnly)
{
    for (FormField* field :
        {m_address, static_cast<FormField*>(m_port), m_buffer, m_backlog, static_cast<FormField*>(m_ownPort)})
        if (field)
            field->lineEdit()->setReadOnly(readOnly);
    if (m_choice)
        m_choice->setEnabled(!readOnly);
}

void EndpointFields::setOwnPort(quint16 port)
{
    (m_server ? m_port : m_ownPort)->setChosen(port);
}

void EndpointFields::setServerPort(quint16 port)
{
    if (!m_server && m_endpoint.empty())
        m_port->setChosen(port);
}

} // namespace socketscope::ui
