// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A choice that reads like a sentence: "When received: Shout back v".
#pragma once

#include <QtWidgets/QComboBox>

namespace socketscope::ui {

class FlatComboBox : public QComboBox {
    Q_OBJECT

public:
    /// `label` stands before the choice in quiet text and is the accessible name; it may be empty, then set
    /// one.
    explicit FlatComboBox(const QString& label = {}, QWidget* parent = nullptr);

    /// Without its label where there is little room.
    void setTerse(bool terse);
    /// No wider than this many average characters of the choice; longer ones end in an ellipsis. 0: no limit.
    void setMostCharacters(int count);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    [[nodiscard]] int labelWidth() const;

    QString m_label;
    bool m_terse = false;
    int m_mostCharacters = 0;
};

} // namespace socketscope::ui
