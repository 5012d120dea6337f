// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One line of a session file: a header or an event as a JSON object, in both directions.
#pragma once

#include "core/journal/event.h"
#include "core/journal/jsontext.h"

#include <optional>
#include <string>
#include <string_view>

namespace socketscope::journal {

class JournalView;

/// What the first line of a session file says.
struct SessionHeader {
    static constexpr std::string_view format = "socketscope-session";
    static constexpr int newestVersion = 1;

    int version = newestVersion;
    std::string start {}; ///< wall time of instant 0 as ISO 8601; for labels only
    std::string host {}; ///< name of the computer
    std::string scene {}; ///< name of the scene, or empty
    std::string title {};
    std::string program {}; ///< version of the program that wrote it

    friend bool operator==(const SessionHeader&, const SessionHeader&) = default;
};

/// Appends the line with its line break.
void appendHeaderLine(std::string& out, const SessionHeader& header);
/// Appends the line with its line break. `actor` is the event's; `parentName` is that of the actor's parent, or empty.
/// Bytes that would make the line longer than a line may be are abridged.
void appendEventLine(std::string& out, const Event& event, const ActorInfo& actor, std::string_view parentName = {});
void appendEventLine(std::string& out, const JournalView& view, Seq seq);

/// What a State event Created says about its actor, by names.
struct CreatedActor {
    ActorRole role = ActorRole::Recorder;
    bool byQt = false;
    std::string parent; ///< name, or empty
    std::uint32_t number = 0;
};

/// An event as a line tells it: actors by name, sequence numbers those of the file.
struct SessionLine {
    static constexpr std::size_t longestName = 1024;

    Event event; ///< `actor` is 0 and `bytes.data` null; `bytes.kept` and `bytes.length` are set
    Bytes stored; ///< the bytes kept, and after them the CRC-32C where there are fewer than were moved
    std::string actor;
    std::optional<CreatedActor> created;
};

/// Fails with NotASession, NewerVersion, WrongType, LineTooLong or TooDeep. `line` comes without its line break.
[[nodiscard]] Result<SessionHeader> parseHeaderLine(std::string_view line);
/// Fails with DamagedLine (no JSON object), MissingKey, WrongType, UnknownName, LineTooLong or TooDeep. Unknown keys
/// are passed over.
[[nodiscard]] Result<SessionLine> parseEventLine(std::string_view line);

/// Whether the payload of this event is a list of facts (see facts.h) rather than bytes that were moved or quoted.
[[nodiscard]] bool carriesFacts(const Event& event);

} // namespace socketscope::journal
