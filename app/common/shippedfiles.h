// SPDX-License-Identifier: GPL-3.0-or-later
/// \file JSON files that come with the program by name, and others like them by path.
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace socketscope::app {

/// One folder of the program's resources.
class ShippedFiles {
public:
    /// `folder` is that of a resource, e.g. ":/scenes", which has been initialised.
    explicit ShippedFiles(QString folder)
        : m_folder(std::move(folder))
    {
    }
    [[nodiscard]] Result<QByteArray> named(const QString& name) const;
    /// A file of that path, or else what is shipped by that name. Fails with FileMissing, FileUnreadable,
    /// FileTooLarge or UnknownName.
    [[nodiscard]] Result<QByteArray> namedOrAt(const QString& nameOrPath) const;

private:
    [[nodiscard]] QString pathOf(const QString& name) const;

    QString m_folder;
};

} // namespace socketscope::app
