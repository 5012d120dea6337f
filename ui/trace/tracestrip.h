// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The line below the tool bar: on which network, how it stands, and what can be done with the views.
#pragma once

#include "ui/trace/verdictwords.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class ClampedLabel;
class NetworkBox;
struct TraceNetwork;

class TraceStrip final : public QWidget {
    Q_OBJECT

public:
    explicit TraceStrip(const std::vector<TraceNetwork>& networks, QWidget* parent = nullptr);

    [[nodiscard]] int network() const;
    void setNetwork(int index); ///< emits nothing
    void showVerdict(const VerdictText& verdict);
    void setUnmatched(std::uint64_t count);
    void setHasTrace(bool has);
    [[nodiscard]] bool isFrozen() const;
    void thaw();
    void setInspectorShown(bool shown);
    [[nodiscard]] QWidget* unmatchedButton() const;

Q_SIGNALS:
    void networkChosen(int index);
    void frozen(bool on);
    void copyAsked();
    void unmatchedAsked();
    void tcpAsked();
    void inspectorAsked(bool shown);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    NetworkBox* m_network;
    ClampedLabel* m_verdict;
    QPushButton* m_tcp;
    QPushButton* m_unmatched;
    QToolButton* m_freeze;
    QToolButton* m_copy;
    QToolButton* m_panel;
    VerdictText::Tone m_tone = VerdictText::Tone::Quiet;
};

} // namespace socketscope::ui
