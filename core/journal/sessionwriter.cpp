// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionwriter.h"

#include "core/journal/lineprinter.h"
#include "core/journal/recordingfile.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace socketscope::journal {

struct SessionWriter::Private {
    Private(const Journal& j, int descriptor, Options o)
        : journal(j)
        , options(std::move(o))
        , printer(j, descriptor)
    {
    }

    void start() { thread = threadWithoutSignals([this] { run(); }); }
    void run();
    void pass(bool last);
    void report(int error);
    void sync();
    Result<> end();

    const Journal& journal;
    Options options;
    std::optional<RecordingFile> file;
    LinePrinter printer; // of the thread
    std::int64_t headerBytes = 0;
    std::chrono::steady_clock::time_point synced {}; // of the thread
    std::int64_t syncedBytes = 0; // of the thread

    mutable std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable passed;
    Status status;
    std::string where;
    std::uint64_t passesWanted = 0;
    std::uint64_t passesDone = 0;
    bool stopping = false;
    std::thread thread;
};

// The writer is an edge: it waits in real time, so it looks at a clock.

void SessionWriter::Private::run()
{
    synced = std::chrono::steady_clock::now();
    for (bool last = false; !last;) {
        std::uint64_t wanted = 0;
        {
            std::unique_lock lock(mutex);
            wake.wait_for(lock, options.wake, [this] { return stopping || passesWanted > passesDone; });
            last = stopping;
            wanted = passesWanted;
        }
        pass(last);
        const std::lock_guard lock(mutex);
        passesDone = wanted;
        passed.notify_all();
    }
}

void SessionWriter::Private::pass(bool last)
{
    const int error = printer.print();
    if (last || std::chrono::steady_clock::now() - synced >= options.sync)
        sync();
    report(error);
}

void SessionWriter::Private::sync()
{
    if (printer.bytesWritten() != syncedBytes && file && file->isRegular())
        ::fdatasync(file->descriptor());
    syncedBytes = printer.bytesWritten();
    synced = std::chrono::steady_clock::now();
}

void SessionWriter::Private::report(int error)
{
    std::unique_lock lock(mutex);
    const bool failedBefore = status.failure.has_value();
    status.written = printer.written();
    status.dropped = printer.dropped();
    status.failure = error != 0 ? std::optional(writeError(error, where)) : std::nullopt;
    if (failedBefore == status.failure.has_value() || !options.changed)
        return;
    const Status now = status;
    lock.unlock();
    options.changed(now);
}

Result<> SessionWriter::Private::end()
{
    const std::lock_guard lock(mutex);
    const bool failed = status.failure.has_value();
    if (!status.finished && file) {
        // Where this fails too, the file ends in a cut line and opens all the same.
        if (failed && file->isRegular())
            static_cast<void>(::ftruncate(file->descriptor(), printer.wholeLines()) == 0);
        if (failed)
            file->fail(printer.wholeLines() > headerBytes);
        else
            file->complete();
        where = file->path();
        file.reset();
    }
    status.finished = true;
    return failed ? Result<>(fail(*status.failure)) : Result<> {};
}

SessionWriter::SessionWriter(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

SessionWriter::~SessionWriter()
{
    static_cast<void>(finish());
}

Result<std::unique_ptr<SessionWriter>> SessionWriter::toFile(Journal& journal, const SessionHeader& header, const std::string& path, Options options)
{
    auto file = RecordingFile::create(path);
    if (!file)
        return fail(file.error());
    std::string line;
    appendHeaderLine(line, header);
    auto p = std::make_unique<Private>(journal, file->descriptor(), std::move(options));
    p->printer.addText(line);
    // The header is written at once, so that a file which cannot be written is known before anything runs.
    int error = 0;
    threadWithoutSignals([&] { error = p->printer.writeText(); }).join();
    if (error != 0) {
        file->fail(false);
        return fail(writeError(error, path));
    }
    p->headerBytes = p->printer.bytesWritten();
    if (FileHandle copy = file->isRegular() ? file->duplicate() : FileHandle(); copy.isOpen())
        p->printer.keepFor(journal, std::make_shared<SessionStore>(std::move(copy)));
    p->where = path;
    p->file.emplace(std::move(*file));
    p->start();
    return std::unique_ptr<SessionWriter>(new SessionWriter(std::move(p)));
}

Result<std::unique_ptr<SessionWriter>> SessionWriter::toFile(Journal& journal, const SessionHeader& header, const std::string& path)
{
    return toFile(journal, header, path, Options {});
}

std::unique_ptr<SessionWriter> SessionWriter::toDescriptor(const Journal& journal, const SessionHeader& header, int descriptor, Options options)
{
    std::string line;
    appendHeaderLine(line, header);
    auto p = std::make_unique<Private>(journal, descriptor, std::move(options));
    p->printer.addText(line);
    p->start();
    return std::unique_ptr<SessionWriter>(new SessionWriter(std::move(p)));
}

std::unique_ptr<SessionWriter> SessionWriter::toDescriptor(const Journal& journal, const SessionHeader& header, int descriptor)
{
    return toDescriptor(journal, header, descriptor, Options {});
}

Result<> SessionWriter::flush()
{
    std::unique_lock lock(d->mutex);
    if (d->status.finished)
        return d->status.failure ? Result<>(fail(*d->status.failure)) : Result<> {};
    const std::uint64_t wanted = ++d->passesWanted;
    d->wake.notify_one();
    d->passed.wait(lock, [&] { return d->passesDone >= wanted; });
    return d->status.failure ? Result<>(fail(*d->status.failure)) : Result<> {};
}

Result<> SessionWriter::finish()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
        d->wake.notify_one();
    }
    if (d->thread.joinable())
        d->thread.join();
    return d->end();
}

SessionWriter::Status SessionWriter::status() const
{
    const std::lock_guard lock(d->mutex);
    return d->status;
}

std::string SessionWriter::path() const
{
    const std::lock_guard lock(d->mutex);
    return d->where;
}

} // namespace socketscope::journal
