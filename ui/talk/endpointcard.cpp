// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/endpointcard.h"

#include "core/journal/eventnames.h"
#include "core/journal/facts.h"
#include "core/talk/specs.h"
#include "ui/talk/cardhead.h"
#include "ui/talk/fieldwords.h"
#include "ui/talk/optionsdialog.h"
#include "ui/talk/programdialog.h"
#include "ui/talk/steplist.h"
#include "ui/talk/stepwords.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/confirmstrip.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/labels.h"
#include "ui/words/plaintext.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include <cstdlib>

namespace socketscope::ui {

namespace {

using talk::RunState;

bool isActive(RunState state)
{
    return state == RunState::Running || state == RunState::Paused;
}

bool belongsToMessage(const talk::FieldError& error)
{
    return error.field == talk::Field::Message;
}

} // namespace

EndpointCard::EndpointCard(const talk::EndpointSpec& spec, QWidget* parent)
    : Card(parent)
    , m_spec(spec)
    , m_fields(talk::fieldsOf(spec.program))
    , m_head(new CardHead(this))
    , m_form(new EndpointFields(spec.program.role, this))
    , m_open(makeLabel({}, LabelStyle::Small, this))
    , m_errorLabel(makeLabel({}, LabelStyle::Small, this))
    , m_confirm(new ConfirmStrip(tr("Run anyway"), tr("Keep it to this computer"), this))
    , m_steps(new StepList(this))
{
    setEdge(roleColor(spec.program.role));
    build();
    setSpec(spec);
}

void EndpointCard::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(15, 8, 12, 12);
    column->setSpacing(6);
    column->addWidget(m_head);
    column->addWidget(m_form);
    for (QLabel* label : {m_open, m_errorLabel}) {
        label->setProperty("kind", QStringLiteral("error"));
        label->setWordWrap(true);
        label->hide();
        column->addWidget(label);
    }
    m_open->setObjectName(QStringLiteral("openToOthers"));
    column->addWidget(m_confirm);
    column->addWidget(m_steps);
    buildButtons(*column);

    connect(m_head, &CardHead::renameAsked, this, &EndpointCard::renameAsked);
    connect(m_head, &CardHead::duplicateAsked, this, &EndpointCard::duplicateAsked);
    connect(m_head, &CardHead::removeAsked, this, &EndpointCard::removeAsked);
    connect(m_head, &CardHead::optionsAsked, this, &EndpointCard::showOptions);
    connect(m_head, &CardHead::programAsked, this, &EndpointCard::showProgram);
    connect(m_head, &CardHead::engineChosen, this, [this](talk::Engine engine) {
        m_fields.engine = engine;
        judge();
    });
    connect(m_form, &EndpointFields::edited, this, &EndpointCard::take);
    connect(m_form, &EndpointFields::editingFinished, this, &EndpointCard::showError);
    connect(m_steps, &StepList::chosen, this, &EndpointCard::stepChosen);
    connect(m_confirm, &ConfirmStrip::declined, this, &EndpointCard::keepLocal);
    connect(m_confirm, &ConfirmStrip::confirmed, this, [this] {
        m_agreed = m_fields.address;
        m_confirm->hide();
        Q_EMIT decided();
    });
}

void EndpointCard::buildButtons(QVBoxLayout& column)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    m_run = makePrimaryButton(tr("Run"), QStringLiteral("play"), this);
    m_stop = makeButton(tr("Stop"), QStringLiteral("stop"), this);
    m_step = makeIconButton(QStringLiteral("step"), tr("One call"), this);
    m_run->setObjectName(QStringLiteral("run"));
    m_stop->setObjectName(QStringLiteral("stop"));
    m_step->setObjectName(QStringLiteral("step"));
    row->addWidget(m_run);
    row->addWidget(m_stop);
    row->addWidget(m_step);
    connect(m_run, &QPushButton::clicked, this, &EndpointCard::runAsked);
    connect(m_stop, &QPushButton::clicked, this, &EndpointCard::stopAsked);
    connect(m_step, &QToolButton::clicked, this, &EndpointCard::stepAsked);
    column.addLayout(row);
    if (m_spec.program.isServer()) {
        buildReply(*row, column);
    } else {
        m_options = makeButton(tr("Options…"), {}, this);
        m_options->setObjectName(QStringLiteral("options"));
        connect(m_options, &QPushButton::clicked, this, &EndpointCard::showOptions);
        row->addWidget(m_options);
        row->addStretch();
    }
}

