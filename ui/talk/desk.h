// SPDX-License-Identifier: GPL-3.0-or-later
/// \file The endpoints that lie on the Talk page, and the session that runs them; or a session that was read
/// from a file.
#pragma once

#include "core/journal/progress.h"
#include "core/talk/session.h"
#include "core/talk/specs.h"
#include "ui/session/sessionondesk.h"

#include <QtCore/QObject>

#include <functional>
#include <map>
#include <memory>

namespace socketscope::ui {

/// Makes a session and decides where it is recorded.
using SessionFactory = std::function<std::unique_ptr<talk::Session>(talk::Session::Options)>;

class Desk final : public QObject, public SessionOnDesk<talk::Session> {
    Q_OBJECT

public:
    explicit Desk(SessionFactory makeSession, QObject* parent = nullptr);
    ~Desk() override;

    [[nodiscard]] const talk::Specs& specs() const { return m_specs; }
    [[nodiscard]] const talk::EndpointSpec* find(const std::string& name) const;
    [[nodiscard]] const journal::ProgramProgress& progress() const { return m_progress; }
    [[nodiscard]] const QString& sceneName() const { return m_sceneName; }

    // Each of these puts another session in the place of this one.
    void startEmpty();
    void startScene(const talk::Scene& scene);
    void startAgain(); ///< the same endpoints, nothing has happened yet
    void showReplay(journal::OpenedSession opened, const QString& title);

    /// A client talks to the first server of its protocol, where there is one. Returns its name.
    std::string add(talk::Role role, talk::Engine engine);
    void duplicate(const std::string& name);
    void remove(const std::string& name);
    /// False where the name cannot be given.
    bool rename(const std::string& from, const std::string& to);
    void setProgram(const std::string& name, const talk::Program& program);

    void run(const std::string& name);
    void step(const std::string& name);
    void stop(const std::string& name);
    void runAll();
    /// One call of the first endpoint in the list that can make one. False where none can.
    bool stepAny();
    void stopAll();
    [[nodiscard]] talk::RunState runState(const std::string& name) const;
    [[nodiscard]] bool isBusy() const; ///< something runs or is between two steps
    [[nodiscard]] bool canStepAny() const;

    /// Reads what is new in the journal. True if anything was.
    bool catchUp();
    [[nodiscard]] const journal::ActorProgress* progressOf(const std::string& name) const;
    [[nodiscard]] std::optional<journal::ActorId> actorOf(const std::string& name) const;

Q_SIGNALS:
    /// journal() is another one now. The old one is gone after this.
    void sessionChanged();
    /// Endpoints came, went or were renamed.
    void endpointsChanged();
    void runStateChanged(const QString& name);

private:
    void replaceSession(const QString& title, const QString& sceneName);
    [[nodiscard]] std::shared_ptr<const void> clear();
    void append(talk::EndpointSpec spec);
    void onRunState(talk::EndpointId id, talk::RunState state);
    [[nodiscard]] const std::string* nextToStep() const;

    SessionFactory m_makeSession;
    talk::Specs m_specs;
    std::map<std::string, talk::EndpointId> m_ids;
    journal::ProgramProgress m_progress;
    QString m_sceneName;
};

} // namespace socketscope::ui
