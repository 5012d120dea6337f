// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page.h"

// The place of the meta-object of an interface that is otherwise only a header.
