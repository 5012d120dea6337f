// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does: starts traces, shows them, saves and exports them.
#include "ui/trace/tracepage.h"

#include "core/tracing/traceexport.h"
#include "ui/theme/theme.h"
#include "ui/trace/hops/hoptable.h"
#include "ui/trace/names/hostbook.h"
#include "ui/trace/path/pathview.h"
#include "ui/trace/plot/latencyplot.h"
#include "ui/trace/plotchoice.h"
#include "ui/trace/straylist.h"
#include "ui/trace/toolbar/optionspanel.h"
#include "ui/trace/toolbar/tracetoolbar.h"
#include "ui/trace/tracefile.h"
#include "ui/trace/tracepeek.h"
#include "ui/trace/tracepicture.h"
#include "ui/trace/tracestrip.h"
#include "ui/widgets/banner.h"
#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"
#include "ui/words/tracewords.h"

#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QStackedWidget>

#include <algorithm>

namespace socketscope::ui {

using tracing::State;

int TracePage::indexOf(const QString& network) const
{
    const auto found = std::find_if(m_networks.begin(), m_networks.end(),
        [&network](const TraceNetwork& each) { return each.name == network; });
    return found == m_networks.end() ? -1 : static_cast<int>(found - m_networks.begin());
}

void TracePage::tracePractice(const QString& network)
{
    const int index = indexOf(network);
    if (index < 0)
        return;
    m_strip->setNetwork(index);
    chooseNetwork(index);
    m_toolBar->setMode(trace::Mode::Repeat);
    startTrace();
}

/// Sends nothing: what was traced stays until the next trace.
void TracePage::chooseNetwork(int index)
{
    const TraceNetwork& network = m_networks[static_cast<std::size_t>(index)];
    m_toolBar->setPracticeNames(network.targets, network.isPractice());
    m_strip->showVerdict(verdictToShow());
    if (!network.target.isEmpty())
        m_toolBar->setTarget(network.target);
    else if (indexOf({}) == index
        && std::any_of(m_networks.begin(), m_networks.end(), [this](const TraceNetwork& each) {
               return each.isPractice() && each.targets.contains(m_toolBar->target());
           }))
        m_toolBar->setTarget({}); // a made-up name means nothing here
}

void TracePage::startTrace()
{
    if (const auto ask = m_toolBar->ask())
        startTrace(*ask);
}

void TracePage::startTrace(const TraceAsk& ask)
{
    const TraceNetwork& network = m_networks[static_cast<std::size_t>(m_strip->network())];
    m_banner->hide();
    m_replayIsNew = false;
    m_asked = ask;
    m_startedOn = m_strip->network();
    m_isFound = false;
    m_desk->start(network,
        {.target = ask.target.toStdString(),
            .family = ask.family,
            .via = ask.via,
            .protocolAsked = ask.protocolAsked,
            .settings = ask.settings});
}

/// What could be traced now is what the file shows, not what was chosen before it was opened.
void TracePage::followReplay()
{
    const trace::Start& start = m_desk->hops().start();
    if (!m_replayIsNew || start.target.empty())
        return;
    m_replayIsNew = false;
    const int index = indexOf(QString::fromStdString(start.network));
    if (index < 0)
        return; // a network that is not here
    m_strip->setNetwork(index);
    chooseNetwork(index);
    m_toolBar->setTarget(harmless(start.target));
}

/// Another trace is on the desk: every view starts anew with it.
void TracePage::showSession()
{
    forgetViews();
    m_path->selectNone();
    m_table->selectNone();
    m_strip->thaw();
    m_banner->hide();
    m_stack->setCurrentIndex(m_desk->isEmpty() ? 0 : 1);
    m_stale = true;
    useBook();
    showHops();
    showState();
    Q_EMIT titleChanged();
    Q_EMIT wantsFrame();
}

void TracePage::showState()
{
    m_toolBar->setBusy(m_desk->isBusy());
    const bool hasTrace = m_desk->journal().size() > 0;
    m_toolBar->setCanExport(hasTrace);
    m_strip->setHasTrace(!m_desk->isEmpty());
    for (QAction* action : m_exports)
        action->setEnabled(hasTrace);
    rememberFound();
    m_strip->showVerdict(verdictToShow());
    m_strip->setUnmatched(m_desk->hops().unmatchedCount());
    if (const auto failure = m_desk->failure(); failure && !m_banner->isVisibleTo(this))
        showFailure(*failure);
}

/// How it stands with the trace. Where another network is chosen by now: whose verdict it is, or what that
/// network is.
VerdictText TracePage::verdictToShow() const
{
    const TraceNetwork& chosen = m_networks[static_cast<std::size_t>(m_strip->network())];
    const TraceNetwork* traced = networkOfTrace();
    const bool isOther = traced != &chosen;
    if (isOther && !m_desk->isBusy() && !chosen.summary.isEmpty())
        return {chosen.summary};
    VerdictText verdict = verdictText(m_desk->hops());
    const tracing::Session* session = m_desk->session();
    if (session && session->state() == State::LookingUp)
        verdict.text = tr("Looking up %1 …").arg(m_desk->title());
    else if (m_desk->failure())
        verdict = {};
    else if (session && session->way() && session->way()->otherProtocol && !verdict.text.isEmpty())
        verdict.text += QLatin1Char(' ') + wayText(*session->way());
    if (isOther && traced && !verdict.text.isEmpty()) {
        verdict.text = tr("%1: %2", "network, verdict").arg(traced->title, verdict.text);
        verdict.suggestsTcp = false; // that would be for the network that is chosen
    }
    return verdict;
}

/// Nobody needs to be offered again what is no target.
void TracePage::rememberFound()
{
    if (m_isFound || !m_asked || !m_desk->session() || m_desk->hops().start().target.empty())
        return;
    m_isFound = true;
    const TraceNetwork* network = networkOfTrace();
    if (network && !network->isPractice())
        m_toolBar->rememberTarget(m_asked->target);
}

void TracePage::freeze(bool on)
{
    if (on)
        m_frozen = Frozen {m_desk->hops(), m_desk->reader().readUpTo()};
    else
        m_frozen.reset();
    m_stale = m_stale || !on;
    Q_EMIT wantsFrame();
}

/// One sentence, and one thing to do about it.
void TracePage::showFailure(const Error& error)
{
    QString action;
    const QString problem
        = m_asked ? m_toolBar->options().showError(error, m_asked->settings.shape) : QString();
    m_bannerAction = nullptr;
    const bool needsRaw = error.code == ErrorCode::NeedsRawProbes || error.code == ErrorCode::NotThisWay;
    if (needsRaw && (error.detail == "paris" || error.detail == "dublin")) {
        action = tr("Use Classic");
        m_bannerAction = [this] {
            m_toolBar->options().setFlow(trace::Flow::Classic);
            startTrace();
        };
    } else if (error.code == ErrorCode::MixedFamilies && !problem.isEmpty()) {
        action = tr("Leave the source empty");
        m_bannerAction = [this] {
            m_toolBar->options().clearSource();
            startTrace();
        };
    } else if (!problem.isEmpty()) {
        action = tr("Open the options");
        m_bannerAction = [this] { m_toolBar->openOptions(); };
    } else if (error.code == ErrorCode::OtherFamily) {
        action = tr("Use either family");
        m_bannerAction = [this] {
            m_toolBar->setFamily(wire::Family::None);
            startTrace();
        };
    } else if (error.code == ErrorCode::UnresolvableHost
        && !m_networks[static_cast<std::size_t>(m_strip->network())].target.isEmpty()) {
        const TraceNetwork& network = m_networks[static_cast<std::size_t>(m_strip->network())];
        action = tr("Trace %1").arg(network.target);
        m_bannerAction = [this, target = network.target] {
            m_toolBar->setTarget(target);
            startTrace();
        };
    }
    m_banner->showMessage(problem.isEmpty() ? sentence(error) : problem, action, Banner::Tone::Failure);
}

bool TracePage::refresh()
{
    const bool news = m_desk->catchUp();
    if (news) {
        followReplay();
        showState();
    }
    m_stale = m_stale || news;
    if (m_stale && !m_strip->isFrozen()) {
        useBook();
        showHops();
    }
    return m_desk->expectsMore();
}

void TracePage::showHops()
{
    m_stale = false;
    m_path->showHops(m_desk->hops());
    const int rows = m_table->hopModel().rowCount();
    m_table->showHops(m_desk->hops(), m_period);
    if (m_table->hopModel().rowCount() != rows)
        shareRoom();
    m_plot->show(m_desk->hops(), plottedHops(m_desk->hops(), m_plotted, m_chosen ? m_chosen->ttl : 0));
    inspect();
    if (!m_chosen)
        return;
    m_path->select(m_chosen->ttl, m_chosen->responder);
    m_table->select(m_chosen->ttl, m_chosen->responder);
}

void TracePage::select(int ttl, int responder)
{
    m_chosen = Chosen {ttl, responder};
    m_path->select(ttl, responder);
    m_table->select(ttl, responder);
    showProbe(probeToShow(shown(), ttl, responder));
    m_stale = true; // the plot shows that hop, too
    Q_EMIT wantsFrame();
}

void TracePage::showStrays()
{
    m_strays->openBelow(m_strip->unmatchedButton(), m_desk->reader());
}

const TraceNetwork* TracePage::networkOfTrace() const
{
    const trace::Start& start = m_desk->hops().start();
    const bool isStarting = start.target.empty() && m_desk->session();
    const int index = isStarting ? m_startedOn : indexOf(QString::fromStdString(start.network));
    return index < 0 ? nullptr : &m_networks[static_cast<std::size_t>(index)];
}

const AddressBook* TracePage::book() const
{
    const TraceNetwork* network = networkOfTrace();
    return network && network->book ? network->book.get() : m_hostBook;
}

/// Names are those of the network that the trace went over, wherever it was recorded.
void TracePage::useBook()
{
    const AddressBook* now = book();
    if (now == m_book)
        return;
    m_book = now;
    m_path->setNames(now);
    m_table->setNames(now);
}

std::function<std::string(const wire::IpAddress&)> TracePage::nameOf() const
{
    return [names = QPointer<const AddressBook>(m_book)](
               const wire::IpAddress& ip) { return names ? names->nameOf(ip).toStdString() : std::string(); };
}

void TracePage::chooseSystemFile()
{
    auto* dialog = new QFileDialog(
        this, tr("Choose a database of autonomous systems"), {}, tr("MMDB files (*.mmdb);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (const auto opened = m_hostBook->setSystemFile(path); !opened) {
            const bool isOther = opened.error().code == ErrorCode::WrongType;
            Q_EMIT noticeRaised(isOther
                    ? tr("%1 is no MMDB database. Choose one such as GeoLite2-ASN.mmdb.").arg(path)
                    : sentence(opened.error()));
            return;
        }
        m_toolBar->options().setSystemFile(path, SystemFile::isSupported());
    });
    dialog->open();
}

