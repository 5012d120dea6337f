// SPDX-License-Identifier: GPL-3.0-or-later
/// \file All fields of the packet as a tree, to be changed in place, with one sentence below: why a value did
/// not go, or else what is wrong with the field that is chosen.
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QModelIndex;
class QTreeView;
QT_END_NAMESPACE

namespace socketscope::ui {

class FieldDelegate;
class FieldModel;
class PacketEditor;

class FieldList final : public QWidget {
    Q_OBJECT

public:
    explicit FieldList(PacketEditor& editor, QWidget* parent = nullptr);
    ~FieldList() override;

    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] FieldModel* model() const { return m_model; }
    /// Takes what is being written. False: the packet does not, and the line for it has the focus again.
    bool finishWriting();
    /// The sentence below.
    [[nodiscard]] QString note() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void fitColumns();
    void openRows(const QModelIndex& parent, int first, int last);
    void chooseRow(const QModelIndex& index);
    void light();
    void showNote();
    void say(const QString& sentence);

    PacketEditor& m_editor;
    FieldModel* m_model;
    FieldDelegate* m_delegate;
    QTreeView* m_view;
    QLabel* m_note;
    QString m_error;
    bool m_lighting = false; ///< the choice comes from the editor
    bool m_choosing = false; ///< the choice goes to the editor
};

} // namespace socketscope::ui
