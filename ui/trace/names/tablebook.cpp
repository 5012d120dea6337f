// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/names/tablebook.h"

#include "ui/words/plaintext.h"

namespace socketscope::ui {

QString systemText(std::uint32_t number)
{
    return QStringLiteral("AS%1").arg(number);
}

void TableBook::add(const wire::IpAddress& ip, const Entry& entry)
{
    m_entries[ip] = {harmless(entry.name), entry.system, harmless(entry.systemName)};
    m_knowsSystems = m_knowsSystems || entry.system != 0;
}

const TableBook::Entry* TableBook::find(const wire::IpAddress& ip) const
{
    const auto found = m_entries.find(ip);
    return found == m_entries.end() ? nullptr : &found->second;
}

QString TableBook::nameOf(const wire::IpAddress& ip) const
{
    const Entry* entry = find(ip);
    return entry ? entry->name : QString();
}

QString TableBook::systemOf(const wire::IpAddress& ip) const
{
    const Entry* entry = find(ip);
    return entry && entry->system != 0 ? systemText(entry->system) : QString();
}

QString TableBook::systemNameOf(const wire::IpAddress& ip) const
{
    const Entry* entry = find(ip);
    if (!entry || entry->system == 0)
        return {};
    return QString(systemText(entry->system) + QLatin1Char(' ') + entry->systemName).trimmed();
}

} // namespace socketscope::ui
