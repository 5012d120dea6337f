// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the window knows of a page. Everything else about it is the page's own business.
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace socketscope::ui {

/// What the status bar says while the page is shown; at its right end "31 events · 0 lost · recording".
struct PageStatus {
    bool shown = false; ///< the page has nothing to count: nothing is said
    quint64 events = 0;
    quint64 lost = 0;
    bool recording = false;
    QString text {}; ///< in place of what is counted
    QString network {}; ///< where the page is not on this computer's network
    QString networkNote {}; ///< after its name, in quiet text
    QString way {}; ///< a sentence on how packets leave and what can be seen
    QString wayNote {}; ///< the whole reasoning behind it, as tool tip
    bool wayIsWhole = true; ///< nothing is hidden that way

    friend bool operator==(const PageStatus&, const PageStatus&) = default;
};

class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The entry of the rail, e.g. "Talk"; translated.
    [[nodiscard]] virtual QString name() const = 0;
    /// An icon of resources/icons, e.g. "talk".
    [[nodiscard]] virtual QString iconName() const = 0;
    /// What is shown before "— Socketscope" in the title of the window, e.g. the scene's title.
    [[nodiscard]] virtual QString title() const = 0;

    /// Called at most once a frame after wantsFrame(), and only while the page is visible; catches up with
    /// the journal. Returns true while there is more to come (something runs), so that the clock goes on
    /// ticking; false lets it rest.
    virtual bool refresh() { return false; }
    [[nodiscard]] virtual PageStatus status() const { return {}; }

    /// What the page adds to "Export" in the menu. The page owns them and enables them as it sees fit.
    [[nodiscard]] virtual QList<QAction*> exportActions() const { return {}; }

    // What the window's commands do; a page that has no use for one leaves it.

    [[nodiscard]] virtual bool canOpen() const { return false; } ///< opens session files
    enum class Claim : quint8 { None, Any, Own };
    /// Whether the page opens this session file: as any other, or because it is one of its own. Looks at its
    /// first lines at most.
    [[nodiscard]] virtual Claim claims(const QString&) const { return canOpen() ? Claim::Any : Claim::None; }
    virtual void openFile(const QString&) { } ///< reads it, runs nothing
    [[nodiscard]] virtual bool canSave() const { return false; }
    virtual void saveAs(const QString&) { }
    [[nodiscard]] virtual bool canStartNew() const { return false; }
    virtual void startNew() { } ///< a new, empty session
    /// Esc, on the page that is shown: takes back what was begun or narrowed in a view. True where there was
    /// something, and then nothing is stopped.
    virtual bool takeBack() { return false; }
    virtual void stopEverything() { } ///< Esc: answers at once

Q_SIGNALS:
    /// Something changed: call refresh() in the next frame. Cheap to emit as often as wanted.
    void wantsFrame();
    /// title() has changed.
    void titleChanged();
    /// One plain sentence for the person, shown in a strip above the page until it is put aside.
    void noticeRaised(const QString& sentence);
    /// This file was opened or saved here: it belongs to the recent ones.
    void fileUsed(const QString& path);
};

} // namespace socketscope::ui
