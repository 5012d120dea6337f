// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/bytes/payloadeditor.h"

#include "core/talk/messagefile.h"
#include "ui/craft/bytes/payloadbox.h"
#include "ui/craft/bytes/payloadtext.h"
#include "ui/craft/packeteditor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/words/errorwords.h"
#include "ui/words/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QThreadPool>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {
namespace {

constexpr std::size_t mostWritten = 4096; ///< a longer payload is nothing to write in a few lines
constexpr int mostLines = 6;
constexpr std::string_view field = "payload.data";

QPlainTextEdit* makeEdit(const QString& name, const char* objectName, QWidget* parent)
{
    auto* edit = new QPlainTextEdit(parent);
    edit->setObjectName(QLatin1String(objectName));
    edit->setAccessibleName(name);
    edit->setFont(codeFont(0.9));
    edit->setTabChangesFocus(true);
    edit->setUndoRedoEnabled(false); // the packet's own undo stack does that
    edit->setFrameShape(QFrame::NoFrame);
    edit->setStyleSheet(QStringLiteral("border: none; background: transparent; padding: 0;"));
    edit->document()->setDocumentMargin(1);
    return edit;
}

} // namespace

PayloadEditor::PayloadEditor(PacketEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_title(makeLabel({}, LabelStyle::Bold, this))
    , m_form(new SegmentedControl({tr("Text"), tr("Hex"), tr("File")}, tr("Payload as"), this))
    , m_box(new PayloadBox(editor, this))
    , m_stack(new QStackedWidget(m_box))
    , m_text(makeEdit(tr("Payload as text"), "payloadText", m_stack))
    , m_hex(makeEdit(tr("Payload as hex digits"), "payloadHex", m_stack))
    , m_fileName(new ElidedLabel({}, m_stack))
    , m_note(makeLabel({}, LabelStyle::Quiet, m_stack))
    , m_asHex(makeLinkButton(tr("Write it as hex"), m_stack))
    , m_error(makeLabel({}, LabelStyle::Small, this))
{
    build();
    connect(&m_editor, &PacketEditor::changed, this, &PayloadEditor::follow);
    showPayload();
}

void PayloadEditor::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_form);
    column->addLayout(head);
    auto* inner = new QVBoxLayout(m_box);
    inner->setContentsMargins(8, 5, 8, 5);
    inner->addWidget(m_stack);
    column->addWidget(m_box);
    column->addWidget(m_error);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_hex);
    m_stack->addWidget(buildFilePage());
    m_stack->addWidget(buildNotePage());
    m_hex->setPlaceholderText(QStringLiteral("68 65 6c 6c 6f"));
    m_error->setObjectName(QStringLiteral("payloadError"));
    m_error->setProperty("kind", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->hide();
    m_title->setObjectName(QStringLiteral("payloadTitle"));
    colorTitle();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    for (QPlainTextEdit* edit : {m_text, m_hex}) {
        edit->installEventFilter(this);
        connect(edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &PayloadEditor::fit);
    }
    connect(m_text, &QPlainTextEdit::textChanged, this, &PayloadEditor::takeText);
    connect(m_hex, &QPlainTextEdit::textChanged, this, [this] { takeHex(true); });
    connect(m_form, &SegmentedControl::currentChanged, this, &PayloadEditor::showPayload);
    connect(m_asHex, &QPushButton::clicked, this, [this] {
        setForm(Form::Hex);
        m_hex->setFocus(Qt::OtherFocusReason);
    });
}

QWidget* PayloadEditor::buildFilePage()
{
    auto* page = new QWidget(m_stack);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    m_fileName->setElideMode(Qt::ElideMiddle);
    m_fileName->setObjectName(QStringLiteral("payloadFile"));
    auto* choose = makeButton(tr("Choose…"), QStringLiteral("open"), page);
    choose->setAccessibleName(tr("Choose a file for the payload"));
    connect(choose, &QPushButton::clicked, this, &PayloadEditor::askForFile);
    row->addWidget(m_fileName, 1);
    row->addWidget(choose);
    return page;
}

QWidget* PayloadEditor::buildNotePage()
{
    auto* page = new QWidget(m_stack);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    m_note->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("payloadNote"));
    row->addWidget(m_note, 1);
    row->addWidget(m_asHex);
    return page;
}

PayloadEditor::Form PayloadEditor::form() const
{
    return static_cast<Form>(m_form->current());
}

void PayloadEditor::setForm(Form form)
{
    m_form->setCurrent(static_cast<int>(form));
}

QString PayloadEditor::error() const
{
    return m_error->text();
}

bool PayloadEditor::finishWriting()
{
    QPlainTextEdit* const edit = currentEdit();
    if (edit == m_hex)
        takeHex(false);
    else if (edit)
        takeText();
    if (!edit || error().isEmpty())
        return true;
    edit->setFocus(Qt::OtherFocusReason);
    return false;
}

void PayloadEditor::follow()
{
    if (m_editor.packet().payload() == m_shown)
        return;
    if (!m_own)
        return showPayload();
    m_shown = m_editor.packet().payload();
    const auto count = static_cast<qint64>(m_shown.size());
    m_title->setText(tr("Payload — %1").arg(bytesText(count)));
}

