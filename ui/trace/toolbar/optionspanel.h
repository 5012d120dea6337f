// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The options of a trace, in a panel that opens below their button.
#pragma once

#include "ui/trace/toolbar/optionfields.h"
#include "ui/widgets/popuppanel.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace socketscope::ui {

class FormField;
class SegmentedControl;

class OptionsPanel final : public PopupPanel {
    Q_OBJECT

public:
    explicit OptionsPanel(QWidget* parent = nullptr);

    /// Puts what is chosen here into `ask`. False where something cannot be used; it is marked then.
    [[nodiscard]] bool readInto(TraceAsk& ask);
    /// Marks the field that the error is about, and says what is wrong; empty where it is about none.
    QString showError(const Error& error, const trace::ProbeShape& shape);
    void clearSource();
    void openBelow(const QWidget* button);
    /// How many options are not as they usually are.
    [[nodiscard]] int changedCount() const;

    /// What the panel shows of names and systems; the page knows them.
    void setNames(bool lookedUp);
    void setSystemFile(const QString& path, bool isSupported);
    /// Practice networks need no rights: ways of sending are not for them.
    void setPractice(bool practice);
    void setFlow(trace::Flow flow);

Q_SIGNALS:
    void changed();
    void namesAsked(bool on);
    void systemFileAsked();
    void systemFileDropped();

private:
    void build();
    void addFields(QGridLayout* grid);
    void buildFlow(QVBoxLayout* column);
    void buildNames(QVBoxLayout* column);
    void putBack();
    void showFlowSentence();
    [[nodiscard]] FormField* field(OptionField which) const
    {
        return m_fields[static_cast<std::size_t>(which)];
    }
    void markField(OptionField which, const QString& problem);

    std::array<FormField*, optionFieldCount> m_fields {};
    QLabel* m_error = nullptr;
    QCheckBox* m_dontFragment = nullptr;
    QCheckBox* m_findMtu = nullptr;
    QCheckBox* m_gentle = nullptr;
    SegmentedControl* m_flow = nullptr;
    QLabel* m_flowText = nullptr;
    QComboBox* m_via = nullptr;
    QCheckBox* m_names = nullptr;
    QLabel* m_systemPath = nullptr;
    QPushButton* m_chooseSystems = nullptr;
    QPushButton* m_dropSystems = nullptr;
    bool m_practice = false;
};

} // namespace socketscope::ui
