// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The raw receiver: what to listen for, and what a raw socket delivers. Opens no socket.
#pragma once

#include "core/crafting/network.h"

#include <QtWidgets/QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class SegmentedControl;

class ReceiverPanel final : public QWidget {
    Q_OBJECT

public:
    /// By what right raw sockets can be opened.
    enum class Access : quint8 {
        Own, ///< this process may
        Helper, ///< through the raw helper
        Practice, ///< in a practice network: nobody has to be asked
        None,
    };

    explicit ReceiverPanel(QWidget* parent = nullptr);

    void setAccess(Access access);
    /// What is listened for now.
    void setListening(const std::vector<crafting::Listening>& listening);
    /// What Listen would ask for.
    [[nodiscard]] crafting::Listening choice() const;
    void setChoice(const crafting::Listening& choice);

Q_SIGNALS:
    void listen(const socketscope::crafting::Listening& what);
    void stopListening(const socketscope::crafting::Listening& what);

private:
    void explain();
    void press();
    [[nodiscard]] bool isListening(const crafting::Listening& what) const;
    void showSockets();

    Access m_access = Access::Own;
    std::vector<crafting::Listening> m_listening;
    SegmentedControl* m_protocol;
    SegmentedControl* m_family;
    QPushButton* m_button;
    QLabel* m_sentence;
    QLabel* m_rights;
    QVBoxLayout* m_sockets;
};

} // namespace socketscope::ui
