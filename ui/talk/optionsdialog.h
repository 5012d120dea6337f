// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Everything about an endpoint that its card has no room for.
#pragma once

#include "core/talk/fields.h"
#include "ui/talk/optionsection.h"

#include <QtWidgets/QDialog>

#include <functional>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
QT_END_NAMESPACE

namespace socketscope::ui {

class FormField;
class FormRow;
class ReceiveSection;

/// Shown with open(); the endpoint's fields are the result when it is accepted.
class OptionsDialog : public QDialog {
    Q_OBJECT

public:
    /// Says whether the fields would do.
    using Judge = std::function<std::optional<talk::FieldError>(const talk::Fields&)>;

    OptionsDialog(const QString& title, talk::Fields fields, const HeldOptions& held, Judge judge,
        QWidget* parent = nullptr);

    [[nodiscard]] const talk::Fields& fields() const { return m_fields; }
    void accept() override;

private:
    void buildSending(QWidget* parent);
    [[nodiscard]] std::optional<talk::FieldError> read(talk::Fields& fields) const;
    void showError(const talk::FieldError& error);
    void clearErrors();

    talk::Fields m_fields;
    Judge m_judge;
    ReceiveSection* m_receive;
    OptionSection* m_options;
    QWidget* m_sending = nullptr;
    FormRow* m_repeat = nullptr;
    FormField* m_times = nullptr;
    FormField* m_every = nullptr;
    FormField* m_own = nullptr;
    QCheckBox* m_closes = nullptr;
    QLabel* m_error;
};

} // namespace socketscope::ui
