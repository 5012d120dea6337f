// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The Internet checksum of the packet that is being written, step by step, and ways to break it.
#pragma once

#include "ui/craft/packeteditor.h"
#include "ui/craft/sums/packetsums.h"
#include "ui/craft/sums/sumwords.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class ChecksumModel;
class FlatComboBox;
class ResultBox;
class StepTable;

/// One step adds a word, the next to last takes the complement, the last is the receiver's check. It adds up
/// only while it is seen.
class SumsPanel final : public QWidget {
    Q_OBJECT

public:
    explicit SumsPanel(PacketEditor& editor, QWidget* parent = nullptr);

    /// The field whose checksum is shown: "udp.checksum"; empty where the packet has none.
    [[nodiscard]] std::string shown() const;
    /// How many steps are made, of how many there are.
    [[nodiscard]] int step() const;
    [[nodiscard]] int steps() const;
    void setStep(int step);

    /// Each is one step that can be undone.
    void changeUnseen();
    void breakIt();
    void mend();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* makeStepRow();
    QWidget* makeBreakRow();
    void join();
    /// The packet is another one, or another checksum of it is looked at.
    void refresh();
    void showSum();
    void showStep();
    void showChoices();
    void followSelection();
    void chooseRow(int row);
    void light();
    [[nodiscard]] const CraftedChecksum* current() const;
    [[nodiscard]] std::string fieldOfSelection() const;

    PacketEditor& m_editor;
    ChecksumModel* m_model;
    StepTable* m_table;
    FlatComboBox* m_choice;
    QToolButton* m_first;
    QToolButton* m_back;
    QToolButton* m_forward;
    QToolButton* m_all;
    QLabel* m_position;
    ResultBox* m_result;
    QLabel* m_zero;
    QLabel* m_receiver;
    QLabel* m_none;
    QLabel* m_unseen;
    QPushButton* m_change;
    QPushButton* m_break;
    QPushButton* m_mend;
    QList<QWidget*> m_ofASum; ///< seen while there is a checksum

    std::vector<CraftedChecksum> m_checksums;
    std::string m_wanted; ///< the field that a person looks at; the packet may have it no more
    std::optional<craft::UnseenChange> m_lastUnseen;
    int m_step = INT_MAX;
    bool m_isStale = true;
    bool m_isChoosing = false; ///< the selection is changed by this panel
};

} // namespace socketscope::ui
