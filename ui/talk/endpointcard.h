// SPDX-License-Identifier: GPL-3.0-or-later
/// \file An endpoint as a card: its fields, its calls with how they went, and its buttons.
#pragma once

#include "core/journal/progress.h"
#include "core/talk/fields.h"
#include "core/talk/stage.h"
#include "ui/talk/endpointfields.h"
#include "ui/talk/optionsection.h"
#include "ui/widgets/card.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class CardHead;
class ConfirmStrip;
class FlatComboBox;
class FormField;
class StepList;

class EndpointCard : public Card {
    Q_OBJECT

public:
    explicit EndpointCard(const talk::EndpointSpec& spec, QWidget* parent = nullptr);

    [[nodiscard]] const std::string& name() const { return m_spec.name; }
    [[nodiscard]] talk::Role role() const { return m_spec.program.role; }
    /// The program of the last fields that were all right.
    [[nodiscard]] const talk::EndpointSpec& spec() const { return m_spec; }
    /// As typed.
    [[nodiscard]] const talk::Fields& fields() const { return m_fields; }
    void setSpec(const talk::EndpointSpec& spec);

    /// Takes the message over; what is wrong with it shows in messageError().
    void setMessage(const talk::Message& message);
    [[nodiscard]] std::optional<talk::FieldError> messageError() const;
    /// Everything else that is wrong, or nothing.
    [[nodiscard]] const std::optional<talk::FieldError>& error() const { return m_error; }
    /// Shows what is wrong and puts the cursor there.
    void pointAtError();

    /// It would listen where others can reach it, and nobody has agreed to that yet.
    [[nodiscard]] bool needsConfirmation() const;
    void askToConfirm();
    void showOptions();

    void setKnownServers(const QList<KnownServer>& servers) { m_form->setKnownServers(servers); }
    void setRunState(talk::RunState state);
    /// Nothing can be run or edited: a session read from a file.
    void setReplayed(bool replayed);
    /// `id`: the actor; nothing where it has none yet.
    void showProgress(const journal::JournalView& view, const journal::ProgramProgress& progress,
        std::optional<journal::ActorId> id);

Q_SIGNALS:
    void programChanged();
    /// Something in the form changed, whether it can be used or not.
    void formChanged();
    void runAsked();
    void stepAsked();
    void stopAsked();
    void removeAsked();
    void duplicateAsked();
    void renameAsked(const QString& name);
    void stepChosen(quint64 seq);
    /// The person has agreed to be reachable, or has kept it to this computer.
    void decided();

private:
    void build();
    void buildButtons(QVBoxLayout& column);
    void buildReply(QHBoxLayout& row, QVBoxLayout& column);
    void take();
    void takeReply();
    void judge();
    void showError();
    void adapt();
    void showProgram();
    void keepLocal();
    void readSteps(const journal::JournalView& view, const journal::ActorProgress& progress);
    [[nodiscard]] bool isOpenToOthers() const;

    talk::EndpointSpec m_spec;
    talk::Fields m_fields;
    std::optional<talk::FieldError> m_error;
    HeldOptions m_held;
    std::string m_agreed; ///< the address that the person agreed to open
    talk::RunState m_state = talk::RunState::Ready;
    bool m_replayed = false;

    CardHead* m_head;
    EndpointFields* m_form;
    QLabel* m_open; ///< "anyone on this network can connect"
    QLabel* m_errorLabel; ///< of what has no input on the card
    ConfirmStrip* m_confirm;
    StepList* m_steps;
    QPushButton* m_run = nullptr;
    QPushButton* m_stop = nullptr;
    QToolButton* m_step = nullptr;
    QPushButton* m_options = nullptr;
    FlatComboBox* m_reply = nullptr;
    FormField* m_fixed = nullptr;
};

} // namespace socketscope::ui
