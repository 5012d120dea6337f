// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/sums/codepanel.h"

#include "core/craft/code.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/words/errorwords.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

using Language = CodePanel::Language;

constexpr std::size_t longPayload = 8192; ///< its program takes longer to lay out than a frame
constexpr int pauseMs = 120;

Result<std::string> codeIn(Language language, const craft::Packet& packet)
{
    switch (language) {
    case Language::Python:
        return craft::pythonCode(packet);
    case Language::C:
        return craft::cCode(packet);
    case Language::Scapy:
        return craft::scapyCode(packet);
    }
    return {};
}

QString fileName(Language language)
{
    switch (language) {
    case Language::Python:
        return QStringLiteral("packet.py");
    case Language::C:
        return QStringLiteral("packet.c");
    case Language::Scapy:
        return QStringLiteral("packet-scapy.py");
    }
    return {};
}

QString howToRun(Language language)
{
    switch (language) {
    case Language::Python:
        return QStringLiteral("sudo python3 packet.py");
    case Language::C:
        return QStringLiteral("cc -o packet packet.c && sudo ./packet");
    case Language::Scapy:
        return QStringLiteral("sudo python3 packet-scapy.py");
    }
    return {};
}

} // namespace

CodePanel::CodePanel(PacketEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_language(new SegmentedControl(
          {QStringLiteral("Python"), QStringLiteral("C"), QStringLiteral("scapy")}, tr("Language"), this))
    , m_how(makeLabel({}, LabelStyle::Quiet, this))
    , m_text(new QPlainTextEdit(this))
    , m_copy(makeButton(tr("Copy"), {}, this))
    , m_save(makeButton(tr("Save as…"), QStringLiteral("save"), this))
    , m_outcome(makeLabel({}, LabelStyle::Small, this))
{
    m_how->setWordWrap(true);
    m_how->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_outcome->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setUndoRedoEnabled(false);
    QFont font = codeFont(0.83);
    font.setStyleStrategy(QFont::PreferNoShaping); // each character as it is to be typed, no ligatures
    m_text->setFont(font);
    m_text->setAccessibleName(tr("The packet as a program"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_language, 0, Qt::AlignLeft);
    column->addWidget(m_how);
    column->addWidget(m_text, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addWidget(m_outcome, 1);
    column->addLayout(buttons);
    m_later.setSingleShot(true);
    m_later.setInterval(pauseMs);
    connect(&m_later, &QTimer::timeout, this, &CodePanel::write);
    connect(m_language, &SegmentedControl::currentChanged, this, &CodePanel::write);
    connect(&m_editor, &PacketEditor::changed, this, &CodePanel::refresh);
    connect(m_copy, &QPushButton::clicked, this, &CodePanel::copy);
    connect(m_save, &QPushButton::clicked, this, &CodePanel::askWhere);
}

CodePanel::Language CodePanel::language() const
{
    return static_cast<Language>(m_language->current());
}

void CodePanel::setLanguage(Language language)
{
    m_language->setCurrent(static_cast<int>(language));
}

QString CodePanel::text()
{
    if (m_later.isActive())
        write();
    return m_copy->isEnabled() ? m_text->toPlainText() : QString();
}

void CodePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale || m_later.isActive())
        write();
}

void CodePanel::refresh()
{
    if (m_editor.packet().payload().size() < longPayload)
        write();
    else
        m_later.start();
}

/// Keeps what is in view in view, as far as there is still as much.
void CodePanel::write()
{
    m_later.stop();
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const auto code = codeIn(language(), m_editor.packet());
    const QString text = code ? QString::fromStdString(*code) : sentence(code.error());
    m_copy->setEnabled(code.has_value());
    m_save->setEnabled(code.has_value());
    m_how->setText(code ? tr("Run it with: %1\nWith --hex it prints the bytes and sends nothing.")
                              .arg(howToRun(language()))
                        : QString());
    m_outcome->clear();
    if (text == m_text->toPlainText())
        return;
    const QPoint place(m_text->horizontalScrollBar()->value(), m_text->verticalScrollBar()->value());
    m_text->setPlainText(text);
    m_text->horizontalScrollBar()->setValue(place.x());
    m_text->verticalScrollBar()->setValue(place.y());
}

void CodePanel::copy()
{
    QGuiApplication::clipboard()->setText(text());
}

void CodePanel::askWhere()
{
    auto* dialog = new QFileDialog(this, tr("Save the program"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(fileName(language())).suffix());
    dialog->selectFile(fileName(language()));
    connect(dialog, &QFileDialog::fileSelected, this, &CodePanel::saveTo);
    dialog->open();
}

void CodePanel::saveTo(const QString& path)
{
    const QByteArray bytes = text().toUtf8();
    QSaveFile file(path);
    const bool isSaved
        = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    m_outcome->setText(isSaved ? tr("Saved as %1").arg(QFileInfo(path).fileName())
                               : sentence({.code = ErrorCode::FileUnwritable, .detail = path.toStdString()}));
}

} // namespace socketscope::ui
