// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logtext.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QStringList>

#include <vector>

namespace socketscope::ui {
namespace {

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

QString csvField(const QString& text)
{
    QString field = text;
    if (!field.isEmpty() && QStringLiteral("=+-@\t\r").contains(field.front()))
        field.prepend(QLatin1Char('\''));
    const bool quoted = field.contains(QLatin1Char(',')) || field.contains(QLatin1Char('"'))
        || field.contains(QLatin1Char('\n')) || field.contains(QLatin1Char('\r'));
    if (!quoted)
        return field;
    field.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + field + QLatin1Char('"');
}

QString rowsAsCsv(const QAbstractItemModel& model, const QList<int>& rows)
{
    const int columns = model.columnCount();
    QString csv;
    QStringList fields;
    for (int column = 0; column < columns; ++column)
        fields << csvField(model.headerData(column, Qt::Horizontal).toString());
    csv += fields.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    for (const int row : rows) {
        fields.clear();
        for (int column = 0; column < columns; ++column)
            fields << csvField(cell(model, row, column));
        csv += fields.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return csv;
}

QString rowsAsText(const QAbstractItemModel& model, const QList<int>& rows)
{
    const int columns = model.columnCount();
    std::vector<QStringList> lines;
    std::vector<qsizetype> widths(static_cast<std::size_t>(columns), 0);
    for (const int row : rows) {
        QStringList line;
        for (int column = 0; column < columns; ++column) {
            line << cell(model, row, column);
            auto& width = widths[static_cast<std::size_t>(column)];
            width = qMax(width, line.back().size());
        }
        lines.push_back(line);
    }
    QString text;
    for (const QStringList& line : lines) {
        QString padded;
        for (int column = 0; column < columns; ++column) {
            const qsizetype width = widths[static_cast<std::size_t>(column)];
            if (width > 0)
                padded += line.at(column).leftJustified(width) + QStringLiteral("  ");
        }
        while (padded.endsWith(QLatin1Char(' ')))
            padded.chop(1);
        text += padded + QLatin1Char('\n');
    }
    return text;
}

} // namespace socketscope::ui
