// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A port as a person types it, and in its place the one that the system chose for a typed 0.
#pragma once

#include "ui/widgets/formfield.h"

namespace socketscope::ui {

/// Shows the chosen port while nobody edits; the typed 0 comes back with the cursor.
class PortInput : public FormField {
    Q_OBJECT

public:
    explicit PortInput(const QString& label, QWidget* parent = nullptr);

    [[nodiscard]] QString typed() const { return m_typed; }
    void setTyped(const QString& text);
    /// 0: none is known.
    void setChosen(quint16 port);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showWhatHolds();
    [[nodiscard]] bool leavesChoice() const;

    QString m_typed;
    quint16 m_chosen = 0;
};

} // namespace socketscope::ui
