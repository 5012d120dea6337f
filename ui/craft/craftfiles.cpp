// SPDX-License-Identifier: GPL-3.0-or-later
// What goes into the page and out of it: pasted packets, files, exports.
#include "ui/craft/craftpage.h"

#include "core/base/hex.h"
#include "core/craft/code.h"
#include "ui/craft/craftexport.h"
#include "ui/craft/grid/gridview.h"
#include "ui/craft/paste/pastedialog.h"
#include "ui/words/errorwords.h"

#include <QtCore/QFileInfo>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>

namespace socketscope::ui {

void CraftPage::pasteFromClipboard()
{
    paste(QGuiApplication::clipboard()->text());
}

void CraftPage::paste(const QString& text)
{
    if (const auto pasted = packetOfText(text))
        usePasted(*pasted);
    else
        openPasteDialog(text);
}

void CraftPage::openPasteDialog(const QString& text)
{
    auto* dialog = new PasteDialog(text, this);
    connect(dialog, &PasteDialog::chosen, this, &CraftPage::usePasted);
    dialog->open();
}

void CraftPage::usePasted(const PastedPacket& pasted)
{
    m_editor.replace(pasted.packet, tr("Paste a packet"));
    say(pasted.words, false);
}

void CraftPage::copyAs(const QString& language)
{
    const craft::Packet& packet = m_editor.packet();
    Result<std::string> code = toHex(m_editor.bytes());
    if (language == QLatin1String("python"))
        code = craft::pythonCode(packet);
    else if (language == QLatin1String("c"))
        code = craft::cCode(packet);
    else if (language == QLatin1String("scapy"))
        code = craft::scapyCode(packet);
    if (code)
        QGuiApplication::clipboard()->setText(QString::fromStdString(*code));
    else
        showRefusal(code.error());
}

void CraftPage::openFile(const QString& path)
{
    m_forgedConfirmed = false;
    m_files->open(path);
}

void CraftPage::saveAs(const QString& path)
{
    m_files->save(m_desk->source(), path);
}

void CraftPage::exportAs(const QString& suffix)
{
    auto* dialog = new QFileDialog(this, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("*.") + suffix);
    dialog->selectFile(QStringLiteral("packet.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &CraftPage::exportTo);
    dialog->open();
}

void CraftPage::exportTo(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("sockscope"))
        return saveAs(path);
    if (suffix == QLatin1String("png")) {
        if (const QString problem = writeGridPicture(*m_grid, path); !problem.isEmpty())
            Q_EMIT noticeRaised(problem);
        return;
    }
    m_files->write([source = m_desk->source(), path] { return writePackets(source, path); });
}

} // namespace socketscope::ui
