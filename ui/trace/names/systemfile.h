// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Autonomous systems from a user's database in the MMDB format, as GeoLite2-ASN has them.
#pragma once

#include "core/base/result.h"
#include "core/wire/address.h"

#include <QtCore/QString>

#include <memory>
#include <optional>

namespace socketscope::ui {

class SystemFile {
public:
    struct System {
        std::uint32_t number = 0;
        QString name;
        friend bool operator==(const System&, const System&) = default;
    };

    /// Whether this program was built with libmaxminddb.
    [[nodiscard]] static bool isSupported();
    /// Fails with Unsupported, FileMissing, FileUnreadable or WrongType (no such database; `detail` is the
    /// path).
    [[nodiscard]] static Result<std::unique_ptr<SystemFile>> open(const QString& path);
    ~SystemFile();

    [[nodiscard]] std::optional<System> find(const wire::IpAddress& ip) const;

private:
    struct Private;
    explicit SystemFile(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

} // namespace socketscope::ui