void EndpointCard::buildReply(QHBoxLayout& row, QVBoxLayout& column)
{
    m_reply = new FlatComboBox(tr("Replies"), this);
    m_reply->setObjectName(QStringLiteral("reply"));
    m_reply->setToolTip(tr("What the server sends back for what it received"));
    m_reply->addItems(
        {tr("nothing"), tr("Echo"), tr("Shout back"), tr("Reversed"), tr("Fixed text"), tr("Time of day")});
    row.addWidget(m_reply, 1);
    m_fixed = new FormField(tr("Text to reply with"), this);
    m_fixed->setCodeFont(true);
    m_fixed->lineEdit()->setObjectName(QStringLiteral("fixedReply"));
    column.addWidget(m_fixed);
    connect(m_reply, &QComboBox::activated, this, &EndpointCard::takeReply);
    connect(m_fixed, &FormField::textEdited, this, &EndpointCard::takeReply);
    connect(m_fixed, &FormField::editingFinished, this, &EndpointCard::showError);
}

void EndpointCard::setSpec(const talk::EndpointSpec& spec)
{
    m_spec = spec;
    m_fields = talk::fieldsOf(spec.program);
    m_head->setEndpoint(spec);
    m_form->setFields(m_fields);
    m_steps->setProgram(spec.program);
    const QString title = endpointTitle(spec.name, spec.program.role);
    setAccessibleName(title);
    m_run->setAccessibleName(tr("Run %1").arg(title));
    m_stop->setAccessibleName(tr("Stop %1").arg(title));
    m_step->setAccessibleName(tr("One call of %1").arg(title));
    if (m_reply) {
        m_reply->setCurrentIndex(static_cast<int>(m_fields.reply));
        m_fixed->setText(QString::fromStdString(m_fields.fixedReply.written));
    }
    judge();
    showError();
}

void EndpointCard::take()
{
    m_form->readInto(m_fields);
    judge();
}

void EndpointCard::takeReply()
{
    m_fields.reply = static_cast<talk::Reply>(m_reply->currentIndex());
    if (m_fixed->text().toStdString() != m_fields.fixedReply.written)
        m_fields.fixedReply = talk::Message::text(m_fixed->text().toStdString());
    judge();
}

void EndpointCard::setMessage(const talk::Message& message)
{
    m_fields.message = message;
    judge();
}

void EndpointCard::judge()
{
    auto program = talk::withFields(m_spec.program, m_fields);
    m_error = program ? std::nullopt : std::optional(program.error());
    if (!m_error || belongsToMessage(*m_error))
        showError(); // what was wrong is right now; what is wrong now is said when the person pauses
    if (program && *program != m_spec.program) {
        m_spec.program = std::move(*program);
        m_steps->setProgram(m_spec.program);
        m_head->setEndpoint(m_spec);
        Q_EMIT programChanged();
    }
    adapt();
    Q_EMIT formChanged();
}

std::optional<talk::FieldError> EndpointCard::messageError() const
{
    return m_error && belongsToMessage(*m_error) ? m_error : std::nullopt;
}

void EndpointCard::showError()
{
    const bool own = m_error && !belongsToMessage(*m_error);
    const QString sentence = own ? fieldSentence(*m_error, role()) : QString();
    const bool shown = m_form->showError(own ? m_error : std::nullopt, sentence);
    const bool ofReply = own && m_error->field == talk::Field::FixedReply;
    if (m_fixed)
        m_fixed->setError(ofReply ? sentence : QString());
    m_errorLabel->setText(shown || ofReply ? QString() : sentence);
    m_errorLabel->setVisible(!m_errorLabel->text().isEmpty());
}

void EndpointCard::pointAtError()
{
    showError();
    if (m_error && m_error->field == talk::Field::FixedReply)
        m_fixed->lineEdit()->setFocus(Qt::OtherFocusReason);
    else
        m_form->focusError();
}

bool EndpointCard::isOpenToOthers() const
{
    const talk::Place* place = m_spec.program.isServer() ? talk::bindPlace(m_spec.program) : nullptr;
    if (!place || place->host.empty() || place->host == "localhost")
        return false;
    const auto literal = wire::IpAddress::parse(place->host);
    return !literal || !literal->isLoopback();
}

bool EndpointCard::needsConfirmation() const
{
    return isOpenToOthers() && m_agreed != m_fields.address;
}

