// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/paste/pastedialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/words/errorwords.h"

#include <QtCore/QTimer>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

constexpr int pauseMilliseconds = 120; ///< after the last key, before a long text is read again
constexpr QSize usualSize(640, 420);

} // namespace

PasteDialog::PasteDialog(const QString& text, QWidget* parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(this))
    , m_words(makeLabel({}, LabelStyle::Body, this))
    , m_use(makePrimaryButton(tr("Use these bytes"), {}, this))
    , m_pause(new QTimer(this))
{
    setWindowTitle(tr("Paste a packet"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(usualSize);
    m_text->setObjectName(QStringLiteral("pasteText"));
    m_words->setObjectName(QStringLiteral("pasteWords"));
    m_use->setObjectName(QStringLiteral("pasteUse"));
    m_text->setAccessibleName(tr("Text with a packet in it"));
    m_text->setFont(codeFont(0.95));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setPlaceholderText(tr("45 00 00 21 00 00 40 00 40 11 …"));
    m_text->setPlainText(text);
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(m_words->fontMetrics().lineSpacing() * 3);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    QLabel* what = makeLabel(tr("A hex dump of Wireshark, tcpdump -xx or xxd, plain hex digits, an array of "
                                "C, or bytes of Python: from the IP header on, or a whole frame."),
        LabelStyle::Quiet, this);
    what->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(what);
    column->addWidget(m_text, 1);
    column->addWidget(m_words);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    QPushButton* cancel = makeButton(tr("Cancel"), {}, this);
    row->addWidget(cancel);
    row->addWidget(m_use);
    column->addLayout(row);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseMilliseconds);
    connect(m_pause, &QTimer::timeout, this, &PasteDialog::read);
    connect(m_text, &QPlainTextEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, [this] {
        read(); // what stands there now
        if (!m_pasted)
            return;
        Q_EMIT chosen(*m_pasted);
        accept();
    });
    read();
}

QString PasteDialog::words() const
{
    return m_words->text();
}

void PasteDialog::read()
{
    m_pause->stop();
    m_pasted.reset();
    const QString text = m_text->toPlainText();
    if (text.trimmed().isEmpty()) {
        m_words->setText({});
    } else if (auto pasted = packetOfText(text)) {
        m_words->setText(pasted->words);
        m_pasted = std::move(*pasted);
    } else {
        m_words->setText(sentence(pasted.error()));
    }
    m_use->setEnabled(m_pasted.has_value());
}

} // namespace socketscope::ui
