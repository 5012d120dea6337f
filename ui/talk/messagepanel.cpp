// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/messagepanel.h"

#include "core/base/hex.h"
#include "core/talk/messagefile.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/words/errorwords.h"
#include "ui/words/numbers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QStringDecoder>
#include <QtCore/QThreadPool>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

using Source = talk::Message::Source;
using LineEnding = talk::Message::LineEnding;

constexpr std::size_t mostShownAsHex = 4096; ///< a longer message is not rewritten as digits by a mere click

QString spacedHex(ByteView bytes)
{
    QString text;
    const std::string digits = toHex(bytes);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        if (i)
            text += QLatin1Char(' ');
        text += QLatin1String(digits.data() + i, 2);
    }
    return text;
}

/// The bytes as text, where they are text that a person can type.
std::optional<QString> typeable(ByteView bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    const bool odd = std::any_of(text.begin(), text.end(),
        [](QChar c) { return !c.isPrint() && c != QLatin1Char('\n') && !c.isSurrogate(); });
    if (decode.hasError() || odd)
        return std::nullopt;
    return text;
}

QPlainTextEdit* makeEdit(const QString& name, const char* objectName, QWidget* parent)
{
    auto* edit = new QPlainTextEdit(parent);
    edit->setObjectName(QLatin1String(objectName));
    edit->setAccessibleName(name);
    edit->setFont(codeFont(0.95));
    edit->setTabChangesFocus(true);
    return edit;
}

} // namespace

MessagePanel::MessagePanel(QWidget* parent)
    : Card(parent)
    , m_title(makeLabel(tr("Message"), LabelStyle::Bold, this))
    , m_kind(new SegmentedControl({tr("Text"), tr("Hex"), tr("File")}, tr("Kind of message"), this))
    , m_stack(new QStackedWidget(this))
    , m_text(makeEdit(tr("Message as text"), "messageText", m_stack))
    , m_hex(makeEdit(tr("Message as hex digits"), "messageHex", m_stack))
    , m_fileName(new ElidedLabel(tr("No file chosen"), m_stack))
    , m_choose(makeButton(tr("Choose…"), QStringLiteral("open"), m_stack))
    , m_error(makeLabel({}, LabelStyle::Small, this))
    , m_size(makeLabel({}, LabelStyle::Small, this))
    , m_ending(new FlatComboBox(tr("Ends with"), this))
{
    build();
    setMessage(talk::Message::text("hello"));
}

void MessagePanel::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_kind);
    column->addLayout(head);
    m_hex->setPlaceholderText(tr("68 65 6c 6c 6f"));
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_hex);
    m_stack->addWidget(buildFilePage());
    m_stack->setFixedHeight(4 * QFontMetrics(m_text->font()).height() + 4);
    column->addWidget(m_stack);
    m_error->setProperty("kind", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_size, 1);
    m_ending->addItems({tr("nothing"), tr("LF"), tr("CR LF"), tr("NUL")});
    m_ending->setObjectName(QStringLiteral("lineEnding"));
    foot->addWidget(m_ending);
    column->addLayout(foot);

    m_kind->setObjectName(QStringLiteral("messageKind"));
    m_size->setObjectName(QStringLiteral("messageSize"));
    for (QPlainTextEdit* edit : {m_text, m_hex})
        edit->installEventFilter(this);
    connect(m_kind, &SegmentedControl::currentChanged, this,
        [this](int kind) { switchTo(static_cast<Source>(kind)); });
    connect(m_text, &QPlainTextEdit::textChanged, this, &MessagePanel::takeText);
    connect(m_hex, &QPlainTextEdit::textChanged, this, &MessagePanel::takeHex);
    connect(m_ending, &QComboBox::currentIndexChanged, this, &MessagePanel::takeText);
    connect(m_choose, &QPushButton::clicked, this, &MessagePanel::askForFile);
}

QWidget* MessagePanel::buildFilePage()
{
    auto* page = new QWidget(m_stack);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    m_fileName->setElideMode(Qt::ElideMiddle);
    m_fileName->setObjectName(QStringLiteral("messageFile"));
    column->addWidget(m_fileName);
    column->addWidget(m_choose, 0, Qt::AlignLeft);
    column->addStretch();
    return page;
}

void MessagePanel::setOwner(const QString& title)
{
    m_title->setText(title.isEmpty() ? tr("Message") : tr("Message of %1").arg(title));
}

void MessagePanel::setMessage(const talk::Message& message)
{
    m_setting = true;
    ++m_loads;
    m_message = message;
    m_kind->setCurrent(static_cast<int>(message.source));
    m_stack->setCurrentIndex(static_cast<int>(message.source));
    m_ending->setCurrentIndex(static_cast<int>(message.ending));
    const QString written = QString::fromStdString(message.written);
    if (message.source == Source::File)
        m_fileName->setText(written.isEmpty() ? tr("No file chosen") : QFileInfo(written).fileName());
    else if (currentEdit()->toPlainText() != written)
        currentEdit()->setPlainText(written);
    m_setting = false;
    showError({});
    showSize();
}

