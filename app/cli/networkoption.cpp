// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/networkoption.h"

#include "app/cli/arguments.h"
#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

namespace socketscope::app {

using namespace Qt::StringLiterals;

std::optional<KnownNetwork> networkGiven(const QString& nameOrPath)
{
    auto network = networkNamed(nameOrPath);
    if (network)
        return std::move(*network);
    QStringList names;
    for (const KnownNetwork& known : knownNetworks())
        names << known.name;
    wrongUsage(network.error().code == ErrorCode::UnknownNetwork
            ? QCoreApplication::translate(
                "cli", "There is no network “%1”, and no file of that name. There are: %2.")
                  .arg(ui::harmless(nameOrPath), names.join(u", "_s))
            : ui::sentenceInFile(network.error(), nameOrPath));
    return std::nullopt;
}

} // namespace socketscope::app
