// SPDX-License-Identifier: GPL-3.0-or-later
/// \file When a receiving call of a program is done, how much it may take, and how long it waits.
#pragma once

#include "core/talk/fields.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
QT_END_NAMESPACE

namespace socketscope::ui {

class FormField;
class FormRow;

class ReceiveSection : public QWidget {
    Q_OBJECT

public:
    explicit ReceiveSection(talk::Role role, QWidget* parent = nullptr);

    void setFields(const talk::Fields& fields);
    void readInto(talk::Fields& fields) const;
    /// False where nothing here stands for the field.
    bool showError(talk::Field field, const QString& sentence);
    void clearErrors();

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] talk::Until::Kind kind() const;
    void adapt();

    bool m_client;
    QCheckBox* m_receives;
    QComboBox* m_kind;
    FormField* m_detail; ///< how many, or up to what
    FormRow* m_row;
    FormField* m_buffer;
    FormField* m_timeout;
};

} // namespace socketscope::ui
