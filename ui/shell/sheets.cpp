// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sheets.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>
#include <QtGui/QAction>
#include <QtGui/QIcon>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

struct Sheets {
    Q_DECLARE_TR_FUNCTIONS(Sheets)
};

QDialog* makeSheet(const QString& title, QWidget* parent)
{
    auto* sheet = new QDialog(parent);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setWindowTitle(title);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(makeLabel(title, LabelStyle::Title, sheet));
    return sheet;
}

void addCloseButton(QDialog* sheet)
{
    QPushButton* close = makeButton(Sheets::tr("Close"), {}, sheet);
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, sheet, &QDialog::accept);
    qobject_cast<QVBoxLayout*>(sheet->layout())->addWidget(close, 0, Qt::AlignRight);
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&').remove(u'…');
}

} // namespace

QDialog* makeShortcutSheet(const QList<QAction*>& actions, QWidget* parent)
{
    QDialog* sheet = makeSheet(Sheets::tr("Keyboard shortcuts"), parent);
    auto* list = new QWidget;
    auto* grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 12, 0);
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(7);
    int row = 0;
    QSet<QString> listed; // several parts of a page may have the same
    for (const QAction* action : actions) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString text = withoutMnemonic(action->iconText()); // that of Undo does not change
        if (keys.isEmpty() || listed.contains(text + keys))
            continue;
        listed.insert(text + keys);
        grid->addWidget(makeLabel(text, LabelStyle::Body, list), row, 0);
        grid->addWidget(makeLabel(keys, LabelStyle::Code, list), row, 1);
        ++row;
    }
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(row, 1);
    auto* scroll = new QScrollArea(sheet);
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(Sheets::tr("Keyboard shortcuts"));
    constexpr int mostVisible = 520;
    scroll->setMinimumHeight(qMin(mostVisible, list->sizeHint().height() + 4));
    scroll->setMinimumWidth(list->sizeHint().width() + 24);
    qobject_cast<QVBoxLayout*>(sheet->layout())->addWidget(scroll);
    addCloseButton(sheet);
    return sheet;
}

QDialog* makeAboutSheet(const QString& version, QWidget* parent)
{
    QDialog* sheet = makeSheet(QStringLiteral("Socketscope"), parent);
    auto* column = qobject_cast<QVBoxLayout*>(sheet->layout());
    column->addWidget(makeLabel(Sheets::tr("Version %1").arg(version), LabelStyle::Quiet, sheet));
    QLabel* what = makeLabel(
        Sheets::tr("Shows what sockets do: every call, every byte, of both ends."), LabelStyle::Body, sheet);
    column->addWidget(what);
    QLabel* licence = makeLabel(
        Sheets::tr("Free software under the GNU General Public License, version 3 or later. It comes with "
                   "no warranty, as far as the law allows."),
        LabelStyle::Quiet, sheet);
    licence->setWordWrap(true);
    licence->setMinimumWidth(380);
    column->addWidget(licence);
    column->addWidget(makeLabel(
        Sheets::tr("Made with Qt %1.").arg(QString::fromLatin1(qVersion())), LabelStyle::Quiet, sheet));
    addCloseButton(sheet);
    return sheet;
}

} // namespace socketscope::ui
