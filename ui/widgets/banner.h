// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A strip above a page: one sentence, one thing to do about it, and a way to put it aside.
#pragma once

#include <QtWidgets/QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace socketscope::ui {

class Banner : public QFrame {
    Q_OBJECT

public:
    enum class Tone { Notice, Warning, Failure };

    explicit Banner(QWidget* parent = nullptr);

    /// Shows it. `action` may be empty.
    void showMessage(const QString& sentence, const QString& action = {}, Tone tone = Tone::Notice);
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text;
    QPushButton* m_action;
    Tone m_tone = Tone::Notice;
};

} // namespace socketscope::ui
