// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/craftorder.h"

#include "app/cli/arguments.h"
#include "app/cli/networkoption.h"
#include "core/craft/values.h"
#include "core/crafting/counter.h"
#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace socketscope::app {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using craft::SendWay;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

/// Reads the options one after the other; the first that is wrong is said, and nothing counts from then on.
class Reader {
public:
    Reader(const QCommandLineParser& parser, CraftOrder& order)
        : m_parser(parser)
        , m_order(order)
    {
    }

    [[nodiscard]] bool read()
    {
        return readNetwork() && readWay() && readTimes() && readCounter()
            && readSeconds(u"wait"_s, m_order.request.wait) && readFiles();
    }

private:
    bool refuse(const QString& what)
    {
        wrongUsage(what);
        return false;
    }
    [[nodiscard]] QString given(const QString& option) const { return ui::harmless(m_parser.value(option)); }

    bool readNetwork();
    bool readWay();
    bool readTimes();
    bool readCounter();
    bool readSeconds(const QString& option, Duration& to);
    bool readFiles();

    const QCommandLineParser& m_parser;
    CraftOrder& m_order;
};

bool Reader::readNetwork()
{
    auto network = networkGiven(m_parser.value(u"network"_s));
    if (!network)
        return false;
    m_order.network = std::move(*network);
    return true;
}

bool Reader::readWay()
{
    if (!m_parser.isSet(u"way"_s))
        return true;
    const auto way = craft::sendWayFromName(m_parser.value(u"way"_s).toStdString());
    if (!way || *way == SendWay::Practice)
        return refuse(tr("--way takes raw, raw-header, link or datagram, not \"%1\".").arg(given(u"way"_s)));
    if (!m_order.network.isHost())
        return refuse(tr("--way is for this computer's network; a practice network has one way in."));
    m_order.request.way = way;
    return true;
}

bool Reader::readTimes()
{
    const auto count = wholeNumber(m_parser, u"count"_s, 1, 1, int(crafting::SendRequest::mostTimes));
    if (!count)
        return false;
    for (const QString& option : {u"interval"_s, u"counter"_s})
        if (m_parser.isSet(option) && *count == 1)
            return refuse(tr("--%1 needs a --count of 2 or more.").arg(option));
    m_order.request.times = static_cast<std::uint32_t>(*count);
    m_order.request.interval = 1s;
    return readSeconds(u"interval"_s, m_order.request.interval);
}

bool Reader::readCounter()
{
    if (!m_parser.isSet(u"counter"_s))
        return true;
    m_order.request.counterField = m_parser.value(u"counter"_s).toStdString();
    const auto counter = crafting::Counter::of(m_order.request.packet, m_order.request.counterField);
    return counter || refuse(ui::sentence(counter.error()));
}

bool Reader::readSeconds(const QString& option, Duration& to)
{
    if (!m_parser.isSet(option))
        return true;
    bool isNumber = false;
    const double value = m_parser.value(option).toDouble(&isNumber);
    if (!isNumber || !(value >= 0 && value <= 3600))
        return refuse(
            tr("--%1 takes a number of seconds from 0 to 3600, not \"%2\".").arg(option, given(option)));
    to = Duration(static_cast<std::int64_t>(std::llround(value * 1e9)));
    return true;
}

bool Reader::readFiles()
{
    const auto session = fileToWrite(m_parser, u"save"_s);
    const auto pcapng = session ? fileToWrite(m_parser, u"pcapng"_s) : std::nullopt;
    if (!pcapng)
        return false;
    m_order.sessionFile = *session;
    m_order.pcapngFile = *pcapng;
    if (!session->isEmpty() && !pcapng->isEmpty() && isOneFile(*session, *pcapng))
        return refuse(tr("--save and --pcapng need a file each."));
    return true;
}

} // namespace

void addSendOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {u"send"_s, tr("Send the packet, and print what leaves and what comes back.")},
        {u"network"_s,
            tr("Where it is sent: this computer's network (host, the default), a practice network, or the "
               "file of one."),
            u"host|TOPOLOGY|FILE"_s, u"host"_s},
        {u"way"_s, tr("How it leaves: raw, raw-header, link or datagram; otherwise the best there is."),
            u"WAY"_s},
        {u"count"_s, tr("Send it so many times; 1 otherwise."), u"N"_s},
        {u"interval"_s, tr("Seconds between two of them, or 0 for as fast as they go; 1 otherwise."), u"S"_s},
        {u"counter"_s, tr("A field, such as udp.source_port, that counts up by one with each packet."),
            u"FIELD"_s},
        {u"wait"_s, tr("Seconds to wait for what comes back; 2 otherwise."), u"S"_s},
        {u"forged"_s,
            tr("Yes, a source that is none of this computer's addresses, or a loopback address, may leave "
               "this computer.")},
        {u"save"_s, tr("Record the session to a file while it runs."), u"FILE"_s},
        {u"pcapng"_s, tr("Write what left and what came in to a capture file when it is over."), u"FILE"_s},
    });
}

std::optional<int> sendOptionWithoutSend(const QCommandLineParser& parser)
{
    for (const QString& option : {u"network"_s, u"way"_s, u"count"_s, u"interval"_s, u"counter"_s, u"wait"_s,
             u"forged"_s, u"save"_s, u"pcapng"_s})
        if (parser.isSet(option) && !parser.isSet(u"send"_s))
            return wrongUsage(tr("--%1 goes with --send.").arg(option));
    return std::nullopt;
}

std::variant<CraftOrder, int> craftOrder(const craft::Packet& packet, const QCommandLineParser& parser)
{
    CraftOrder order {.request = {.packet = packet, .forgedConfirmed = parser.isSet(u"forged"_s)}};
    for (const QString& setting : parser.values(u"set"_s))
        order.set += QString::fromStdString(craft::normalized(setting.section(u'=', 0, 0).toStdString()));
    if (!Reader(parser, order).read())
        return int(WrongUsage);
    return order;
}

} // namespace socketscope::app
