// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The panel at the right of a page: a packet and the one that came back for it, what happened, every
/// byte of both, their checksums.
#pragma once

#include "ui/packet/packettree.h"

#include <QtWidgets/QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedLayout;
class QStackedWidget;
QT_END_NAMESPACE

namespace socketscope::ui {

class ChecksumView;
class NoteBox;
class PacketView;
class SegmentedControl;
struct Explanation;

class PacketInspector final : public QWidget {
    Q_OBJECT

public:
    enum Tab { Sent, Received, Checksum };

    /// What is said while there is no packet.
    struct Texts {
        QString name; ///< of the panel, to assistive technology
        QString emptyTitle;
        QString emptySentence;
        QString nothingReceived; ///< why Received cannot be chosen
    };
    explicit PacketInspector(const Texts& texts, QWidget* parent = nullptr);

    /// At least one of them. The tab that the person chose stays where it can be had. `received` is the title
    /// of the second where it is no "Received".
    void showPackets(const Explanation& said, const std::optional<ShownPacket>& sent,
        const std::optional<ShownPacket>& received, const QString& receivedTitle = {});
    /// The packets stay as they are, and what is chosen in them.
    void explain(const Explanation& said);
    void clear();

private:
    QWidget* buildPage();
    void offer(bool hasSent, bool hasReceived);
    void chooseTab(int tab);

    QString m_nothingReceived;
    int m_wanted = Received; ///< the tab that the person chose
    bool m_filling = false;
    QStackedLayout* m_stack;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    SegmentedControl* m_tabs = nullptr;
    QStackedWidget* m_views = nullptr;
    PacketView* m_sent = nullptr;
    PacketView* m_received = nullptr;
    ChecksumView* m_checksum = nullptr;
    NoteBox* m_note = nullptr;
};

} // namespace socketscope::ui
