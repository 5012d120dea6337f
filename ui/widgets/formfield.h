// SPDX-License-Identifier: GPL-3.0-or-later
/// \file An input with its label above and, when what stands in it cannot be used, one sentence below.
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace socketscope::ui {

class FormField : public QWidget {
    Q_OBJECT

public:
    explicit FormField(const QString& label, QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit* lineEdit() const { return m_edit; }
    [[nodiscard]] QString label() const;
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    void setPlaceholderText(const QString& text);
    /// For addresses, ports and bytes.
    void setCodeFont(bool on);

    /// Empty: all is well.
    void setError(const QString& sentence);
    [[nodiscard]] QString error() const { return m_error; }
    /// Off where fields are too narrow for a sentence and a FormRow shows it below all of them.
    void setErrorShown(bool shown);

Q_SIGNALS:
    void textEdited(const QString& text);
    void editingFinished();
    void errorChanged();

private:
    QLabel* m_label;
    QLineEdit* m_edit;
    QLabel* m_errorLabel;
    QString m_error;
    bool m_errorShown = true;
};

/// Fields side by side with the first error of any of them across the whole width below.
class FormRow : public QWidget {
    Q_OBJECT

public:
    explicit FormRow(QWidget* parent = nullptr);
    void addField(FormField* field, int stretch = 1);

private:
    void showFirstError();

    QHBoxLayout* m_row;
    QLabel* m_errorLabel;
    QList<FormField*> m_fields;
};

} // namespace socketscope::ui
