// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Claims an autosave in the folder given, says so, and waits to be killed or for its input to end.
#include "ui/shell/autosave.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const socketscope::ui::AutosaveFolder folder(QString::fromLocal8Bit(argv[1]));
    const auto claim
        = folder.claim(QStringLiteral("udp hello"), QDateTime(QDate(2026, 11, 22), QTime(14, 2, 11)));
    if (!claim)
        return 1;
    QFile session(claim->path());
    if (!session.open(QIODevice::WriteOnly) || session.write("{}\n") != 3)
        return 1;
    session.close();
    std::puts(qPrintable(claim->path()));
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}
