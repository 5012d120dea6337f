// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/optionsdialog.h"

#include "ui/talk/fieldwords.h"
#include "ui/talk/receivesection.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/labels.h"

#include <QtGui/QScreen>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {

OptionsDialog::OptionsDialog(
    const QString& title, talk::Fields fields, const HeldOptions& held, Judge judge, QWidget* parent)
    : QDialog(parent)
    , m_fields(std::move(fields))
    , m_judge(std::move(judge))
    , m_receive(new ReceiveSection(m_fields.role, this))
    , m_options(new OptionSection(m_fields.role, this))
    , m_error(makeLabel({}, LabelStyle::Body, this))
{
    setWindowTitle(tr("Options of %1").arg(title));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 12);
    auto* scroll = new QScrollArea(this); // a small screen does not hold all of it
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(scroll);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(18, 16, 18, 4);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("Receiving"), LabelStyle::Bold, this));
    column->addWidget(m_receive);
    buildSending(this);
    if (m_sending) {
        column->addWidget(makeLine(Qt::Horizontal, this));
        column->addWidget(makeLabel(tr("Sending"), LabelStyle::Bold, this));
        column->addWidget(m_sending);
    }
    column->addWidget(makeLine(Qt::Horizontal, this));
    column->addWidget(makeLabel(tr("Socket options"), LabelStyle::Bold, this));
    column->addWidget(m_options);
    m_error->setProperty("kind", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("optionsError"));
    m_error->hide();
    outer->addWidget(scroll, 1);
    outer->addWidget(m_error);
    m_error->setContentsMargins(18, 0, 18, 0);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(18, 0, 18, 0);
    auto* cancel = makeButton(tr("Cancel"), {}, this);
    auto* apply = makePrimaryButton(tr("Apply"), {}, this);
    apply->setObjectName(QStringLiteral("applyOptions"));
    apply->setDefault(true);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(apply);
    outer->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(apply, &QPushButton::clicked, this, &QDialog::accept);

    m_receive->setFields(m_fields);
    m_options->setOptions(m_fields.options);
    m_options->setHeld(held);
    scroll->setWidget(content);
    const QSize wanted = content->sizeHint() + QSize(24, 70);
    resize(screen() ? wanted.boundedTo(screen()->availableSize() - QSize(40, 60)) : wanted);
}

void OptionsDialog::buildSending(QWidget* parent)
{
    if (m_fields.role == talk::Role::UdpServer || m_fields.role == talk::Role::TcpServer)
        return;
    m_sending = new QWidget(parent);
    m_repeat = new FormRow(m_sending);
    m_times = new FormField(tr("How often (0: until stopped)"), m_repeat);
    m_every = new FormField(tr("One every … milliseconds"), m_repeat);
    m_own = new FormField(tr("Own address (empty: the system chooses)"), m_sending);
    m_closes = new QCheckBox(tr("Close at the end"), m_sending);
    auto* column = new QVBoxLayout(m_sending);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_repeat->addField(m_times);
    m_repeat->addField(m_every);
    column->addWidget(m_repeat);
    column->addWidget(m_own);
    column->addWidget(m_closes);
    for (FormField* field : {m_times, m_every, m_own})
        field->setCodeFont(true);
    m_times->lineEdit()->setObjectName(QStringLiteral("repeatTimes"));
    m_every->lineEdit()->setObjectName(QStringLiteral("repeatEvery"));
    m_own->lineEdit()->setObjectName(QStringLiteral("ownAddress"));
    m_times->setText(QString::fromStdString(m_fields.repeatTimes));
    m_every->setText(QString::fromStdString(m_fields.repeatEvery));
    m_own->setText(QString::fromStdString(m_fields.ownAddress));
    m_closes->setChecked(m_fields.closes);
}

std::optional<talk::FieldError> OptionsDialog::read(talk::Fields& fields) const
{
    m_receive->readInto(fields);
    if (m_sending) {
        fields.repeatTimes = m_times->text().toStdString();
        fields.repeatEvery = m_every->text().toStdString();
        fields.ownAddress = m_own->text().trimmed().toStdString();
        fields.closes = m_closes->isChecked();
    }
    const auto options = m_options->options();
    if (!options)
        return talk::FieldError {talk::Field::Option, {.code = ErrorCode::BadNumber}};
    fields.options = *options;
    return m_judge(fields);
}

void OptionsDialog::accept()
{
    talk::Fields fields = m_fields;
    clearErrors();
    if (const auto error = read(fields)) {
        showError(*error);
        return;
    }
    m_fields = std::move(fields);
    QDialog::accept();
}

void OptionsDialog::clearErrors()
{
    m_receive->clearErrors();
    for (FormField* field : {m_times, m_every, m_own})
        if (field)
            field->setError({});
    m_error->hide();
}

void OptionsDialog::showError(const talk::FieldError& error)
{
    const QString sentence = fieldSentence(error, m_fields.role);
    if (m_receive->showError(error.field, sentence))
        return;
    FormField* field = error.field == talk::Field::RepeatTimes ? m_times
        : error.field == talk::Field::RepeatEvery              ? m_every
        : error.field == talk::Field::OwnAddress               ? m_own
                                                               : nullptr;
    if (field) {
        field->setError(sentence);
        field->lineEdit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_error->setText(sentence);
    m_error->show();
}

} // namespace socketscope::ui
