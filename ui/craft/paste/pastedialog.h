// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where a text with a packet in it is pasted; says while it stands there what it would become.
#pragma once

#include "ui/craft/paste/pastedpacket.h"

#include <QtWidgets/QDialog>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTimer;
QT_END_NAMESPACE

namespace socketscope::ui {

/// Show it with open(); it deletes itself when it is closed.
class PasteDialog final : public QDialog {
    Q_OBJECT

public:
    /// Begins with that text.
    explicit PasteDialog(const QString& text, QWidget* parent = nullptr);

    /// What stands there, as a packet; nothing where it is none.
    [[nodiscard]] const std::optional<PastedPacket>& pasted() const { return m_pasted; }
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    /// The person wants that packet.
    void chosen(const socketscope::ui::PastedPacket& pasted);

private:
    void read();

    QPlainTextEdit* m_text;
    QLabel* m_words;
    QPushButton* m_use;
    QTimer* m_pause;
    std::optional<PastedPacket> m_pasted;
};

} // namespace socketscope::ui
