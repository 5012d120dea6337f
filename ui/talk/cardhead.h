// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The first line of an endpoint's card: its name, the state of its socket, and a menu.
#pragma once

#include "core/talk/program.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QLineEdit;
class QMenu;
class QToolButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class ElidedLabel;
class StateChip;

class CardHead : public QWidget {
    Q_OBJECT

public:
    explicit CardHead(QWidget* parent = nullptr);

    void setEndpoint(const talk::EndpointSpec& spec);
    void setSocketState(journal::StateCode state, bool datagram);
    [[nodiscard]] QString stateText() const;
    /// While it runs it keeps its name and engine.
    void setLocked(bool locked);

Q_SIGNALS:
    void renameAsked(const QString& name);
    void duplicateAsked();
    void removeAsked();
    void optionsAsked();
    void programAsked();
    void engineChosen(socketscope::talk::Engine engine);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildMenu();
    void startRenaming();
    void endRenaming(bool take);

    talk::EndpointSpec m_spec;
    ElidedLabel* m_title;
    QLineEdit* m_newName;
    StateChip* m_chip;
    QToolButton* m_more;
    QMenu* m_menu;
    QAction* m_rename = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_bsd = nullptr;
    QAction* m_qt = nullptr;
    QMenu* m_engines = nullptr;
};

} // namespace socketscope::ui
