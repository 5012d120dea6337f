// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packets that a person can start from: those that come with the program, and own ones, each a
/// file in a folder.
#pragma once

#include "core/crafttemplate/templatefile.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace socketscope::ui {

/// What a template that comes with the program is called; empty where there is none of that name.
[[nodiscard]] QString templateTitle(std::string_view name);

struct OwnTemplate {
    QString path;
    QString title; ///< as its file says it, harmless to show; else the file's name
};

class TemplateShelf {
public:
    /// The folder is made when the first template is kept.
    explicit TemplateShelf(QString folder);

    /// By title. Files that are no templates are passed over.
    [[nodiscard]] QList<OwnTemplate> own() const;
    /// Gives the path of the new file; no older one is touched. Fails with FileUnwritable or
    /// ImpossibleLayers.
    [[nodiscard]] Result<QString> keep(const QString& title, const craft::Packet& packet) const;
    /// Only files of the folder. False: it is still there.
    [[nodiscard]] bool remove(const QString& path) const;

    static constexpr qsizetype mostShown = 200;

private:
    QString m_folder;
};

} // namespace socketscope::ui
