// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The strip at the bottom: which network, what the person may do on it, and how much is recorded.
#pragma once

#include "ui/shell/page.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace socketscope::ui {

class ElidedLabel;

class StatusBar final : public QWidget {
    Q_OBJECT

public:
    explicit StatusBar(QWidget* parent = nullptr);

    /// "This computer": where the page names no other.
    void setNetwork(const QString& name);
    /// A sentence about rights where it is true and of use, else empty; where the page has nothing to say of
    /// its way.
    void setRights(const QString& sentence);
    void setStatus(const PageStatus& status);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showPlace();
    [[nodiscard]] QString countsText() const;

    QLabel* m_network;
    QLabel* m_networkNote;
    QWidget* m_wayDot;
    QWidget* m_rightsDot;
    ElidedLabel* m_rights;
    QLabel* m_counts;
    PageStatus m_status;
    QString m_usualNetwork;
    QString m_usualRights;
};

} // namespace socketscope::ui
