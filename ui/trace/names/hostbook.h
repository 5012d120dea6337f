// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What is known of addresses of the real network: names from the DNS and autonomous systems from a
/// file. Both only once somebody has asked for them.
#pragma once

#include "ui/trace/names/addressbook.h"
#include "ui/trace/names/systemfile.h"

#include <QtCore/QSet>

#include <deque>
#include <functional>
#include <map>

QT_BEGIN_NAMESPACE
class QHostInfo;
QT_END_NAMESPACE

namespace socketscope::ui {

class HostBook final : public AddressBook {
    Q_OBJECT

public:
    /// Looks an address up and tells the name, or nothing, later or at once.
    using Lookup = std::function<void(
        const wire::IpAddress& ip, QObject* receiver, std::function<void(const QString&)> tell)>;

    /// With the system's resolver, on threads of Qt's.
    explicit HostBook(QObject* parent = nullptr);
    explicit HostBook(Lookup lookup, QObject* parent = nullptr);
    ~HostBook() override;

    [[nodiscard]] bool looksUpNames() const { return m_looksUp; }
    /// Off at first. What has been found stays known, and is shown while it is on.
    void setLooksUpNames(bool on);
    /// Empty: none. Fails as SystemFile::open does; the one before stays then.
    [[nodiscard]] Result<> setSystemFile(const QString& path);
    [[nodiscard]] const QString& systemFile() const { return m_path; }

    [[nodiscard]] QString nameOf(const wire::IpAddress& ip) const override;
    [[nodiscard]] QString systemOf(const wire::IpAddress& ip) const override;
    [[nodiscard]] QString systemNameOf(const wire::IpAddress& ip) const override;
    [[nodiscard]] bool knowsSystems() const override { return m_systems != nullptr; }

    static constexpr int mostAtOnce = 4;
    static constexpr std::size_t mostKept = 4096;

private:
    void ask(const wire::IpAddress& ip) const;
    void askNext() const;
    void learn(const wire::IpAddress& ip, const QString& name);
    [[nodiscard]] std::optional<SystemFile::System> system(const wire::IpAddress& ip) const;

    Lookup m_lookup;
    std::unique_ptr<SystemFile> m_systems;
    QString m_path;
    bool m_looksUp = false;
    // Looking at a name asks for it.
    mutable std::map<wire::IpAddress, QString> m_names; ///< empty: asked for, or there is none
    mutable std::deque<wire::IpAddress> m_queue;
    mutable int m_underWay = 0;
    mutable std::map<wire::IpAddress, std::optional<SystemFile::System>> m_known;
};

} // namespace socketscope::ui
