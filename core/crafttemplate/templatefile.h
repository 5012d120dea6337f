// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Packet templates that people keep and pass on: a JSON object with the layers, each an object of
/// fields as Packet::set() takes them, and the payload.
#pragma once

#include "core/craft/packet.h"

#include <QtCore/QByteArray>

namespace socketscope::craft {

struct TemplateFile {
    std::string title; ///< what the person calls it; may be empty
    Packet packet;

    friend bool operator==(const TemplateFile&, const TemplateFile&) = default;
};

/// A file is 1 MiB at most. Fails with FileTooLarge, NotATemplate (`amount`: the line in which it stops being
/// JSON, 0 where it is JSON), NewerVersion, TooDeep, WrongType,
/// UnknownName (of a key), MissingKey, ImpossibleLayers, or as Packet::set() does. Every key must be known: a
/// value that would be passed over is refused.
[[nodiscard]] Result<TemplateFile> parseTemplate(const QByteArray& json);

/// All that is not automatic. parseTemplate() makes the same packet of it. A packet without an IP header
/// cannot be written: fails with ImpossibleLayers.
[[nodiscard]] Result<QByteArray> writeTemplate(const TemplateFile& file);

} // namespace socketscope::craft