PageStatus TracePage::status() const
{
    const TraceNetwork& chosen = m_networks[static_cast<std::size_t>(m_strip->network())];
    const TraceNetwork* traced = m_desk->isEmpty() ? nullptr : networkOfTrace();
    const TraceNetwork& network = traced ? *traced : chosen;
    PageStatus status;
    if (network.isPractice()) {
        status.network = tr("Practice: %1").arg(network.title);
        status.networkNote = tr("— no internet needed");
    }
    const trace::Hops& hops = m_desk->hops();
    if (hops.sentCount() == 0)
        return status;
    const trace::Start& start = hops.start();
    status.way = waySentence(start.via, start.settings.shape.protocol, start.showsHeaders);
    if (m_desk->session() && m_desk->session()->way())
        status.wayNote = wayText(*m_desk->session()->way());
    status.wayIsWhole = seesEverything(start.via, start.showsHeaders);
    status.text = statusText(hops);
    return status;
}

Page::Claim TracePage::claims(const QString& path) const
{
    return holdsTrace(path) ? Claim::Own : Claim::None;
}

void TracePage::openFile(const QString& path)
{
    m_files->open(path);
}

bool TracePage::canSave() const
{
    return m_desk->journal().size() > 0;
}

void TracePage::saveAs(const QString& path)
{
    m_files->save(m_desk->source(), path);
}

