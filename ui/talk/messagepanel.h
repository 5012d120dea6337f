// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The message of a client: as text, as hex digits, or from a file.
#pragma once

#include "core/base/result.h"
#include "core/talk/program.h"
#include "ui/widgets/card.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace socketscope::ui {

class ElidedLabel;
class FlatComboBox;
class SegmentedControl;

class MessagePanel : public Card {
    Q_OBJECT

public:
    explicit MessagePanel(QWidget* parent = nullptr);

    /// Whose message it is, or empty where there is only one client.
    void setOwner(const QString& title);
    void setMessage(const talk::Message& message);
    [[nodiscard]] const talk::Message& message() const { return m_message; }
    void setReadOnly(bool readOnly);

    /// Marks the message as unusable and the first bad digit in it; no sentence: all is well.
    void showError(const QString& sentence, std::optional<std::size_t> position = {});
    [[nodiscard]] QString error() const;
    /// Puts the cursor into the message, with the bad digit selected.
    void focusError();
    /// Reads the file on another thread.
    void loadFile(const QString& path);

Q_SIGNALS:
    void edited();
    /// The person has paused or left: time to say what is wrong.
    void editingFinished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildFilePage();
    void switchTo(talk::Message::Source source);
    void takeText();
    void takeHex();
    void takeFile(const Result<talk::Message>& loaded);
    void askForFile();
    void showSize();
    void markDigit();
    [[nodiscard]] QPlainTextEdit* currentEdit() const;

    QLabel* m_title;
    SegmentedControl* m_kind;
    QStackedWidget* m_stack;
    QPlainTextEdit* m_text;
    QPlainTextEdit* m_hex;
    ElidedLabel* m_fileName;
    QPushButton* m_choose;
    QLabel* m_error;
    QLabel* m_size;
    FlatComboBox* m_ending;
    talk::Message m_message;
    std::optional<std::size_t> m_badDigit;
    int m_loads = 0; ///< counts the files asked for, so that a late one is not taken for a newer one
    bool m_setting = false;
};

} // namespace socketscope::ui
