// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Where a target is typed: offers those of before, or the names of a practice network.
#pragma once

#include <QtWidgets/QComboBox>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace socketscope::ui {

class TargetBox final : public QComboBox {
    Q_OBJECT

public:
    /// `settings` outlive the box.
    explicit TargetBox(QSettings& settings, QWidget* parent = nullptr);

    [[nodiscard]] QString target() const;
    void setTarget(const QString& target);
    /// Puts it first among those of before.
    void remember(const QString& target);
    /// What is offered in place of those of before; empty: those.
    void setNames(const QStringList& names);
    void setInvalid(bool invalid);

    static constexpr int mostRemembered = 30;

Q_SIGNALS:
    /// Enter was pressed, or one of those offered was chosen.
    void chosen();

private:
    void offer();

    QSettings& m_settings;
    QStringList m_names;
};

} // namespace socketscope::ui
