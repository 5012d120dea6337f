// SPDX-License-Identifier: GPL-3.0-or-later
/// \file QCustomPlot's header, which is written with the keywords of Qt that this program does without.
#pragma once

#include <QtCore/QtGlobal>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach(variable, container) for (variable : container)
#include <qcustomplot.h>
#undef foreach
#undef slots
#undef signals
