// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The choice of a network: this computer's, or one of the practice networks.
#pragma once

#include "ui/widgets/flatcombobox.h"

namespace socketscope::ui {

class NetworkBox final : public FlatComboBox {
    Q_OBJECT

public:
    explicit NetworkBox(QWidget* parent = nullptr);

    /// In the order in which they are offered. `summary` is its tool tip; it may be empty.
    void addNetwork(const QString& title, const QString& summary, bool isPractice);
};

} // namespace socketscope::ui
