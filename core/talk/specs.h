// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Editing the list of endpoints of a session: names are unique, and programs that name each other stay
/// right.
#pragma once

#include "core/talk/program.h"

#include <string_view>

namespace socketscope::talk {

using Specs = std::vector<EndpointSpec>;

/// "server", "client", "server 2": a name that no endpoint of the list has.
[[nodiscard]] std::string freeName(const Specs& specs, Role role);
/// Whether `name` can be given to an endpoint: not empty, not taken, and without the characters that
/// conditions and connections use ("." "#" "*" "~"), control characters or white space at its ends. At most
/// 40 bytes.
[[nodiscard]] bool isPossibleName(const Specs& specs, std::string_view name);

/// Gives the endpoint `from` the name `to`, everywhere.
void rename(Specs& specs, std::string_view from, std::string_view to);
/// Takes the endpoint out. Who talked to it talks to `lastSeenAt` then (where that is none: to where its
/// program binds); nobody waits for its calls any more.
void remove(Specs& specs, std::string_view name, const wire::SocketAddress& lastSeenAt = {});

/// Where the program binds, or null.
[[nodiscard]] const Place* bindPlace(const Program& program);
/// Makes a client talk to an endpoint of its session.
void talkTo(Program& client, std::string_view endpoint);

} // namespace socketscope::talk
