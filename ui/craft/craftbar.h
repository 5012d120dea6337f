// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The tool bar of the Craft page: what to start from at its left, what to do with it at its right. It
/// only says what was asked for.
#pragma once

#include "ui/craft/send/sendpanel.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class PacketEditor;
class SegmentedControl;

class CraftBar final : public QWidget {
    Q_OBJECT

public:
    /// The packets that are one press away.
    enum class Quick : quint8 { Udp, IcmpEcho, TcpSyn, RawIp };

    struct Menus {
        QMenu* templates;
        QMenu* copies;
        QMenu* exports;
        QAction* undo;
        QAction* redo;
    };

    /// The editor and what the menus are made of outlive the bar.
    CraftBar(PacketEditor& editor, const Menus& menus, QWidget* parent = nullptr);

    [[nodiscard]] const Repetition& repetition() const { return m_panel->repetition(); }
    void setSending(bool sending);
    void setCanSend(bool can);

Q_SIGNALS:
    void quickAsked(socketscope::ui::CraftBar::Quick quick);
    void pasteAsked();
    void sendAsked();
    void repeatAsked();
    void stopAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build(const Menus& menus);
    void connectParts();
    void showPacket();
    void showRepetition();
    void fitIntoWidth();

    PacketEditor& m_editor;
    SegmentedControl* m_quick;
    QToolButton* m_templates;
    QToolButton* m_paste;
    QToolButton* m_undo;
    QToolButton* m_redo;
    QPushButton* m_send;
    QPushButton* m_repeat;
    QToolButton* m_howOften;
    QPushButton* m_stop;
    QToolButton* m_copy;
    QToolButton* m_export;
    SendPanel* m_panel;
};

} // namespace socketscope::ui