void PayloadEditor::showPayload()
{
    const QScopedValueRollback setting(m_setting, true);
    m_shown = m_editor.packet().payload();
    m_title->setText(tr("Payload — %1").arg(bytesText(static_cast<qint64>(m_shown.size()))));
    say({});
    if (form() == Form::File)
        showFile();
    else if (m_shown.size() > mostWritten)
        showNote(tr("Too long to be written here. Change its bytes where the whole packet is shown, or take "
                    "another file."),
            false);
    else if (form() == Form::Hex)
        showHex();
    else
        showText();
}

void PayloadEditor::showText()
{
    const auto text = writableText(m_shown);
    if (!text)
        return showNote(tr("These bytes are no text that can be typed."), true);
    m_text->setPlainText(*text);
    showPage(TextPage);
}

void PayloadEditor::showHex()
{
    m_hex->setPlainText(writableHex(m_shown));
    showPage(HexPage);
}

void PayloadEditor::showFile()
{
    m_fileName->setText(m_file.isEmpty() ? tr("No file chosen")
            : m_shown == m_fileBytes     ? m_file
                                         : tr("%1, changed since").arg(m_file));
    showPage(FilePage);
}

void PayloadEditor::showNote(const QString& sentence, bool offersHex)
{
    m_note->setText(sentence);
    m_asHex->setVisible(offersHex);
    showPage(NotePage);
}

void PayloadEditor::showPage(Page page)
{
    m_stack->setCurrentIndex(page);
    fit();
}

QPlainTextEdit* PayloadEditor::currentEdit() const
{
    return m_stack->currentIndex() == TextPage ? m_text
        : m_stack->currentIndex() == HexPage   ? m_hex
                                               : nullptr;
}

/// As many lines as are written, up to a few.
void PayloadEditor::fit()
{
    const QPlainTextEdit* const edit = currentEdit();
    if (!edit)
        return m_stack->setFixedHeight(m_stack->currentWidget()->sizeHint().height());
    const int lines = std::clamp(qRound(edit->document()->size().height()), 1, mostLines);
    const int margin = qRound(2 * edit->document()->documentMargin());
    m_stack->setFixedHeight(lines * QFontMetrics(edit->font()).lineSpacing() + margin + 1);
}

/// What the packet does not take stays in the input, so that it can be mended.
void PayloadEditor::put(Bytes payload)
{
    const QScopedValueRollback own(m_own, true);
    const auto done = m_editor.setPayload(std::move(payload), PacketEditor::Typing::Yes);
    say(done ? QString() : sentence(done.error()));
}

void PayloadEditor::takeText()
{
    if (m_setting)
        return;
    QString text = m_text->document()->toRawText(); // toPlainText() would change no-break spaces
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    put(toBytes(text.toStdString()));
}

void PayloadEditor::takeHex(bool isBeingTyped)
{
    if (m_setting)
        return;
    auto bytes = bytesFromHex(m_hex->toPlainText(), isBeingTyped);
    if (bytes)
        put(std::move(*bytes));
    else
        say(sentence(bytes.error()));
}

void PayloadEditor::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("File to send"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PayloadEditor::loadFile);
    dialog->open();
}

void PayloadEditor::loadFile(const QString& path)
{
    m_fileName->setText(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    const int load = ++m_loads;
    QThreadPool::globalInstance()->start([path, load, self = QPointer<PayloadEditor>(this)] {
        auto loaded = talk::loadMessageFile(path, craft::Packet::mostBytes);
        // The widget may be gone by then; the application is not.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, load, path, loaded = std::move(loaded)] {
                if (!self || self->m_loads != load)
                    return;
                self->takeFile(path, loaded ? *loaded->bytes : Result<Bytes>(fail(loaded.error())));
                Q_EMIT self->fileTaken();
            },
            Qt::QueuedConnection);
    });
}

void PayloadEditor::takeFile(const QString& path, Result<Bytes> bytes)
{
    Result<> done = bytes.map([](const Bytes&) {});
    if (bytes) {
        const QScopedValueRollback own(m_own, true);
        done = m_editor.setPayload(*bytes);
    }
    if (done) {
        m_file = QFileInfo(path).fileName();
        m_fileBytes = std::move(*bytes);
    }
    showPayload();
    say(done ? QString() : sentence(done.error()));
}

void PayloadEditor::say(const QString& sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
    for (QPlainTextEdit* edit : {m_text, m_hex})
        edit->setAccessibleDescription(sentence);
}

void PayloadEditor::colorTitle()
{
    QPalette palette = m_title->palette();
    const QColor color = Theme::of(this).server;
    if (palette.color(QPalette::WindowText) == color)
        return;
    palette.setColor(QPalette::WindowText, color);
    m_title->setPalette(palette);
}

void PayloadEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        colorTitle();
}

bool PayloadEditor::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        m_editor.selectField(field);
        break;
    case QEvent::FocusOut:
        if (watched == m_hex)
            takeHex(false); // a single digit at the end will not get its partner now
        break;
    case QEvent::KeyPress: {
        auto* const key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo)) {
            m_editor.undoStack().undo();
            return true;
        }
        if (key->matches(QKeySequence::Redo)) {
            m_editor.undoStack().redo();
            return true;
        }
        break;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace socketscope::ui
