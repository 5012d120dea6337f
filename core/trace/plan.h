// SPDX-License-Identifier: GPL-3.0-or-later
/// \file One way to ask about a path: what ProbeStrategy chooses from. Its functions are ProbeStrategy's.
#pragma once

#include "core/trace/path.h"
#include "core/trace/strategy.h"

namespace socketscope::trace {

class Plan {
public:
    using Wish = ProbeStrategy::Wish;

    explicit Plan(const Settings& settings)
        : m_settings(settings)
        , m_path(settings)
    {
    }
    virtual ~Plan() = default;
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;

    /// Asked for again until sent() or notSent() tells of it; held() tells that it has to wait.
    [[nodiscard]] virtual std::optional<Wish> next(Instant now) = 0;
    [[nodiscard]] virtual std::optional<Instant> wakeAt() const = 0;
    virtual void held() { }
    virtual void sent(const Probe& probe, Instant at) = 0;
    virtual void notSent(const Probe& probe, Instant at, const Error& error) = 0;
    virtual void answered(const Probe& probe, const Answer& answer, Duration roundTrip, Instant at) = 0;
    [[nodiscard]] virtual std::vector<Probe> giveUp(Instant now) = 0;

    /// The person has seen enough.
    void stop()
    {
        m_finished = true;
        if (m_verdict.kind == Verdict::Kind::Running)
            m_verdict.kind = Verdict::Kind::Stopped;
    }
    [[nodiscard]] const Verdict& verdict() const { return m_verdict; }
    [[nodiscard]] bool isFinished() const { return m_finished; }

protected:
    Settings m_settings;
    Path m_path;
    Verdict m_verdict;
    bool m_finished = false;
};

[[nodiscard]] std::unique_ptr<Plan> makeSweep(const Settings& settings);
[[nodiscard]] std::unique_ptr<Plan> makeRepetition(const Settings& settings);

} // namespace socketscope::trace
