// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/cli/sessionrun.h"
#include "app/common/scenelibrary.h"

#include "core/journal/ladder.h"
#include "core/journal/laddertext.h"
#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"

#include <QtCore/QFileInfo>

#include <algorithm>
#include <cstdio>

namespace socketscope::app {

using namespace Qt::StringLiterals;

namespace {

/// A scene whose server never ends is told apart by its program, so that its port is said as soon as it has
/// one.
bool hasEndlessServer(const talk::Scene& scene)
{
    return std::any_of(scene.endpoints.begin(), scene.endpoints.end(), [](const talk::EndpointSpec& spec) {
        if (!spec.program.isServer())
            return false;
        return std::any_of(spec.program.steps.begin(), spec.program.steps.end(), [](const talk::Step& step) {
            const auto* accept = std::get_if<talk::AcceptStep>(&step.action);
            const auto* receive = std::get_if<talk::ReceiveStep>(&step.action);
            return (accept && accept->times == 0)
                || (receive && receive->until.kind == talk::Until::Kind::Forever);
        });
    });
}

QString sceneNames()
{
    QStringList names;
    for (const talk::Scene& scene : builtInScenes())
        names.append(QString::fromStdString(scene.name));
    return names.join(u", "_s);
}

} // namespace

int runCommand(const QStringList& words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("cli", "Runs a scene and shows every call."));
    parser.addPositionalArgument(u"scene"_s,
        QCoreApplication::translate("cli", "The name of a scene, or a file that holds one."),
        u"SCENE|FILE"_s);
    parser.addOptions({{u"ladder"_s, QCoreApplication::translate("cli", "Print the ladder when it is over.")},
        {u"json"_s, QCoreApplication::translate("cli", "Print the lines of a session file as they happen.")},
        {u"save"_s, QCoreApplication::translate("cli", "Record the session to a file while it runs."),
            u"FILE"_s}});
    if (const auto status = parseArguments(parser, u"run"_s, words))
        return *status;
    const QStringList positionals = parser.positionalArguments();
    if (positionals.size() != 1)
        return wrongUsage(
            QCoreApplication::translate("cli", "run takes one scene. There are: %1.").arg(sceneNames()));
    if (parser.isSet(u"ladder"_s) && parser.isSet(u"json"_s))
        return wrongUsage(QCoreApplication::translate("cli", "run takes --ladder or --json, not both."));
    const auto scene = loadScene(positionals.front());
    if (!scene
        && scene.error()
            == Error {.code = ErrorCode::UnknownName, .detail = positionals.front().toStdString()})
        return wrongUsage(QCoreApplication::translate("cli", "There is no scene “%1”. There are: %2.")
                              .arg(ui::harmless(positionals.front()), sceneNames()));
    if (!scene)
        return wrongUsage(ui::sentence(scene.error()));
    const QString file = parser.value(u"save"_s);
    if (parser.isSet(u"save"_s) && file.isEmpty())
        return wrongUsage(QCoreApplication::translate("cli", "--save takes the name of a file."));
    if (!file.isEmpty() && (QFileInfo(file).isDir() || !QFileInfo(QFileInfo(file).path()).isWritable()))
        return wrongUsage(ui::sentence({.code = ErrorCode::FileUnwritable, .detail = file.toStdString()}));

    SessionRun::Options options {.session = {.title = QString::fromStdString(scene->title),
                                     .sceneName = QString::fromStdString(scene->name),
                                     .file = file}};
    options.print = parser.isSet(u"json"_s) ? Print::Json
        : parser.isSet(u"ladder"_s)         ? Print::Nothing
                                            : Print::Lines;
    options.sayListening = hasEndlessServer(*scene);
    SessionRun run(options);
    run.session().addScene(*scene);
    if (const auto failure = run.session().recordingFailure())
        return wrongUsage(ui::sentence(*failure)); // before anything is sent
    const int status = run.exec();
    if (parser.isSet(u"ladder"_s)) {
        const journal::JournalView view(run.session().journal());
        journal::Ladder ladder;
        ladder.update(view);
        std::fputs(journal::ladderText(ladder, view).c_str(), stdout);
    }
    return status;
}

} // namespace socketscope::app
