// SPDX-License-Identifier: GPL-3.0-or-later
/// \file What all sentences share: the translation context and the pair of text and action.
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

namespace socketscope::ui {

/// The translation context of every sentence in this folder. Fill a sentence with one call of arg() and never
/// with two: a name or a peer's text may itself contain "%2".
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// What to say of something that happened.
struct Said {
    QString text; ///< what, where, why: full sentences
    QString action {}; ///< one thing to do, or empty
};

} // namespace socketscope::ui
