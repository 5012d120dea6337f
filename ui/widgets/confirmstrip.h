// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A question where it arises, in place of a dialog: the careful answer is the one that is offered
/// first.
#pragma once

#include <QtWidgets/QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class ConfirmStrip : public QFrame {
    Q_OBJECT

public:
    /// `no` is the careful answer; its button has the object name "keepLocal", the other one "confirmOpen".
    ConfirmStrip(const QString& yes, const QString& no, QWidget* parent = nullptr);

    void ask(const QString& question);

Q_SIGNALS:
    void confirmed();
    void declined();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_question;
    QPushButton* m_yes;
    QPushButton* m_no;
};

} // namespace socketscope::ui
