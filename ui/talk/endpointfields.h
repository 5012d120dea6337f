// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The inputs on an endpoint's card: address, port, buffer, backlog of a server; server, port, own port
/// of a client.
#pragma once

#include "core/talk/fields.h"

#include <QtCore/QList>
#include <QtWidgets/QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
QT_END_NAMESPACE

namespace socketscope::ui {

class FormField;
class FormRow;
class PortInput;

/// A server of the same session that a client may talk to.
struct KnownServer {
    std::string name; ///< in the journal
    QString title; ///< on its card
    QString address; ///< where it binds, as text
    quint16 port = 0; ///< where it is bound or will be; 0: not known yet
    friend bool operator==(const KnownServer&, const KnownServer&) = default;
};

class EndpointFields : public QWidget {
    Q_OBJECT

public:
    explicit EndpointFields(talk::Role role, QWidget* parent = nullptr);

    void setFields(const talk::Fields& fields);
    /// Writes what the inputs hold into `fields`; the rest of it stays.
    void readInto(talk::Fields& fields) const;

    /// Marks the input that is wrong with `sentence`; nothing is wrong without an error. Returns false where
    /// no input here stands for the field.
    bool showError(const std::optional<talk::FieldError>& error, const QString& sentence = {});
    /// Puts the cursor into the input that is marked.
    void focusError();
    [[nodiscard]] QString shownError() const;

    void setKnownServers(const QList<KnownServer>& servers);
    void setReadOnly(bool readOnly);
    /// The port that the socket has now; 0: none.
    void setOwnPort(quint16 port);
    /// Of a client whose scene reserves the server's port: the one that it was; 0: not known.
    void setServerPort(quint16 port);

Q_SIGNALS:
    void edited();
    void editingFinished();

private:
    void build(talk::Role role);
    void addServerChoice();
    void rebuildServerMenu();
    void chooseServer(const std::string& name);
    void leaveServer();
    void showServer();
    [[nodiscard]] const KnownServer* knownServer(const std::string& name) const;
    [[nodiscard]] FormField* fieldOf(talk::Field field) const;

    bool m_server;
    FormRow* m_row;
    FormField* m_address;
    PortInput* m_port;
    PortInput* m_ownPort = nullptr;
    FormField* m_buffer = nullptr;
    FormField* m_backlog = nullptr;
    QAction* m_choice = nullptr;
    QMenu* m_menu = nullptr;
    QList<KnownServer> m_known;
    std::string m_endpoint;
    FormField* m_marked = nullptr;
};

} // namespace socketscope::ui
