// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/scenelibrary.h"
#include "app/window/application.h"
#include "app/window/options.h"
#include "ui/words/errorwords.h"

#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int exitDone = 0;
constexpr int exitNoDisplay = 1;
constexpr int exitWrongUsage = 2;

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

/// Qt ends the process where it finds no display; a sentence is better.
bool hasDisplay(const QStringList& arguments)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") || arguments.contains(u"-platform"_s);
#else
    Q_UNUSED(arguments)
    return true;
#endif
}

void nameProgram()
{
    QCoreApplication::setApplicationName(u"socketscope"_s);
    QCoreApplication::setOrganizationDomain(u"socketscope.github.io"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SOCKETSCOPE_VERSION));
}

/// The English file only holds plural forms, so it is needed in every language without a file of its own.
void loadTranslations(QTranslator& own, QTranslator& ofQt)
{
    if (own.load(QLocale(), u"socketscope"_s, u"_"_s, u":/i18n"_s) || own.load(u":/i18n/socketscope_en.qm"_s))
        QCoreApplication::installTranslator(&own);
    if (ofQt.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&ofQt);
}

int say(const QString& text, bool isError)
{
    std::fputs(qPrintable(text), isError ? stderr : stdout);
    return isError ? exitWrongUsage : exitDone;
}

/// --help and --version work without a display.
int printText(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QTranslator own;
    QTranslator ofQt;
    loadTranslations(own, ofQt);
    const auto line = socketscope::app::readCommandLine(
        QCoreApplication::arguments(), QCoreApplication::applicationVersion());
    return say(line.text, line.wrongUsage);
}

int runWindow(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Socketscope"_s);
    QApplication::setDesktopFileName(u"io.github.socketscope.Socketscope"_s);
    QTranslator own;
    QTranslator ofQt;
    loadTranslations(own, ofQt);
    const auto line = socketscope::app::readCommandLine(
        QCoreApplication::arguments(), QCoreApplication::applicationVersion());
    if (!line.options)
        return say(line.text, line.wrongUsage);
    QApplication::setWindowIcon(QIcon(u":/desktop/io.github.socketscope.Socketscope.svg"_s));
    std::optional<socketscope::talk::Scene> scene;
    if (!line.options->scene.isEmpty()) {
        const auto loaded = socketscope::app::loadScene(line.options->scene);
        if (!loaded)
            return say(socketscope::ui::sentence(loaded.error()) + u'\n', true);
        scene = *loaded;
    }
    socketscope::app::Application program(QCoreApplication::applicationVersion());
    program.show(scene, line.options->file);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    nameProgram();
    const QStringList arguments = argumentsOf(argc, argv);
    if (socketscope::app::asksForText(arguments))
        return printText(argc, argv);
    if (!hasDisplay(arguments)) {
        std::fputs(qPrintable(QCoreApplication::translate("CommandLine",
                       "There is no display to open a window on. In a terminal, use socketscope-cli.\n")),
            stderr);
        return exitNoDisplay;
    }
    return runWindow(argc, argv);
}
