// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A question inside a card, in place of a dialog: may this server be reached from the network?
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
    explicit ConfirmStrip(QWidget* parent = nullptr);

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
