// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packet as bytes that can be written over, with one sentence below where an edit did not go.
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace socketscope::ui {

class HexArea;
class PacketEditor;

/// As tall as its lines up to a dozen; more scroll within it.
class HexEditor final : public QWidget {
    Q_OBJECT

public:
    explicit HexEditor(PacketEditor& editor, QWidget* parent = nullptr);

    [[nodiscard]] HexArea* area() const { return m_area; }
    [[nodiscard]] QString error() const;

private:
    void say(const QString& sentence);

    HexArea* m_area;
    QLabel* m_error;
};

} // namespace socketscope::ui
