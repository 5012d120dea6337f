// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Paints a row of the field list, and lets its value be written in place.
#pragma once

#include <QtWidgets/QStyledItemDelegate>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace socketscope::ui {

/// What the packet does not take stays in the input, so that it can be mended.
class FieldDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Takes what stands in an editor of its making, which closes then. False: the packet does not.
    bool enter(QLineEdit& edit);

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;
};

} // namespace socketscope::ui
