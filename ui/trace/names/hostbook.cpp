// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/names/hostbook.h"

#include "ui/trace/names/tablebook.h"
#include "ui/words/plaintext.h"

#include <QtNetwork/QHostInfo>

namespace socketscope::ui {

namespace {

/// Qt looks an address up the other way round, and gives the address back where it has no name.
void lookUpHere(const wire::IpAddress& ip, QObject* receiver, std::function<void(const QString&)> tell)
{
    const QString address = QString::fromStdString(ip.text());
    QHostInfo::lookupHost(address, receiver, [address, tell = std::move(tell)](const QHostInfo& info) {
        const bool isKnown = info.error() == QHostInfo::NoError && info.hostName() != address;
        tell(isKnown ? info.hostName() : QString());
    });
}

} // namespace

HostBook::HostBook(QObject* parent)
    : HostBook(lookUpHere, parent)
{
}

HostBook::HostBook(Lookup lookup, QObject* parent)
    : AddressBook(parent)
    , m_lookup(std::move(lookup))
{
}

HostBook::~HostBook() = default;

void HostBook::setLooksUpNames(bool on)
{
    if (m_looksUp == on)
        return;
    m_looksUp = on;
    if (!on) {
        for (const wire::IpAddress& ip : m_queue)
            m_names.erase(ip); // to be asked for another time
        m_queue.clear();
    }
    Q_EMIT changed();
}

Result<> HostBook::setSystemFile(const QString& path)
{
    if (path == m_path)
        return {};
    std::unique_ptr<SystemFile> file;
    if (!path.isEmpty()) {
        auto opened = SystemFile::open(path);
        if (!opened)
            return fail(opened.error());
        file = std::move(*opened);
    }
    m_systems = std::move(file);
    m_path = path;
    m_known.clear();
    Q_EMIT changed();
    return {};
}

QString HostBook::nameOf(const wire::IpAddress& ip) const
{
    if (!m_looksUp)
        return {};
    const auto found = m_names.find(ip);
    if (found != m_names.end())
        return found->second;
    ask(ip);
    return {};
}

void HostBook::ask(const wire::IpAddress& ip) const
{
    if (m_names.size() >= mostKept)
        return;
    m_names[ip];
    m_queue.push_back(ip);
    // Not from within a paint event: the next turn of the event loop does it.
    QMetaObject::invokeMethod(
        const_cast<HostBook*>(this), [this] { askNext(); }, Qt::QueuedConnection);
}

void HostBook::askNext() const
{
    auto* self = const_cast<HostBook*>(this);
    while (m_looksUp && m_underWay < mostAtOnce && !m_queue.empty()) {
        const wire::IpAddress ip = m_queue.front();
        m_queue.pop_front();
        ++m_underWay;
        m_lookup(ip, self, [self, ip](const QString& name) { self->learn(ip, name); });
    }
}

void HostBook::learn(const wire::IpAddress& ip, const QString& name)
{
    --m_underWay;
    m_names[ip] = harmless(name);
    if (!name.isEmpty())
        Q_EMIT changed();
    askNext();
}

std::optional<SystemFile::System> HostBook::system(const wire::IpAddress& ip) const
{
    if (!m_systems)
        return std::nullopt;
    const auto found = m_known.find(ip);
    if (found != m_known.end())
        return found->second;
    if (m_known.size() >= mostKept)
        m_known.clear();
    return m_known[ip] = m_systems->find(ip);
}

QString HostBook::systemOf(const wire::IpAddress& ip) const
{
    const auto known = system(ip);
    return known ? systemText(known->number) : QString();
}

QString HostBook::systemNameOf(const wire::IpAddress& ip) const
{
    const auto known = system(ip);
    return known ? QString(systemText(known->number) + QLatin1Char(' ') + known->name).trimmed() : QString();
}

} // namespace socketscope::ui
