// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The tool bar of the Trace page. It only says what was asked for.
#pragma once

#include "ui/trace/toolbar/traceask.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QPushButton;
class QSettings;
class QSpinBox;
class QToolButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class FlatComboBox;
class OptionsPanel;
class SegmentedControl;
class TargetBox;

class TraceToolBar final : public QWidget {
    Q_OBJECT

public:
    /// `settings` outlive the bar: targets, mode and protocol are remembered there.
    TraceToolBar(QSettings& settings, const QList<QAction*>& exports, QWidget* parent = nullptr);

    /// What is asked for; nothing where it cannot be: what is wrong is marked then.
    [[nodiscard]] std::optional<TraceAsk> ask();
    /// Shows what a trace was asked with.
    void show(const TraceAsk& ask);
    void setTarget(const QString& target);
    [[nodiscard]] QString target() const;
    void setMode(trace::Mode mode);
    void setProtocol(trace::Protocol protocol);
    void setFamily(wire::Family family);
    void rememberTarget(const QString& target);
    void setPracticeNames(const QStringList& names, bool practice);

    void setBusy(bool busy);
    void setCanExport(bool can);
    void openOptions();
    [[nodiscard]] OptionsPanel& options() { return *m_panel; }

Q_SIGNALS:
    void traceAsked();
    void stopAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build(const QList<QAction*>& exports);
    void connectParts();
    void sayTtl();
    void sayOptions();
    void fitIntoWidth();

    QSettings& m_settings;
    TargetBox* m_target;
    QPushButton* m_trace;
    QPushButton* m_stop;
    SegmentedControl* m_mode;
    QSpinBox* m_ttl;
    SegmentedControl* m_protocol;
    FlatComboBox* m_family;
    QToolButton* m_options;
    QToolButton* m_export;
    OptionsPanel* m_panel;
    bool m_protocolAsked = false; ///< ICMP is what is taken where nobody asks for another
};

} // namespace socketscope::ui
