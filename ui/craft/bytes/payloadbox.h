// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The rounded box of the payload, in its colour, lit while the payload is chosen.
#pragma once

#include <QtWidgets/QWidget>

namespace socketscope::ui {

class PacketEditor;

class PayloadBox final : public QWidget {
    Q_OBJECT

public:
    explicit PayloadBox(const PacketEditor& editor, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const PacketEditor& m_editor;
};

} // namespace socketscope::ui