void MessagePanel::setReadOnly(bool readOnly)
{
    m_text->setReadOnly(readOnly);
    m_hex->setReadOnly(readOnly);
    m_kind->setEnabled(!readOnly);
    m_ending->setEnabled(!readOnly);
    m_choose->setEnabled(!readOnly);
}

QPlainTextEdit* MessagePanel::currentEdit() const
{
    return m_message.source == Source::Hex ? m_hex : m_text;
}

void MessagePanel::switchTo(Source source)
{
    if (m_setting || source == m_message.source)
        return;
    const auto bytes = m_message.bytes;
    m_setting = true;
    if (source == Source::Hex && bytes->size() <= mostShownAsHex)
        m_hex->setPlainText(spacedHex(*bytes));
    if (const auto text = typeable(*bytes);
        source == Source::Text && text && bytes->size() <= mostShownAsHex) {
        m_text->setPlainText(*text);
        m_ending->setCurrentIndex(static_cast<int>(LineEnding::None));
    }
    m_setting = false;
    m_message.source = source;
    m_stack->setCurrentIndex(static_cast<int>(source));
    if (source == Source::Text)
        takeText();
    else if (source == Source::Hex)
        takeHex();
    else
        takeFile(talk::Message {.source = Source::File, .written = {}});
}

void MessagePanel::takeText()
{
    if (m_setting || m_message.source != Source::Text)
        return;
    m_message = talk::Message::text(
        m_text->toPlainText().toStdString(), static_cast<LineEnding>(m_ending->currentIndex()));
    showSize();
    Q_EMIT edited();
}

void MessagePanel::takeHex()
{
    if (m_setting)
        return;
    m_message = {.source = Source::Hex, .written = m_hex->toPlainText().toStdString()};
    if (auto bytes = parseHex(m_message.written))
        m_message.bytes = std::make_shared<const Bytes>(std::move(*bytes));
    showSize();
    Q_EMIT edited();
}

void MessagePanel::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("File to send"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MessagePanel::loadFile);
    dialog->open();
}

void MessagePanel::loadFile(const QString& path)
{
    m_fileName->setText(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    const int load = ++m_loads;
    QThreadPool::globalInstance()->start([path, load, panel = QPointer<MessagePanel>(this)] {
        auto loaded = talk::loadMessageFile(path);
        // The panel may be gone by then; the application is not.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [panel, load, loaded = std::move(loaded)] {
                if (panel && panel->m_loads == load)
                    panel->takeFile(loaded);
            },
            Qt::QueuedConnection);
    });
}

void MessagePanel::takeFile(const Result<talk::Message>& loaded)
{
    m_message = loaded ? *loaded : talk::Message {.source = Source::File, .written = {}};
    const QString path = QString::fromStdString(loaded ? loaded->written : loaded.error().detail);
    m_fileName->setText(path.isEmpty() ? tr("No file chosen") : QFileInfo(path).fileName());
    showSize();
    Q_EMIT edited();
    if (loaded)
        Q_EMIT editingFinished();
    else
        showError(sentence(loaded.error()));
}

void MessagePanel::showSize()
{
    m_size->setText(bytesText(static_cast<qint64>(m_message.bytes->size())));
    m_ending->setVisible(m_message.source == Source::Text);
}

void MessagePanel::showError(const QString& sentence, std::optional<std::size_t> position)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
    m_badDigit = sentence.isEmpty() ? std::nullopt : position;
    for (QPlainTextEdit* edit : {m_text, m_hex}) {
        edit->setProperty("invalid", !sentence.isEmpty() && edit == currentEdit());
        edit->setAccessibleDescription(edit == currentEdit() ? sentence : QString());
        edit->style()->unpolish(edit);
        edit->style()->polish(edit);
    }
    markDigit();
}

void MessagePanel::markDigit()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_badDigit && m_message.source == Source::Hex) {
        const std::string& written = m_message.written;
        const auto before = QString::fromUtf8(
            written.data(), static_cast<qsizetype>(std::min(*m_badDigit, written.size())));
        QTextEdit::ExtraSelection mark;
        mark.cursor = m_hex->textCursor();
        mark.cursor.setPosition(static_cast<int>(before.size()));
        mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        const Theme& theme = Theme::of(this);
        mark.format.setForeground(theme.card);
        mark.format.setBackground(theme.lost);
        marks.append(mark);
    }
    m_hex->setExtraSelections(marks);
}

QString MessagePanel::error() const
{
    return m_error->text();
}

void MessagePanel::focusError()
{
    if (m_message.source == Source::File) {
        m_choose->setFocus(Qt::OtherFocusReason);
        return;
    }
    currentEdit()->setFocus(Qt::OtherFocusReason);
    if (const auto marks = m_hex->extraSelections(); m_message.source == Source::Hex && !marks.isEmpty())
        m_hex->setTextCursor(marks.first().cursor);
}

bool MessagePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && (watched == m_text || watched == m_hex))
        Q_EMIT editingFinished();
    return Card::eventFilter(watched, event);
}

} // namespace socketscope::ui
