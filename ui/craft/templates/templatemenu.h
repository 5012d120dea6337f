// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packets to start from, as a menu, and what becomes of a person's own.
#pragma once

#include "ui/craft/templates/templateshelf.h"

#include <QtWidgets/QMenu>

namespace socketscope::ui {

class PacketEditor;

class TemplateMenu final : public QMenu {
    Q_OBJECT

public:
    /// The editor outlives the menu.
    TemplateMenu(PacketEditor& editor, TemplateShelf shelf, QWidget* parent = nullptr);

    /// Puts that template in the place of the packet.
    void use(std::string_view builtIn);
    void openFile(const QString& path);
    /// The packet as it is now, among the person's own.
    void keep(const QString& title);
    void saveFile(const QString& path);

Q_SIGNALS:
    /// A sentence for the person: something could not be done.
    void failed(const QString& sentence);

private:
    void fill();
    void addOwn();
    void askForTitle();
    void askForFile();
    void askWhereToSave();
    void say(const Error& error);

    PacketEditor& m_editor;
    TemplateShelf m_shelf;
};

} // namespace socketscope::ui
