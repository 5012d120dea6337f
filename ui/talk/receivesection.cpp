// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/receivesection.h"

#include "ui/talk/escapes.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/labels.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

namespace {

using Kind = talk::Until::Kind;

bool counts(Kind kind)
{
    return kind == Kind::Times || kind == Kind::ByteCount || kind == Kind::LengthPrefix;
}

} // namespace

ReceiveSection::ReceiveSection(talk::Role role, QWidget* parent)
    : QWidget(parent)
    , m_client(role == talk::Role::UdpClient || role == talk::Role::TcpClient)
    , m_receives(new QCheckBox(tr("Wait for an answer"), this))
    , m_kind(new QComboBox(this))
    , m_detail(new FormField(tr("How many"), this))
    , m_row(new FormRow(this))
    , m_buffer(new FormField(tr("Buffer in bytes"), this))
    , m_timeout(new FormField(tr("Give up after seconds (0: never)"), this))
{
    const bool datagram = role == talk::Role::UdpServer || role == talk::Role::UdpClient;
    const auto offer
        = [this](const QString& text, Kind kind) { m_kind->addItem(text, static_cast<int>(kind)); };
    offer(tr("Once"), Kind::Once);
    offer(tr("A number of times"), Kind::Times);
    offer(datagram ? tr("Until an empty datagram comes") : tr("Until the end of the stream (b'')"),
        Kind::Empty);
    offer(tr("Until a number of bytes came"), Kind::ByteCount);
    if (!datagram) {
        offer(tr("Until a delimiter"), Kind::Delimiter);
        offer(tr("By a length in front of each message"), Kind::LengthPrefix);
    }
    offer(tr("Again and again"), Kind::Forever);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_receives);
    m_receives->setVisible(m_client);
    auto* label = makeLabel(tr("Receive"), LabelStyle::Small, this);
    label->setBuddy(m_kind);
    column->addWidget(label);
    m_kind->setAccessibleName(tr("When receiving is done"));
    m_kind->setObjectName(QStringLiteral("receiveKind"));
    column->addWidget(m_kind);
    m_detail->setCodeFont(true);
    m_detail->lineEdit()->setObjectName(QStringLiteral("receiveDetail"));
    column->addWidget(m_detail);
    m_buffer->setCodeFont(true);
    m_timeout->setCodeFont(true);
    m_timeout->lineEdit()->setObjectName(QStringLiteral("timeout"));
    m_row->addField(m_buffer);
    m_row->addField(m_timeout);
    column->addWidget(m_row);

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { adapt(), Q_EMIT edited(); });
    connect(m_receives, &QCheckBox::toggled, this, [this] { adapt(), Q_EMIT edited(); });
    for (const FormField* field : {m_detail, m_buffer, m_timeout})
        connect(field, &FormField::textEdited, this, &ReceiveSection::edited);
    adapt();
}

Kind ReceiveSection::kind() const
{
    return static_cast<Kind>(m_kind->currentData().toInt());
}

void ReceiveSection::adapt()
{
    const bool on = !m_client || m_receives->isChecked();
    m_kind->setEnabled(on);
    m_row->setEnabled(on);
    m_detail->setVisible(on && (counts(kind()) || kind() == Kind::Delimiter));
    m_detail->lineEdit()->setPlaceholderText(kind() == Kind::Delimiter ? tr("such as \\r\\n")
            : kind() == Kind::LengthPrefix                             ? tr("bytes of the length: 1, 2 or 4")
                                                                       : QString());
    m_detail->lineEdit()->setAccessibleName(kind() == Kind::Delimiter ? tr("Delimiter")
            : kind() == Kind::LengthPrefix                            ? tr("Bytes of the length")
                                                                      : tr("How many"));
}

void ReceiveSection::setFields(const talk::Fields& fields)
{
    m_receives->setChecked(fields.receives);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(static_cast<int>(fields.receive.kind))));
    m_detail->setText(fields.receive.kind == Kind::Delimiter ? escaped(fields.receive.delimiter)
                                                             : QString::number(fields.receive.count));
    m_buffer->setText(QString::fromStdString(fields.bufferSize));
    m_timeout->setText(QString::fromStdString(fields.timeout));
    adapt();
}

void ReceiveSection::readInto(talk::Fields& fields) const
{
    if (m_client)
        fields.receives = m_receives->isChecked();
    talk::Until until {.kind = kind()};
    if (counts(until.kind)) {
        bool isNumber = false;
        const uint count = m_detail->text().trimmed().toUInt(&isNumber);
        until.count = isNumber ? count : 0; // 0 is refused, with a sentence
    } else if (until.kind == Kind::Delimiter) {
        until.delimiter = unescaped(m_detail->text()).value_or(std::string());
    }
    fields.receive = until;
    fields.bufferSize = m_buffer->text().toStdString();
    fields.timeout = m_timeout->text().toStdString();
}

bool ReceiveSection::showError(talk::Field field, const QString& sentence)
{
    FormField* wrong = field == talk::Field::Receive ? m_detail
        : field == talk::Field::BufferSize           ? m_buffer
        : field == talk::Field::Timeout              ? m_timeout
                                                     : nullptr;
    if (wrong)
        wrong->setError(sentence);
    return wrong != nullptr;
}

void ReceiveSection::clearErrors()
{
    for (FormField* field : {m_detail, m_buffer, m_timeout})
        field->setError({});
}

} // namespace socketscope::ui
