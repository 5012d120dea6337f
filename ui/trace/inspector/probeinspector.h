// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The panel at the right of the Trace page: one probe, its answer, every byte of both.
#pragma once

#include "core/tracing/tracereader.h"

#include <QtWidgets/QWidget>

namespace socketscope::ui {

class PacketInspector;
struct ProbeEvidence;

class ProbeInspector final : public QWidget {
    Q_OBJECT

public:
    explicit ProbeInspector(QWidget* parent = nullptr);

    /// May be called each frame: what cannot change any more is not read again. Keeps neither journal nor
    /// reader.
    void showProbe(const journal::Journal& journal, const tracing::TraceReader& reader, std::uint32_t probe);
    /// A packet that belongs to no probe.
    void showStray(const journal::Journal& journal, journal::Seq seq);
    void clear();

    [[nodiscard]] std::uint32_t probe() const { return m_shown.probe; } ///< 0: none

private:
    /// What the panel shows, to tell whether it has to be filled anew.
    struct Shown {
        const journal::Journal* journal = nullptr;
        std::uint32_t probe = 0;
        journal::Seq stray = 0;
        friend bool operator==(const Shown&, const Shown&) = default;
    };

    void fill(const ProbeEvidence& evidence);

    Shown m_shown;
    bool m_settled = false;
    bool m_hadAnswer = false;
    journal::Seq m_readTo = 0; ///< size of the journal when it was last read
    PacketInspector* m_packets;
};

} // namespace socketscope::ui
