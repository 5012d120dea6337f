// SPDX-License-Identifier: GPL-3.0-or-later
/// \file An address book that knows everything from the start: that of a practice network.
#pragma once

#include "ui/trace/names/addressbook.h"

#include <map>

namespace socketscope::ui {

class TableBook final : public AddressBook {
    Q_OBJECT

public:
    struct Entry {
        QString name;
        std::uint32_t system = 0; ///< 0: none
        QString systemName;
    };

    using AddressBook::AddressBook;

    void add(const wire::IpAddress& ip, const Entry& entry);

    [[nodiscard]] QString nameOf(const wire::IpAddress& ip) const override;
    [[nodiscard]] QString systemOf(const wire::IpAddress& ip) const override;
    [[nodiscard]] QString systemNameOf(const wire::IpAddress& ip) const override;
    [[nodiscard]] bool knowsSystems() const override { return m_knowsSystems; }

private:
    [[nodiscard]] const Entry* find(const wire::IpAddress& ip) const;

    std::map<wire::IpAddress, Entry> m_entries;
    bool m_knowsSystems = false;
};

/// "AS64500"
[[nodiscard]] QString systemText(std::uint32_t number);

} // namespace socketscope::ui
