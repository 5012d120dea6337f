// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The payload of the packet: as text, as hex digits, or from a file.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace socketscope::ui {

class ElidedLabel;
class PacketEditor;
class SegmentedControl;

/// One line tall for a short text, a few for a longer one.
class PayloadEditor final : public QWidget {
    Q_OBJECT

public:
    explicit PayloadEditor(PacketEditor& editor, QWidget* parent = nullptr);

    enum class Form : quint8 { Text, Hex, File };
    [[nodiscard]] Form form() const;
    void setForm(Form form);
    /// Reads the file on another thread; what does not fit into a packet is refused by its size.
    void loadFile(const QString& path);
    [[nodiscard]] QString error() const;
    /// Takes what is being written. False: the packet does not, and the input has the focus again.
    bool finishWriting();

Q_SIGNALS:
    /// A file was read and is the payload now, or it was refused.
    void fileTaken();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum Page { TextPage, HexPage, FilePage, NotePage };

    void build();
    QWidget* buildFilePage();
    QWidget* buildNotePage();
    void follow();
    void showPayload();
    void showText();
    void showHex();
    void showFile();
    void showNote(const QString& sentence, bool offersHex);
    void showPage(Page page);
    void takeText();
    void takeHex(bool isBeingTyped);
    void takeFile(const QString& path, Result<Bytes> bytes);
    void askForFile();
    void put(Bytes payload);
    void say(const QString& sentence);
    void fit();
    void colorTitle();
    [[nodiscard]] QPlainTextEdit* currentEdit() const;

    PacketEditor& m_editor;
    QLabel* m_title;
    SegmentedControl* m_form;
    QWidget* m_box;
    QStackedWidget* m_stack;
    QPlainTextEdit* m_text;
    QPlainTextEdit* m_hex;
    ElidedLabel* m_fileName;
    QLabel* m_note;
    QPushButton* m_asHex;
    QLabel* m_error;
    Bytes m_shown; ///< the payload as it was last shown or taken
    QString m_file; ///< the name of the file that was read last
    Bytes m_fileBytes; ///< and what was in it
    int m_loads = 0; ///< counts the files asked for, so that a late one is not taken for a newer one
    bool m_setting = false; ///< the inputs are being filled
    bool m_own = false; ///< it is this widget that changes the packet
};

} // namespace socketscope::ui
