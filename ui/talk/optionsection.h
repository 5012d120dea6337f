// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The socket options that a learner meets: what is asked for, and what the kernel then holds.
#pragma once

#include "core/talk/fields.h"

#include <QtWidgets/QWidget>

#include <map>
#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace socketscope::ui {

/// What the kernel held after the newest run, by option.
using HeldOptions = std::map<journal::OptionName, std::int32_t>;

class OptionSection : public QWidget {
    Q_OBJECT

public:
    explicit OptionSection(talk::Role role, QWidget* parent = nullptr);

    void setOptions(const std::vector<talk::OptionStep>& options);
    /// Nothing where a value is no number.
    [[nodiscard]] std::optional<std::vector<talk::OptionStep>> options() const;
    void setHeld(const HeldOptions& held);

Q_SIGNALS:
    void edited();

private:
    struct Row {
        journal::OptionName option;
        QCheckBox* asked;
        QLineEdit* value;
        QLabel* held;
    };
    void addRow(QGridLayout& grid, journal::OptionName option, bool datagram);
    void addGroup(QGridLayout& grid);

    std::vector<Row> m_rows;
    QCheckBox* m_join = nullptr;
    QLineEdit* m_group = nullptr;
    QLineEdit* m_interface = nullptr;
    std::vector<talk::OptionStep> m_others; ///< options of a scene that have no row here
};

} // namespace socketscope::ui
