// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How often a packet is sent, in a panel that opens below its button.
#pragma once

#include "core/crafting/session.h"
#include "ui/widgets/popuppanel.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class FlatComboBox;
class FormField;

/// How often, how far apart, and what counts up.
struct Repetition {
    std::uint32_t times = 10;
    Duration interval {};
    std::string counterField {}; ///< empty: none

    friend bool operator==(const Repetition&, const Repetition&) = default;
};

/// "Send 10×", "Send 10× every 20 ms"
[[nodiscard]] QString repetitionText(const Repetition& repetition);

class SendPanel final : public PopupPanel {
    Q_OBJECT

public:
    explicit SendPanel(QWidget* parent = nullptr);

    /// Fields of the packet that can count; the chosen one stays where it is among them.
    void setFields(const QStringList& names);
    void openBelow(const QWidget* button);
    void setCanSend(bool can); ///< off while one run goes on
    /// What stands in the panel, or the last that could be used.
    [[nodiscard]] const Repetition& repetition() const { return m_repetition; }

Q_SIGNALS:
    void changed();
    void sendAsked();

private:
    void read();

    FormField* m_times;
    FormField* m_interval;
    FlatComboBox* m_counter;
    QLabel* m_error;
    QPushButton* m_send;
    Repetition m_repetition;
    bool m_isRight = false; ///< what stands in the panel can be used
    bool m_canSend = true;
};

} // namespace socketscope::ui
