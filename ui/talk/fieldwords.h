// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Sentences about a field of an endpoint's form that cannot be used.
#pragma once

#include "core/talk/fields.h"

#include <QtCore/QString>

namespace socketscope::ui {

/// What is wrong with the field, and what would do.
[[nodiscard]] QString fieldSentence(const talk::FieldError& error, talk::Role role);

} // namespace socketscope::ui
