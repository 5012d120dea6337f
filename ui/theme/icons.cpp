// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QtCore/QFile>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

namespace socketscope::ui {

namespace {

QString pathOf(const QString& name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

/// In whole device pixels; an empty pixmap when there is no such icon.
QPixmap rendered(const QString& name, const QColor& color, QSize pixels)
{
    const QString key = QStringLiteral("socketscope/%1/%2/%3x%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemeIconEngine final : public QIconEngine {
public:
    ThemeIconEngine(QString name, ThemeColor off, ThemeColor on)
        : m_name(std::move(name))
        , m_off(off)
        , m_on(on)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(
            rect, rendered(m_name, color(mode, state), (QSizeF(rect.size()) * ratio).toSize()));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return rendered(m_name, color(mode, state), size);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return rendered(m_name, color(mode, state), size); // QIcon has multiplied by the scale already
    }

    [[nodiscard]] QIconEngine* clone() const override { return new ThemeIconEngine(*this); }
    bool isNull() override { return false; }
    QString key() const override { return QStringLiteral("socketscope"); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme& theme = Theme::of(QGuiApplication::palette());
        QColor color = theme.*(state == QIcon::On && m_on ? m_on : m_off);
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.4F);
        return color;
    }

    QString m_name;
    ThemeColor m_off;
    ThemeColor m_on;
};

} // namespace

QIcon icon(const QString& name, ThemeColor off, ThemeColor on)
{
    if (!QFile::exists(pathOf(name)))
        return {};
    return QIcon(new ThemeIconEngine(name, off, on));
}

QPixmap iconPixmap(const QString& name, const QColor& color, QSize size, qreal devicePixelRatio)
{
    QPixmap pixmap = rendered(name, color, (QSizeF(size) * devicePixelRatio).toSize());
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace socketscope::ui