void EndpointCard::askToConfirm()
{
    const talk::Place* place = talk::bindPlace(m_spec.program);
    const auto literal = place ? wire::IpAddress::parse(place->host) : wire::IpAddress::parse("");
    m_confirm->ask(literal && literal->isAny()
            ? tr("%1 listens on every network of this computer: anyone there can reach this server.")
                  .arg(QString::fromStdString(place->host))
            : tr("Anyone on the network of %1 can reach this server.")
                  .arg(harmless(QString::fromStdString(m_fields.address))));
}

void EndpointCard::keepLocal()
{
    const auto literal = wire::IpAddress::parse(m_fields.address);
    m_fields.address = wire::IpAddress::loopback(literal ? literal->family : wire::Family::IPv4).text();
    m_form->setFields(m_fields);
    m_confirm->hide();
    judge();
    Q_EMIT decided();
}

void EndpointCard::setRunState(RunState state)
{
    m_state = state;
    adapt();
}

void EndpointCard::setReplayed(bool replayed)
{
    m_replayed = replayed;
    adapt();
}

void EndpointCard::adapt()
{
    const bool locked = isActive(m_state) || m_replayed;
    m_form->setReadOnly(locked);
    m_head->setLocked(locked);
    m_run->setVisible(m_state != RunState::Running);
    m_run->setText(m_state == RunState::Paused ? tr("Go on") : tr("Run"));
    m_stop->setVisible(isActive(m_state));
    m_run->setEnabled(!m_replayed);
    m_step->setEnabled(!m_replayed);
    if (m_options)
        m_options->setVisible(m_state != RunState::Paused);
    if (m_reply) {
        m_reply->setEnabled(!locked);
        m_fixed->setVisible(m_fields.reply == talk::Reply::Fixed);
        m_fixed->lineEdit()->setReadOnly(locked);
    }
    if (!isOpenToOthers())
        m_confirm->hide();
    m_open->setText(role() == talk::Role::UdpServer ? tr("Open: anyone on this network can send to it.")
                                                    : tr("Open: anyone on this network can connect."));
    m_open->setVisible(isOpenToOthers());
}

void EndpointCard::showProgress(const journal::JournalView& view, const journal::ProgramProgress& progress,
    std::optional<journal::ActorId> id)
{
    if (!id) {
        m_steps->clearProgress();
        m_head->setSocketState(journal::StateCode::Created, m_spec.program.isDatagram());
        m_form->setOwnPort(0);
        m_form->setServerPort(0);
        m_held.clear();
        return;
    }
    const journal::ActorProgress& actor = progress.actor(*id);
    m_steps->showProgress(view, actor);
    m_head->setSocketState(actor.socket, m_spec.program.isDatagram());
    m_form->setOwnPort(actor.local.port);
    readSteps(view, actor);
}

namespace {

/// What a new socket holds is told by the state that follows its call.
void readHeldOptions(const journal::Event& opened, HeldOptions& held)
{
    if (opened.kind != journal::EventKind::State || opened.state() != journal::StateCode::Open)
        return;
    for (const auto& [name, value] : journal::unpackFacts(opened.bytes.view()))
        if (const auto option = journal::fromName<journal::OptionName>(name))
            held[*option] = std::atoi(value.c_str());
}

} // namespace

/// What the returns of calls say about fields: options that the kernel holds, the port that was talked to.
void EndpointCard::readSteps(const journal::JournalView& view, const journal::ActorProgress& progress)
{
    for (const journal::StepProgress& step : progress.steps) {
        if (step.returned == 0)
            continue;
        const journal::Event& returned = view.at(step.returned);
        if (returned.call == journal::CallName::Socket && returned.seq < view.size())
            readHeldOptions(view.at(returned.seq + 1), m_held);
        if (returned.call == journal::CallName::Setsockopt && returned.result == 0)
            m_held[returned.option()] = returned.argument;
        if (returned.call == journal::CallName::Sendto || returned.call == journal::CallName::Connect)
            m_form->setServerPort(returned.peer.port);
    }
}

void EndpointCard::showOptions()
{
    const auto judgement
        = [program = m_spec.program](const talk::Fields& fields) -> std::optional<talk::FieldError> {
        const auto result = talk::withFields(program, fields);
        return result ? std::nullopt : std::optional(result.error());
    };
    auto* dialog
        = new OptionsDialog(endpointTitle(m_spec.name, role()), m_fields, m_held, judgement, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_fields = dialog->fields();
        m_form->setFields(m_fields);
        judge();
    });
    dialog->open();
}

void EndpointCard::showProgram()
{
    auto* dialog = new ProgramDialog(endpointTitle(m_spec.name, role()), m_spec.program, window());
    dialog->open();
}

} // namespace socketscope::ui
