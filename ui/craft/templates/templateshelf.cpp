// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/templates/templateshelf.h"

#include "core/crafttemplate/templateload.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace socketscope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 60;

class TemplateWords {
    Q_DECLARE_TR_FUNCTIONS(Templates)
};

/// Lower-case letters, digits and dashes of a title, for the name of its file.
QString stemOf(const QString& title)
{
    QString stem;
    for (const QChar c : title.toLower()) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain)
            stem += c;
        else if (!stem.isEmpty() && !stem.endsWith(u'-'))
            stem += u'-';
    }
    stem.truncate(longestTitle);
    while (stem.endsWith(u'-'))
        stem.chop(1);
    return stem.isEmpty() ? u"packet"_s : stem;
}

} // namespace

QString templateTitle(std::string_view name)
{
    if (name == "udp-hello")
        return TemplateWords::tr("UDP hello");
    if (name == "icmp-echo")
        return TemplateWords::tr("ICMP echo");
    if (name == "ttl-3")
        return TemplateWords::tr("ICMP echo that dies at router 3");
    if (name == "tcp-syn")
        return TemplateWords::tr("TCP SYN");
    if (name == "dns-query")
        return TemplateWords::tr("DNS query");
    return {};
}

TemplateShelf::TemplateShelf(QString folder)
    : m_folder(std::move(folder))
{
}

QList<OwnTemplate> TemplateShelf::own() const
{
    QList<OwnTemplate> found;
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        const auto read = craft::loadTemplate(file.filePath());
        if (!read)
            continue;
        const QString title = harmless(QString::fromStdString(read->title)).left(longestTitle);
        found.append({file.filePath(), title.isEmpty() ? file.completeBaseName() : title});
        if (found.size() == mostShown)
            break;
    }
    std::sort(found.begin(), found.end(), [](const OwnTemplate& a, const OwnTemplate& b) {
        return QString::localeAwareCompare(a.title, b.title) < 0;
    });
    return found;
}

Result<QString> TemplateShelf::keep(const QString& title, const craft::Packet& packet) const
{
    QDir().mkpath(m_folder);
    const QString stem = m_folder + u'/' + stemOf(title);
    QString path = stem + u".json"_s;
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = u"%1-%2.json"_s.arg(stem).arg(n);
    const auto kept = craft::saveTemplate({title.toStdString(), packet}, path);
    if (!kept)
        return fail(kept.error());
    return path;
}

bool TemplateShelf::remove(const QString& path) const
{
    return QFileInfo(path).absolutePath() == QFileInfo(m_folder).absoluteFilePath() && QFile::remove(path);
}

} // namespace socketscope::ui
