// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The packets that came in and belong to no probe, newest first, in a panel that opens at a button.
#pragma once

#include "core/tracing/tracereader.h"
#include "ui/widgets/popuppanel.h"

QT_BEGIN_NAMESPACE
class QListWidget;
QT_END_NAMESPACE

namespace socketscope::ui {

class StrayList final : public PopupPanel {
    Q_OBJECT

public:
    explicit StrayList(QWidget* parent = nullptr);

    void openBelow(const QWidget* button, const tracing::TraceReader& reader);

    static constexpr std::size_t mostShown = 300;

Q_SIGNALS:
    void chosen(quint64 seq);

private:
    QListWidget* m_list;
};

} // namespace socketscope::ui
