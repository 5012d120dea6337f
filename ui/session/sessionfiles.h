// SPDX-License-Identifier: GPL-3.0-or-later
/// \file Reads, saves and exports sessions on another thread, one after the other.
#pragma once

#include "core/journal/sessionreader.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <functional>
#include <memory>

namespace socketscope::ui {

class SessionFiles final : public QObject {
    Q_OBJECT

public:
    explicit SessionFiles(QObject* parent = nullptr);
    /// Waits for what is being written.
    ~SessionFiles() override;

    /// A journal with whatever keeps it alive while it is written.
    struct Source {
        std::shared_ptr<const void> keeper;
        const journal::Journal* journal = nullptr;
        journal::SessionHeader header {};
        Instant now {};
        QString title {};
    };

    void open(const QString& path);
    void save(const Source& source, const QString& path);
    /// Does `work` on the other thread. What it returns is a sentence for the person; empty: all went well.
    void write(std::function<QString()> work);

Q_SIGNALS:
    void opened(const QString& path, const std::shared_ptr<socketscope::journal::OpenedSession>& session);
    void saved(const QString& path);
    /// Something could not be done, or not wholly: a sentence for the person.
    void failed(const QString& sentence);

private:
    /// Does `work` on the other thread; what it returns is called here afterwards.
    void start(std::function<std::function<void()>()> work);

    QThreadPool m_pool;
};

} // namespace socketscope::ui
