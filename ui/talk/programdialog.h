// SPDX-License-Identifier: GPL-3.0-or-later
/// \file An endpoint's whole program: every call with its arguments and what it waits for.
#pragma once

#include "core/talk/program.h"

#include <QtWidgets/QDialog>

namespace socketscope::ui {

class ProgramDialog : public QDialog {
    Q_OBJECT

public:
    ProgramDialog(const QString& title, const talk::Program& program, QWidget* parent = nullptr);

    /// One line a call.
    [[nodiscard]] static QString text(const talk::Program& program);
};

} // namespace socketscope::ui
