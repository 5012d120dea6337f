// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packet that is being written as a program in Python, C or scapy.
#pragma once

#include "ui/craft/packeteditor.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class SegmentedControl;

/// Writes the program anew only while it is seen, and one that is long once the edits pause.
class CodePanel final : public QWidget {
    Q_OBJECT

public:
    enum class Language : quint8 { Python, C, Scapy };

    explicit CodePanel(PacketEditor& editor, QWidget* parent = nullptr);

    [[nodiscard]] Language language() const;
    void setLanguage(Language language);
    /// The program as it stands there; empty where the packet cannot be sent by one.
    [[nodiscard]] QString text();
    /// To the clipboard.
    void copy();
    /// Says below the program how it went.
    void saveTo(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void write();
    void askWhere();

    PacketEditor& m_editor;
    SegmentedControl* m_language;
    QLabel* m_how;
    QPlainTextEdit* m_text;
    QPushButton* m_copy;
    QPushButton* m_save;
    QLabel* m_outcome;
    QTimer m_later;
    bool m_isStale = true;
};

} // namespace socketscope::ui
