// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sessionreader.h"

#include "core/journal/fileio.h"
#include "core/journal/linereader.h"
#include "core/journal/sessionstore.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace socketscope::journal {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longestHeader = 64U << 10;
constexpr auto headerStart = R"({"format":"socketscope-session")"sv;

/// A file may miss the lines that created an actor. What it is, is then guessed from its first event.
ActorInfo guessActor(const SessionLine& line, const std::unordered_map<std::string, ActorId>& known)
{
    ActorInfo info {.name = line.actor};
    if (const std::size_t mark = line.actor.rfind('#'); mark != std::string::npos) {
        info.role = ActorRole::TcpConnection;
        const auto parent = known.find(line.actor.substr(0, mark));
        info.parent = parent == known.end() ? 0 : parent->second;
        return info;
    }
    switch (line.event.call) {
    case CallName::Listen:
    case CallName::Accept:
        info.role = ActorRole::TcpServer;
        break;
    case CallName::Recvfrom:
        info.role = ActorRole::UdpServer;
        break;
    case CallName::Sendto:
        info.role = ActorRole::UdpClient;
        break;
    default:
        info.role = ActorRole::TcpClient;
    }
    return info;
}

/// Fills a journal with the lines after the header.
class Loader {
public:
    Loader(OpenedSession& session, std::shared_ptr<SessionStore> store, LineReader& lines)
        : m_session(session)
        , m_store(std::move(store))
        , m_lines(lines)
    {
    }

    void load();

private:
    [[nodiscard]] Result<> addLine(std::string_view text);
    [[nodiscard]] std::optional<Error> loadLines();
    ActorId actorOf(const SessionLine& line);

    OpenedSession& m_session;
    std::shared_ptr<SessionStore> m_store;
    LineReader& m_lines;
    SeqMap m_seqs;
    Seq m_lastInFile = 0;
    Instant m_lastAt {};
    std::size_t m_line = 1; ///< the header's
    std::unordered_map<std::string, ActorId> m_actors {{"recorder", 0}};
};

ActorId Loader::actorOf(const SessionLine& line)
{
    if (const auto known = m_actors.find(line.actor); known != m_actors.end())
        return known->second;
    ActorInfo info;
    if (line.created) {
        const auto parent = m_actors.find(line.created->parent);
        info = {.name = line.actor,
            .role = line.created->role,
            .parent = parent == m_actors.end() ? 0 : parent->second,
            .number = line.created->number,
            .byQt = line.created->byQt};
    } else {
        info = guessActor(line, m_actors);
    }
    const ActorId id = m_session.journal->declareActor(std::move(info));
    if (id != 0)
        m_actors.emplace(line.actor, id);
    return id;
}

Result<> Loader::addLine(std::string_view text)
{
    auto line = parseEventLine(text);
    if (!line)
        return fail(line.error());
    if (line->event.seq <= m_lastInFile)
        return fail({.code = ErrorCode::WrongType, .detail = "seq"});
    line->event.actor = actorOf(*line);
    if (line->event.actor == 0 && line->actor != "recorder")
        return fail({.code = ErrorCode::FileTooLarge, .detail = "actor"});
    Journal& journal = *m_session.journal;
    const Seq expected = journal.size() + 1;
    m_lastInFile = line->event.seq;
    m_lastAt = line->event.at;
    m_seqs.add(line->event.seq, expected);
    line->event.cause = m_seqs.toJournal(line->event.cause);
    if ((expected - 1) % Chunk::capacity == 0)
        m_store->setOffset((expected - 1) / Chunk::capacity, m_lines.lineOffset());
    if (journal.appendStored(line->event, line->stored) != expected)
        return fail({.code = ErrorCode::FileTooLarge, .detail = "seq"});
    return {};
}

std::optional<Error> Loader::loadLines()
{
    while (true) {
        std::string_view line;
        const auto outcome = m_lines.next(line);
        ++m_line;
        switch (outcome) {
        case LineReader::Outcome::End:
            return std::nullopt;
        case LineReader::Outcome::TooLong:
            return Error {.code = ErrorCode::LineTooLong};
        case LineReader::Outcome::Failed:
            return readError(m_lines.error(), {});
        case LineReader::Outcome::Unfinished:
            if (!addLine(line)) // whole but for its line break, it counts
                return Error {.code = ErrorCode::CutSession};
            break;
        case LineReader::Outcome::Line:
            if (const auto added = addLine(line); !added)
                return added.error();
            break;
        }
        if (m_session.journal->size() % Chunk::capacity == 0)
            m_session.journal->release(static_cast<std::size_t>(m_session.journal->size()) / Chunk::capacity);
    }
}

void Loader::load()
{
    Journal& journal = *m_session.journal;
    journal.attach(m_store);
    m_session.cut = loadLines();
    if (m_session.cut) {
        m_session.cut->amount = static_cast<std::int64_t>(journal.size());
        m_session.cut->position = m_line;
        journal.append({.at = m_lastAt, .code = static_cast<std::uint16_t>(NoteCode::RecordingCut)});
    }
    m_store->setSeqMap(std::move(m_seqs));
}

/// A header that was cut is a header without contents: the rest of the file is then not there either.
Result<SessionHeader> readHeader(int descriptor, std::int64_t& end)
{
    LineReader lines(descriptor, 0, longestHeader);
    std::string_view line;
    const auto outcome = lines.next(line);
    if (outcome == LineReader::Outcome::Failed)
        return fail(readError(lines.error(), {}));
    if (outcome == LineReader::Outcome::End || outcome == LineReader::Outcome::TooLong)
        return fail({.code = ErrorCode::NotASession, .position = 1});
    auto header = parseHeaderLine(line);
    if (header || outcome == LineReader::Outcome::Line) {
        end = static_cast<std::int64_t>(line.size()) + 1;
        return header;
    }
    if (!line.starts_with(headerStart))
        return header;
    return SessionHeader {};
}

} // namespace

Result<OpenedSession> openSession(const std::string& path, Journal::Options options)
{
    FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)); // a pipe must not block here
    struct stat about { };
    if (!file.isOpen() || ::fstat(file.get(), &about) != 0)
        return fail(readError(errno, path));
    if (!S_ISREG(about.st_mode))
        return fail(readError(S_ISDIR(about.st_mode) ? EISDIR : EINVAL, path));
    auto store = std::make_shared<SessionStore>(std::move(file));
    OpenedSession session;
    std::int64_t headerEnd = 0;
    auto header = readHeader(store->descriptor(), headerEnd);
    if (!header) {
        Error error = header.error();
        if (error.detail.empty() || error.code == ErrorCode::NotASession)
            error.detail = path;
        return fail(error);
    }
    session.header = std::move(*header);
    session.journal = std::make_unique<Journal>(options);
    LineReader lines(store->descriptor(), headerEnd, LineLimits::bytes);
    Loader(session, std::move(store), lines).load();
    return session;
}

Result<OpenedSession> openSession(const std::string& path)
{
    return openSession(path, Journal::Options {});
}

} // namespace socketscope::journal
