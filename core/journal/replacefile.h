// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Writing a file anew so that the older one is lost only once the new one is whole on disk.
#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace socketscope::journal {

enum class Readers { OwnerOnly, AsUsual }; ///< mode 0600, or what the umask leaves of 0666

/// `write` gets a descriptor and gives 0 or an errno. What is no regular file (a device, a pipe) is written
/// to and stays what it is. Blocks while it writes. Fails with DiskFull or FileUnwritable.
[[nodiscard]] Result<> replaceFile(
    const std::string& path, Readers readers, const std::function<int(int descriptor)>& write);
[[nodiscard]] Result<> replaceFile(const std::string& path, Readers readers, std::string_view contents);

} // namespace socketscope::journal
