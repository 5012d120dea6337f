// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/names/systemfile.h"

#include "core/net/sockaddr.h"
#include "ui/words/plaintext.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#ifdef SOCKETSCOPE_MMDB
#include <maxminddb.h>
#endif

namespace socketscope::ui {

#ifdef SOCKETSCOPE_MMDB

struct SystemFile::Private {
    MMDB_s database {};
    ~Private() { MMDB_close(&database); }
};

namespace {

std::optional<MMDB_entry_data_s> valueOf(MMDB_entry_s entry, const char* key)
{
    MMDB_entry_data_s data {};
    if (MMDB_get_value(&entry, &data, key, nullptr) != MMDB_SUCCESS || !data.has_data)
        return std::nullopt;
    return data;
}

} // namespace

bool SystemFile::isSupported()
{
    return true;
}

Result<std::unique_ptr<SystemFile>> SystemFile::open(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail({.code = ErrorCode::FileMissing, .detail = path.toStdString()});
    if (!info.isFile() || !info.isReadable())
        return fail({.code = ErrorCode::FileUnreadable, .detail = path.toStdString()});
    MMDB_s database {};
    if (MMDB_open(QFile::encodeName(path).constData(), MMDB_MODE_MMAP, &database) != MMDB_SUCCESS)
        return fail({.code = ErrorCode::WrongType, .detail = path.toStdString()});
    auto data = std::make_unique<Private>();
    data->database = database;
    return std::unique_ptr<SystemFile>(new SystemFile(std::move(data)));
}

std::optional<SystemFile::System> SystemFile::find(const wire::IpAddress& ip) const
{
    const net::NativeAddress address = net::toNative({ip, 0});
    if (address.length == 0)
        return std::nullopt;
    int error = MMDB_SUCCESS;
    MMDB_lookup_result_s found = MMDB_lookup_sockaddr(&d->database, address.get(), &error);
    if (error != MMDB_SUCCESS || !found.found_entry) // or an IPv6 address in a file of IPv4
        return std::nullopt;
    const auto number = valueOf(found.entry, "autonomous_system_number");
    if (!number || number->type != MMDB_DATA_TYPE_UINT32 || number->uint32 == 0)
        return std::nullopt;
    System system {number->uint32, {}};
    const auto name = valueOf(found.entry, "autonomous_system_organization");
    if (name && name->type == MMDB_DATA_TYPE_UTF8_STRING)
        system.name = harmless(std::string_view(name->utf8_string, name->data_size));
    return system;
}

#else

struct SystemFile::Private { };

bool SystemFile::isSupported()
{
    return false;
}

Result<std::unique_ptr<SystemFile>> SystemFile::open(const QString& path)
{
    return fail({.code = ErrorCode::Unsupported, .detail = path.toStdString()});
}

std::optional<SystemFile::System> SystemFile::find(const wire::IpAddress&) const
{
    return std::nullopt;
}

#endif

SystemFile::SystemFile(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

SystemFile::~SystemFile() = default;

} // namespace socketscope::ui
