// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Names and values of what an event holds: the arguments of a call, the facts of a failure.
#pragma once

#include "core/journal/journal.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace socketscope::ui {

/// Plain text; peers' characters made harmless.
struct FactRow {
    QString name;
    QString value;
    friend bool operator==(const FactRow&, const FactRow&) = default;
};

/// Of a Call or its Return: what was asked for.
[[nodiscard]] QList<FactRow> argumentRows(const journal::JournalView& view, const journal::Event& event);
/// Of a Return: what came back. Of any other event: the facts that it carries.
[[nodiscard]] QList<FactRow> resultRows(const journal::Event& event);
/// Whether the payload of the event is bytes that were moved (else it is facts or text).
[[nodiscard]] bool hasBytes(const journal::Event& event);

} // namespace socketscope::ui
