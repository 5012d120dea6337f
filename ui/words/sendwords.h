// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What the system does to a packet on its way out, in words. Qt Core only.
#pragma once

#include "core/craft/sendplan.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace socketscope::ui {

/// Why a field does not leave as it is written, in one sentence.
[[nodiscard]] QString systemWritesText(craft::SystemWrites why);
/// The same, and what becomes of what the packet says: `value` is what it says there.
[[nodiscard]] QString systemFieldText(const craft::SystemField& field, const QString& value);
/// Beside a field's label, in ever fewer letters: "computed by the system", "system". `overwrites`: a value
/// of the person's.
[[nodiscard]] QStringList systemMarks(craft::SystemWrites why, bool overwrites);

} // namespace socketscope::ui
