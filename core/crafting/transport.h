// SPDX-License-Identifier: GPL-3.0-or-later
/// \file How crafted packets leave and others come in. One seam for the kinds of sockets and the practice
/// network.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/craft/sendplan.h"
#include "core/journal/event.h"

#include <functional>
#include <optional>

namespace socketscope::crafting {

/// What left, as far as it is known here.
struct Departure {
    Instant at {}; ///< when the system took it
    ByteView packet; ///< from its IP header on, as it left; valid until the next call
    /// So many bytes from the front were written by the system and are concluded here, not seen.
    std::uint16_t inferred = 0;
    bool many = false; ///< it goes to all of a link or of a group: each of them may answer
};

/// A packet came in, from its IP header on.
struct Arrival {
    Instant at {};
    ByteView packet; ///< valid until the next call
    std::uint16_t inferred
        = 0; ///< so many bytes from the front the system kept to itself; they are concluded
    bool kernelTime = false; ///< `at` is the kernel's time stamp, not ours
};

/// Lives on the net thread; nothing in it blocks.
class Transport {
public:
    virtual ~Transport() = default;
    /// Sends `packet`, from its IP header on, by the way that the transport was opened for. Fails with
    /// SystemCall (EMSGSIZE, ENETUNREACH, EPERM, …): a failure of this packet, not of the transport.
    [[nodiscard]] virtual Result<Departure> send(ByteView packet, Instant now) = 0;
    /// The oldest packet that came in and has not been taken yet. Our own packets, as loopback gives them
    /// back, are among them: `Arrival` is what the socket delivered.
    [[nodiscard]] virtual std::optional<Arrival> take(Instant now) = 0;
    /// The packet that left last, or was refused last, stands in the journal as that event: what the
    /// transport itself writes about it can name it as its cause.
    virtual void recorded(journal::Seq packet) { (void)packet; }
    /// When take() may have something although nothing woke anybody: the practice network's next event.
    [[nodiscard]] virtual std::optional<Instant> due() const { return {}; }
    /// Called, on the transport's thread, whenever take() may have something new.
    virtual void setWake(std::function<void()> wake) = 0;
};

} // namespace socketscope::crafting
