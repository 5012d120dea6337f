// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/templates/templatemenu.h"

#include "core/craft/templates.h"
#include "core/crafttemplate/templateload.h"
#include "ui/craft/packeteditor.h"
#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QInputDialog>

namespace socketscope::ui {

namespace {

QString templateFilter()
{
    return TemplateMenu::tr("Packet templates (*.json)");
}

/// A title in a menu, where & is a sign.
QString inMenu(QString title)
{
    return title.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

TemplateMenu::TemplateMenu(PacketEditor& editor, TemplateShelf shelf, QWidget* parent)
    : QMenu(parent)
    , m_editor(editor)
    , m_shelf(std::move(shelf))
{
    setObjectName(QStringLiteral("templateMenu"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &TemplateMenu::fill);
}

void TemplateMenu::fill()
{
    qDeleteAll(findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));
    clear();
    for (const std::string_view name : craft::templateNames())
        addAction(templateTitle(name), this, [this, name] { use(name); });
    addSeparator();
    addOwn();
    addAction(tr("Keep as template…"), this, &TemplateMenu::askForTitle);
    addAction(tr("Open template file…"), this, &TemplateMenu::askForFile);
    addAction(tr("Save as template file…"), this, &TemplateMenu::askWhereToSave);
}

void TemplateMenu::addOwn()
{
    const QList<OwnTemplate> own = m_shelf.own();
    for (const OwnTemplate& each : own) {
        QAction* action = addAction(inMenu(each.title), this, [this, path = each.path] { openFile(path); });
        action->setToolTip(each.path.toHtmlEscaped());
    }
    if (own.isEmpty())
        return;
    QMenu* removal = addMenu(tr("Delete"));
    for (const OwnTemplate& each : own) {
        removal->addAction(inMenu(each.title), this, [this, each] {
            if (!m_shelf.remove(each.path))
                Q_EMIT failed(tr("“%1” could not be deleted.").arg(each.title));
        });
    }
    addSeparator();
}

void TemplateMenu::use(std::string_view builtIn)
{
    if (auto packet = craft::builtinTemplate(builtIn))
        m_editor.replace(std::move(*packet), tr("Start from “%1”").arg(templateTitle(builtIn)));
}

void TemplateMenu::openFile(const QString& path)
{
    auto file = craft::loadTemplate(path);
    if (!file)
        return void(Q_EMIT failed(sentenceInFile(file.error(), path)));
    const QString title = harmless(QString::fromStdString(file->title));
    m_editor.replace(std::move(file->packet),
        tr("Start from “%1”").arg(title.isEmpty() ? QFileInfo(path).completeBaseName() : title));
}

void TemplateMenu::keep(const QString& title)
{
    if (const auto kept = m_shelf.keep(title.trimmed(), m_editor.packet()); !kept)
        say(kept.error());
}

void TemplateMenu::saveFile(const QString& path)
{
    const QString title = QFileInfo(path).completeBaseName();
    if (const auto saved = craft::saveTemplate({title.toStdString(), m_editor.packet()}, path); !saved)
        say(saved.error());
}

void TemplateMenu::say(const Error& error)
{
    Q_EMIT failed(sentence(error));
}

void TemplateMenu::askForTitle()
{
    constexpr QSize roomForATitle(360, 0);
    auto* dialog = new QInputDialog(parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep as template"));
    dialog->setLabelText(tr("What is it called?"));
    dialog->setOkButtonText(tr("Keep"));
    dialog->resize(roomForATitle);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& title) {
        if (!title.trimmed().isEmpty())
            keep(title);
    });
    dialog->open();
}

void TemplateMenu::askForFile()
{
    auto* dialog = new QFileDialog(parentWidget(), tr("Open a packet template"), {}, templateFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TemplateMenu::openFile);
    dialog->open();
}

void TemplateMenu::askWhereToSave()
{
    auto* dialog = new QFileDialog(parentWidget(), tr("Save the packet as template"), {}, templateFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, &TemplateMenu::saveFile);
    dialog->open();
}

} // namespace socketscope::ui
