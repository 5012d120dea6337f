// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A folder of its own for each test of session files.
#pragma once

#include "core/journal/sessionreader.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <memory>

namespace socketscope::journal::test {

/// A base of the test's class.
class SessionFolder {
public:
    void renew() { m_folder = std::make_unique<QTemporaryDir>(); }

    /// With an empty name, of the folder itself.
    [[nodiscard]] QString path(const QString& name = QStringLiteral("a.sockscope")) const
    {
        return m_folder->filePath(name);
    }
    void write(const QByteArray& text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(text), text.size());
    }
    [[nodiscard]] Result<OpenedSession> open(Journal::Options options = {}) const
    {
        return openSession(path().toStdString(), options);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace socketscope::journal::test
