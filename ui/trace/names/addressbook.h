// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What is known of an address besides itself: a name, and whose network it is in.
#pragma once

#include "core/wire/address.h"

#include <QtCore/QObject>
#include <QtCore/QString>

namespace socketscope::ui {

/// Answers at once with what it knows by now; may find out more meanwhile and says so then.
class AddressBook : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty: none is known (yet). Made harmless to look at.
    [[nodiscard]] virtual QString nameOf(const wire::IpAddress& ip) const = 0;
    /// "AS64500"; empty: not known.
    [[nodiscard]] virtual QString systemOf(const wire::IpAddress& ip) const = 0;
    /// "AS64500 Example Networks", for a tool tip; empty: not known.
    [[nodiscard]] virtual QString systemNameOf(const wire::IpAddress& ip) const { return systemOf(ip); }
    /// Whether systemOf() can answer at all.
    [[nodiscard]] virtual bool knowsSystems() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace socketscope::ui
