// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The words of a checksum below each other, with the running sum: as far as they are added.
#pragma once

#include "ui/packet/checksummodel.h"

#include <QtWidgets/QTableView>

namespace socketscope::ui {

/// Numbers stay as they are: shaping would make a multiplication of "0x11", and takes longer.
[[nodiscard]] QFont unshaped(QFont font);

class StepTable final : public QTableView {
    Q_OBJECT

public:
    explicit StepTable(ChecksumModel& model, QWidget* parent = nullptr);

    /// Lights these rows and, where others were lit, brings them into view; tells no rowChosen().
    void light(ChecksumSum::Range rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rowChosen(int row); ///< by a person, with mouse or keys; not because rows came or went
    void stepped(int by); ///< by the keys Left and Right
    void skipped(bool toEnd); ///< by the keys Home and End

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    template <class Act> void byPerson(Act act);
    void layOut();
    void fitHeight();
    [[nodiscard]] int heightOf(int rows) const;
    [[nodiscard]] bool isLit(ChecksumSum::Range rows) const;

    ChecksumSum::Range m_lit; ///< what light() was told last
};

} // namespace socketscope::ui
