// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Host names to addresses, without waiting for the answer.
#pragma once

#include "core/base/result.h"
#include "core/wire/address.h"

#include <QtCore/QObject>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

QT_BEGIN_NAMESPACE
class QHostInfo;
QT_END_NAMESPACE

namespace socketscope::net {

using Addresses = std::vector<wire::IpAddress>;

/// What needs no look-up: literals (also with the name of an interface as scope, `fe80::1%eth0`), and
/// localhost with its subdomains, which mean loopback everywhere (RFC 6761 section 6.3). Nothing for every
/// other name. Fails with BadAddress where it cannot be a name either (empty, or ending in a number, as in
/// `1.2.3`), MixedFamilies where `family` is not that of the literal, or UnresolvableHost for a scope that is
/// no interface.
[[nodiscard]] std::optional<Result<Addresses>> resolveAtOnce(std::string_view host, wire::Family family);

/// What a look-up of `host` found, as Resolver answers it.
[[nodiscard]] Result<Addresses> addressesOf(
    const QHostInfo& info, std::string_view host, wire::Family family);

/// Looks names up on threads of Qt's and answers on its own thread.
class Resolver final : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<void(Result<Addresses>)>;
    using LookupId = std::uint32_t;

    using QObject::QObject;
    /// Cancels what is under way.
    ~Resolver() override;

    /// Calls `answer` exactly once, unless it is cancelled: before this returns where no look-up is needed
    /// (the id is 0 then), else later. The addresses are in the system's order, all of `family` unless that
    /// is None; never empty. Fails with what resolveAtOnce says, UnresolvableHost, or MixedFamilies where the
    /// name has only addresses of the other family.
    LookupId lookUp(const std::string& host, wire::Family family, Answer answer);
    /// The answer will not be called any more. Unknown ids are ignored.
    void cancel(LookupId id);

private Q_SLOTS:
    void finish(const QHostInfo& info);

private:
    struct Pending {
        std::string host;
        wire::Family family;
        Answer answer;
    };

    std::map<int, Pending> m_pending; ///< by the id of QHostInfo
};

} // namespace socketscope::net
