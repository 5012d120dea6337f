// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Which headers the packet has: IPv4 or IPv6, what follows, and which message of ICMP.
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace socketscope {
struct Error;
}

namespace socketscope::ui {

class FlatComboBox;
class PacketEditor;

class LayerChoice final : public QWidget {
    Q_OBJECT

public:
    /// The editor outlives it.
    explicit LayerChoice(PacketEditor& editor, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Such headers cannot be: the choice is as it was.
    void refused(const socketscope::Error& error);

private:
    void showPacket();
    void showIcmp();
    void chooseLayers(bool networkChosen);
    void chooseIcmp(int index);

    PacketEditor& m_editor;
    FlatComboBox* m_network;
    QLabel* m_then;
    FlatComboBox* m_transport;
    FlatComboBox* m_icmp;
};

} // namespace socketscope::ui
