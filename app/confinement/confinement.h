// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the helpers with a capability give up.
#pragma once

namespace socketscope::confinement {

/// Closes whatever was inherited beyond the first three descriptors, makes sure that these exist, and empties
/// the environment.
void forgetInheritance();
/// Whether descriptor 0 is a connected AF_UNIX socket that keeps messages apart.
[[nodiscard]] bool isPacketSocket(int fd);
/// No rights any more, for good: no capability in any set, none by running another program; ends with the
/// process that started this one. False where one of these could not be had.
[[nodiscard]] bool giveUpRights();

} // namespace socketscope::confinement
