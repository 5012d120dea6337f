// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One step of a scene's program as a JSON object: `{"call": "bind", "host": "127.0.0.1", "port": 0}`.
#pragma once

#include "core/base/result.h"
#include "core/talk/program.h"

#include <QtCore/QJsonObject>

namespace socketscope::talk {

/// Fails with UnknownCall, UnknownName (a key or a value that means nothing), MissingKey or WrongType.
[[nodiscard]] Result<Step> parseStep(const QJsonObject& object, bool datagram);
[[nodiscard]] QJsonObject writeStep(const Step& step, bool datagram);

} // namespace socketscope::talk
