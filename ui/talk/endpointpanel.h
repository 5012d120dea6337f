// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The left column of the Talk page: the endpoints of one protocol as cards, and the message of a
/// client.
#pragma once

#include "ui/talk/desk.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
class QScrollArea;
class QVBoxLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class EndpointCard;
class MessagePanel;
class NoteBox;
class SegmentedControl;

class EndpointPanel : public QWidget {
    Q_OBJECT

public:
    explicit EndpointPanel(Desk& desk, QWidget* parent = nullptr);
    ~EndpointPanel() override;

    /// Once a frame.
    void refresh();
    [[nodiscard]] EndpointCard* card(const std::string& name) const;
    [[nodiscard]] const std::vector<EndpointCard*>& cards() const { return m_cards; }
    [[nodiscard]] MessagePanel* messagePanel() const { return m_message; }
    void showProtocol(bool tcp);
    void showProtocolOfFirst();

    void runAll();
    void stepAny();

Q_SIGNALS:
    void stepChosen(quint64 seq);
    void wantsFrame();
    /// Something that the page's buttons depend on has changed.
    void changed();

private:
    enum class Pending { Nothing, Run, Step, RunAll };

    void build();
    void addMenu(QPushButton& button);
    void syncCards();
    EndpointCard* makeCard(const talk::EndpointSpec& spec);
    void filter();
    void updateServers();
    void updateMessage();
    void takeMessage();
    void showMessageError();
    [[nodiscard]] EndpointCard* currentClient() const;
    /// Whether what the card says can be run; shows what is in the way.
    bool isReady(EndpointCard& card, Pending then);
    void run(EndpointCard& card);
    void step(EndpointCard& card);
    void goOn();
    void followFocus(const QWidget* focused);
    void renameCard(EndpointCard& card, const QString& name);

    Desk& m_desk;
    SegmentedControl* m_protocol;
    QPushButton* m_add;
    QScrollArea* m_scroll;
    NoteBox* m_note;
    QVBoxLayout* m_column;
    MessagePanel* m_message;
    std::vector<EndpointCard*> m_cards;
    std::string m_client; ///< whose message is shown
    Pending m_pending = Pending::Nothing;
    std::string m_pendingName;
};

} // namespace socketscope::ui
