// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The line below the tool bar: over which network, by which way, and how the packet will leave.
#pragma once

#include "core/craft/sendplan.h"
#include "ui/craft/send/planwords.h"

#include <QtWidgets/QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class FlatComboBox;
class NetworkBox;
struct CraftNetwork;

class CraftStrip final : public QWidget {
    Q_OBJECT

public:
    explicit CraftStrip(const std::vector<CraftNetwork>& networks, QWidget* parent = nullptr);

    [[nodiscard]] int network() const;
    void setNetwork(int index); ///< emits nothing
    /// None: the best there is.
    [[nodiscard]] std::optional<craft::SendWay> way() const;
    void setWay(std::optional<craft::SendWay> way); ///< emits nothing
    /// `confirmed`: that its source may leave this computer, whosever it is.
    void showPlan(const craft::SendPlan& plan, bool confirmed = false);
    [[nodiscard]] QString text() const;
    void setPanelShown(bool shown);

Q_SIGNALS:
    void networkChosen(int index);
    void wayChosen();
    void panelAsked(bool shown);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void offerWays(const craft::SendPlan& plan);

    NetworkBox* m_network;
    FlatComboBox* m_way;
    QLabel* m_text;
    QToolButton* m_panel;
    PlanText::Tone m_tone = PlanText::Tone::Quiet;
};

} // namespace socketscope::ui
