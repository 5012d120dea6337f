// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A row of choices of which one holds: UDP | TCP, Ladder | Log, Text | Hex | File.
#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QHBoxLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

/// One tab stop; the arrow keys move the choice. To assistive technology it is a group of radio buttons.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    /// The first choice holds. `accessibleName` says what is chosen, e.g. "Protocol".
    SegmentedControl(const QStringList& choices, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] int current() const;
    /// Emits currentChanged when it changes.
    void setCurrent(int index);
    /// None holds, until one is chosen again. Emits nothing.
    void clear();
    void setChoiceText(int index, const QString& text);
    void setChoiceEnabled(int index, bool enabled);
    void setChoiceToolTip(int index, const QString& text);

Q_SIGNALS:
    void currentChanged(int index);
    void clicked(int index); ///< by a person, also the one that held already

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
};

} // namespace socketscope::ui
