// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The Craft page: a packet as bit grid, payload and bytes; how it leaves; what comes back.
#pragma once

#include "core/crafting/planner.h"
#include "ui/craft/craftbar.h"
#include "ui/craft/craftdesk.h"
#include "ui/craft/packeteditor.h"
#include "ui/craft/paste/pastedpacket.h"
#include "ui/shell/page.h"

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QScrollArea;
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace socketscope::ui {

class Banner;
class ConfirmStrip;
class CraftStrip;
class FieldList;
class GridView;
class LayerChoice;
class PacketPanel;
class PayloadEditor;
class ReceiverPanel;
class RepliesPanel;
class SegmentedControl;
class TemplateMenu;

class CraftPage final : public Page {
    Q_OBJECT

public:
    struct Needs {
        CraftSessionFactory makeSession;
        std::vector<CraftNetwork> networks; ///< the first is this computer's; at least one
        QThread& netThread; ///< where questions about sending are answered; outlives the page
        QString templateFolder; ///< of a person's own
    };
    explicit CraftPage(Needs needs, QWidget* parent = nullptr);
    ~CraftPage() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QString title() const override;
    bool refresh() override;
    [[nodiscard]] PageStatus status() const override;
    [[nodiscard]] QList<QAction*> exportActions() const override { return m_exports; }
    [[nodiscard]] bool canOpen() const override { return true; }
    [[nodiscard]] Claim claims(const QString& path) const override;
    void openFile(const QString& path) override;
    [[nodiscard]] bool canSave() const override;
    void saveAs(const QString& path) override;
    [[nodiscard]] bool canStartNew() const override { return true; }
    void startNew() override; ///< the UDP hello again
    void stopEverything() override;

    /// The UDP hello in the place of the packet; what was there can be brought back.
    void openUdpHeader();
    /// What stands in the right panel.
    enum class Side : quint8 { Steps, Fields, Code, Packet, Receive };
    void showSide(Side side);
    /// Chooses a network by its name, without sending anything.
    void chooseNetwork(const QString& name);
    /// Sends once.
    void send();
    /// A packet out of that text in the place of the one there is; where it holds none, a dialog says why.
    void paste(const QString& text);
    /// As the ending of `path` says: pcapng, png or sockscope.
    void exportTo(const QString& path);

    [[nodiscard]] PacketEditor& editor() { return m_editor; }
    [[nodiscard]] CraftDesk& desk() { return *m_desk; }
    [[nodiscard]] TemplateMenu& templates() { return *m_templates; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // craftpage.cpp: how it is put together
    void makeMenus();
    void makeShortcuts();
    void build();
    QWidget* buildMiddle();
    QWidget* buildPacket();
    QWidget* buildSide();
    void connectBar();
    void connectViews();
    void connectDesk();
    void shareRoom();

    // craftwork.cpp: what it does
    void startFrom(CraftBar::Quick quick);
    void networkChosen();
    void offerAddresses();
    void useAddresses();
    void request(const Repetition& repetition);
    bool finishWriting();
    void sendNow();
    void askForged(const QString& source);
    void showPlan(const craft::SendPlan& plan);
    void showSession();
    void showState();
    void showSent();
    void showRefusal(const Error& error);
    void showPacket(quint64 seq);
    void say(const QString& sentence, bool isFailure);
    struct Ends;
    [[nodiscard]] std::optional<Ends> endsElsewhere() const;
    [[nodiscard]] std::optional<Ends> endsThere() const;
    void listen(const crafting::Listening& what);

    // craftfiles.cpp: what goes in and out
    void pasteFromClipboard();
    void openPasteDialog(const QString& text);
    void usePasted(const PastedPacket& pasted);
    void copyAs(const QString& language);
    void exportAs(const QString& suffix);

    [[nodiscard]] const CraftNetwork& network() const;
    [[nodiscard]] QString packetTitle() const;

    std::vector<CraftNetwork> m_networks;
    PacketEditor m_editor;
    std::unique_ptr<CraftDesk> m_desk;
    crafting::Planner m_planner;
    SessionFiles* m_files;
    QList<QAction*> m_exports;
    QAction* m_picture = nullptr; ///< among them; needs no session
    QList<QAction*> m_copies;
    TemplateMenu* m_templates;
    CraftBar* m_bar = nullptr;
    CraftStrip* m_strip = nullptr;
    Banner* m_banner = nullptr;
    ConfirmStrip* m_confirm = nullptr;
    QSplitter* m_splitter = nullptr; ///< packet and panel, side by side
    QSplitter* m_views = nullptr; ///< packet and replies, above each other
    LayerChoice* m_layers = nullptr;
    GridView* m_grid = nullptr;
    PayloadEditor* m_payload = nullptr;
    FieldList* m_fields = nullptr;
    QScrollArea* m_scroll = nullptr;
    RepliesPanel* m_replies = nullptr;
    QWidget* m_side = nullptr;
    SegmentedControl* m_sides = nullptr;
    QStackedWidget* m_sideStack = nullptr;
    PacketPanel* m_packetPanel = nullptr;
    ReceiverPanel* m_receiver = nullptr;
    std::optional<craft::SendPlan> m_plan;
    Repetition m_asked; ///< what is sent once the person has confirmed
    bool m_forgedConfirmed = false;
    bool m_planIsOld = true;
    bool m_replayIsNew = false; ///< the packet of the file has not been shown
    bool m_ownWidths = false; ///< a person has moved what stands between packet and panel
    bool m_ownHeights = false; ///< and between packet and replies
    bool m_wide = true;
};

} // namespace socketscope::ui
