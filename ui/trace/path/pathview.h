// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The path of a trace as a widget: paints what is known, shows who is chosen, scrolls where it is
/// long.
#pragma once

#include "ui/trace/names/addressbook.h"
#include "ui/trace/path/pathgeometry.h"
#include "ui/widgets/spokenitems.h"

#include <QtCore/QPointer>
#include <QtWidgets/QAbstractScrollArea>

#include <optional>

namespace socketscope::ui {

struct Theme;

/// Has no timer: whoever shows it calls showHops() once a frame while something happens.
class PathView final : public QAbstractScrollArea, public SpokenItems {
    Q_OBJECT

public:
    explicit PathView(QWidget* parent = nullptr);

    /// Takes what it needs; `hops` need not outlive the call.
    void showHops(const trace::Hops& hops);
    /// Names for tool tips and screen readers; null: none.
    void setNames(const AddressBook* names) { m_names = names; }

    /// Shows which hop is chosen, and which of its responders (-1: the first); emits nothing.
    void select(int ttl, int responder = -1);
    void selectNone();

    [[nodiscard]] const PathLayout& pathLayout() const { return m_layout; }
    [[nodiscard]] const PathGeometry& pathGeometry() const { return m_geometry; }
    [[nodiscard]] int selectedNode() const;
    [[nodiscard]] QRect nodeRect(int index) const; ///< in the viewport

    [[nodiscard]] int spokenCount() const override { return static_cast<int>(m_layout.nodes().size()); }
    [[nodiscard]] qint64 currentSpoken() const override { return selectedNode(); }
    [[nodiscard]] QString spokenText(qint64 node) const override;
    [[nodiscard]] QRect spokenPlace(qint64 node) const override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The whole path as a picture of its own, for a file.
    [[nodiscard]] QSize pictureSize() const;
    void paintPicture(QPainter& painter, const Theme& theme) const;

Q_SIGNALS:
    /// By a person. `responder` is an index in Hop::responders, or -1 where nobody answers.
    void selected(int ttl, int responder);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Chosen {
        std::uint8_t ttl = 0;
        int responder = -1;
    };

    void relayout();
    void choose(int node);
    void stepColumn(int by);
    void stepSlot(int by);
    void reveal(int node);
    [[nodiscard]] int nodeAt(QPointF position) const;
    [[nodiscard]] double offset() const;
    void announce();

    PathLayout m_layout;
    PathGeometry m_geometry;
    QPointer<const AddressBook> m_names;
    std::optional<Chosen> m_chosen;
    int m_hovered = -1;
};

} // namespace socketscope::ui