void TracePage::startNew()
{
    m_desk->startEmpty();
}

bool TracePage::takeBack()
{
    return m_plot->takeBack();
}

void TracePage::stopEverything()
{
    m_desk->stop();
}

QString TracePage::report() const
{
    return QString::fromStdString(tracing::traceReport(shown(), m_desk->source().header, nameOf()));
}

void TracePage::copyReport()
{
    QGuiApplication::clipboard()->setText(report());
}

void TracePage::exportAs(const QString& suffix)
{
    auto* dialog = new QFileDialog(this, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("*.") + suffix);
    dialog->selectFile(QStringLiteral("trace.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &TracePage::exportTo);
    dialog->open();
}

void TracePage::exportTo(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("sockscope"))
        return saveAs(path);
    if (suffix == QLatin1String("png") || suffix == QLatin1String("svg")) {
        const TracePicture picture {*m_path, *m_table, *m_plot};
        if (const QString problem = writePicture(picture, title(), path); !problem.isEmpty())
            Q_EMIT noticeRaised(problem);
        return;
    }
    // Names as far as they are known now: the other thread must not ask the address book.
    std::map<wire::IpAddress, std::string> names;
    for (const trace::Hop& hop : shown().all())
        for (const trace::Responder& responder : hop.responders)
            names[responder.address] = nameOf()(responder.address);
    const journal::Seq upTo = m_frozen ? m_frozen->upTo : m_desk->journal().size();
    m_files->write([source = m_desk->source(), names = std::move(names), path, upTo] {
        return writeTrace(source, names, path, upTo);
    });
}

} // namespace socketscope::ui
