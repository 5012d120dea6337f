// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/programdialog.h"

#include "ui/talk/stepwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"

#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

void addSteps(QStringList& lines, const std::vector<talk::Step>& steps, bool datagram, const QString& indent)
{
    for (const talk::Step& step : steps) {
        QStringList details = stepDetails(step, datagram).split(QLatin1Char('\n'));
        lines += indent + details.takeFirst();
        for (const QString& condition : details)
            lines += indent + QStringLiteral("    ") + condition;
    }
}

} // namespace

ProgramDialog::ProgramDialog(const QString& title, const talk::Program& program, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Program of %1").arg(title));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    auto* shown = new QPlainTextEdit(text(program), this);
    shown->setReadOnly(true);
    shown->setFont(codeFont());
    shown->setAccessibleName(windowTitle());
    shown->setMinimumSize(420, 260);
    column->addWidget(shown);
    auto* close = makeButton(tr("Close"), {}, this);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

QString ProgramDialog::text(const talk::Program& program)
{
    QStringList lines;
    addSteps(lines, program.steps, program.isDatagram(), {});
    if (!program.connection.empty()) {
        lines += tr("each accepted connection:");
        addSteps(lines, program.connection, false, QStringLiteral("    "));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace socketscope::ui
