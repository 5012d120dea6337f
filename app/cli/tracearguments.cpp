// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tracearguments.h"

#include "app/cli/arguments.h"
#include "app/cli/networkoption.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace socketscope::app {

using namespace Qt::StringLiterals;
using trace::Via;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("cli", text);
}

constexpr int mostRounds = 1'000'000'000;
constexpr std::uint16_t portOfTcp = 80;

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(tr("Finds the routers on the way to a target: all hops at once."));
    parser.addPositionalArgument(u"target"_s, tr("A host name or an address."), u"TARGET"_s);
    parser.addOptions({
        {u"network"_s,
            tr("This computer's network (host, the default), a practice network, or the file of one."),
            u"host|TOPOLOGY|FILE"_s, u"host"_s},
        {u"via"_s, tr("How probes leave: auto (the default), raw, udp, ping or tcp."), u"WAY"_s, u"auto"_s},
        {u"protocol"_s, tr("What probes are: icmp, udp or tcp."), u"PROTOCOL"_s},
        {u"flow"_s, tr("What stays the same from probe to probe: classic, paris or dublin."), u"FLOW"_s},
        {u"first"_s, tr("The first TTL; 1 otherwise."), u"N"_s},
        {u"max"_s, tr("The last TTL; 30 otherwise."), u"N"_s},
        {u"ttl"_s, tr("Probes with this TTL only."), u"N"_s},
        {u"queries"_s, tr("Probes for each hop (and round); 1 otherwise."), u"N"_s},
        {u"rounds"_s, tr("Probes all hops again and again, so many times."), u"N"_s},
        {u"interval"_s, tr("Seconds from round to round; 1 otherwise."), u"S"_s},
        {u"port"_s, tr("Destination port: 33434 for UDP, 80 for TCP otherwise."), u"N"_s},
        {u"size"_s, tr("Bytes of each whole packet; 60 otherwise."), u"N"_s},
        {u"wait"_s, tr("Seconds after which a probe counts as lost."), u"S"_s},
        {u"gentle"_s, tr("Finds the distance first and sends as few probes as can be.")},
        {u"4"_s, tr("IPv4 only.")},
        {u"6"_s, tr("IPv6 only.")},
        {u"names"_s, tr("Show the names of addresses.")},
        {u"json"_s, tr("Print one JSON object when it is over.")},
        {u"csv"_s, tr("Print a table of comma-separated values when it is over.")},
        {u"report"_s, tr("Print a table as mtr does when it is over.")},
        {u"save"_s, tr("Record the session to a file while it runs."), u"FILE"_s},
    });
}

/// Reads the options one after the other; the first that is wrong is said, and nothing counts from then on.
class Reader {
public:
    explicit Reader(const QCommandLineParser& parser)
        : m_parser(parser)
    {
    }

    [[nodiscard]] bool ok() const { return m_ok; }

    template <class Number> void number(const QString& option, Number& to, int least, int most)
    {
        if (!m_ok || !m_parser.isSet(option))
            return;
        const auto value = wholeNumber(m_parser, option, 0, least, most);
        if (value)
            to = static_cast<Number>(*value);
        m_ok = value.has_value();
    }

    void seconds(const QString& option, Duration& to, double least, double most)
    {
        if (!m_ok || !m_parser.isSet(option))
            return;
        bool number = false;
        const double value = m_parser.value(option).toDouble(&number);
        if (number && value >= least && value <= most) {
            to = Duration(static_cast<std::int64_t>(std::llround(value * 1e9)));
            return;
        }
        refuse(tr("--%1 takes a number of seconds from %2 to %3, not \"%4\".")
                   .arg(option, QString::number(least), QString::number(most),
                       ui::harmless(m_parser.value(option))));
    }

    /// One of `names`, whose values are those of the enumeration in its order; -1 where none was given.
    int choice(const QString& option, const QStringList& names)
    {
        if (!m_ok || !m_parser.isSet(option))
            return -1;
        const auto index = static_cast<int>(names.indexOf(m_parser.value(option)));
        if (index < 0)
            refuse(tr("--%1 takes %2, not \"%3\".")
                       .arg(option, names.join(u", "_s), ui::harmless(m_parser.value(option))));
        return index;
    }

    void refuse(const QString& what)
    {
        if (m_ok)
            wrongUsage(what);
        m_ok = false;
    }
    void fail() { m_ok = false; } ///< what was wrong has been said
    /// Refuses more than one of them.
    void oneOf(const QStringList& options)
    {
        QStringList given;
        for (const QString& option : options)
            if (m_parser.isSet(option))
                given << (option.size() == 1 ? u"-"_s : u"--"_s) + option;
        if (given.size() > 1)
            refuse(tr("%1 do not go together.").arg(given.join(u", "_s)));
    }

    /// Refuses an option that would count for nothing.
    void needs(const QString& option, bool isMet, const QString& what)
    {
        if (m_parser.isSet(option) && !isMet)
            refuse(tr("--%1 needs %2.").arg(option, what));
    }

private:
    const QCommandLineParser& m_parser;
    bool m_ok = true;
};

void readSettings(Reader& reader, const QCommandLineParser& parser, tracing::Request& request)
{
    trace::Settings& settings = request.settings;
    reader.number(u"first"_s, settings.firstTtl, 1, 255);
    reader.number(u"max"_s, settings.maxTtl, 1, 255);
    reader.number(u"ttl"_s, settings.singleTtl, 1, 255);
    reader.number(u"queries"_s, settings.queries, 1, 10);
    reader.number(u"rounds"_s, settings.rounds, 1, mostRounds);
    reader.seconds(u"interval"_s, settings.interval, 0.01, 86400);
    reader.seconds(u"wait"_s, settings.wait, 0.001, 3600);
    reader.number(u"size"_s, settings.shape.size, 1, trace::largestSize);
    if (const int protocol = reader.choice(u"protocol"_s, {u"icmp"_s, u"udp"_s, u"tcp"_s}); protocol >= 0) {
        settings.shape.protocol = static_cast<trace::Protocol>(protocol);
        request.protocolAsked = true;
    }
    if (const int flow = reader.choice(u"flow"_s, {u"classic"_s, u"paris"_s, u"dublin"_s}); flow >= 0)
        settings.shape.flow = static_cast<trace::Flow>(flow);
    const int via = reader.choice(u"via"_s, {u"auto"_s, u"raw"_s, u"udp"_s, u"ping"_s, u"tcp"_s});
    if (via > 0)
        request.via
            = std::array {Via::Raw, Via::Udp, Via::Ping, Via::Tcp}.at(static_cast<std::size_t>(via - 1));
    const bool tcp = settings.shape.protocol == trace::Protocol::Tcp || request.via == Via::Tcp;
    if (tcp)
        settings.shape.destinationPort = portOfTcp;
    const bool hasPorts = tcp || settings.shape.protocol == trace::Protocol::Udp || request.via == Via::Udp;
    reader.number(u"port"_s, settings.shape.destinationPort, 1, 65535);
    reader.needs(u"port"_s, hasPorts, tr("--protocol udp or tcp"));
    reader.needs(u"interval"_s, parser.isSet(u"rounds"_s), u"--rounds"_s);
    settings.waitAsked = parser.isSet(u"wait"_s);
    settings.gentle = parser.isSet(u"gentle"_s);
    settings.mode = parser.isSet(u"ttl"_s) ? trace::Mode::Single
        : parser.isSet(u"rounds"_s)        ? trace::Mode::Repeat
                                           : trace::Mode::Once;
    request.family = parser.isSet(u"4"_s) ? wire::Family::IPv4
        : parser.isSet(u"6"_s)            ? wire::Family::IPv6
                                          : wire::Family::None;
    if (settings.mode != trace::Mode::Single && settings.firstTtl > settings.maxTtl)
        reader.refuse(tr("--first cannot be more than --max."));
}

void readFile(Reader& reader, const QCommandLineParser& parser, TraceOrder& order)
{
    if (!reader.ok())
        return;
    const auto file = fileToWrite(parser, u"save"_s);
    if (file)
        order.file = *file;
    else
        reader.fail();
}

void readNetwork(Reader& reader, const QString& name, TraceOrder& order)
{
    auto network = networkGiven(name);
    if (network)
        order.network = std::move(*network);
    else
        reader.fail();
}

} // namespace

std::variant<TraceOrder, int> traceOrder(const QStringList& words)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (const auto status = parseArguments(parser, u"trace"_s, words))
        return *status;
    const QStringList targets = parser.positionalArguments();
    if (targets.size() != 1 || targets.front().isEmpty())
        return wrongUsage(tr("trace takes one target, a host name or an address."));
    Reader reader(parser);
    reader.oneOf({u"json"_s, u"csv"_s, u"report"_s});
    reader.oneOf({u"4"_s, u"6"_s});
    reader.oneOf({u"ttl"_s, u"rounds"_s});
    for (const QString& other : {u"gentle"_s, u"first"_s, u"max"_s})
        reader.oneOf({u"ttl"_s, other});
    TraceOrder order;
    order.request.target = targets.front().toStdString();
    readSettings(reader, parser, order.request);
    readFile(reader, parser, order);
    if (reader.ok())
        readNetwork(reader, parser.value(u"network"_s), order);
    if (!reader.ok())
        return int(WrongUsage);
    using Output = TraceOrder::Output;
    order.output = parser.isSet(u"json"_s) ? Output::Json
        : parser.isSet(u"csv"_s)           ? Output::Csv
        : parser.isSet(u"report"_s)        ? Output::Report
                                           : Output::Lines;
    order.names = parser.isSet(u"names"_s);
    return order;
}

} // namespace socketscope::app
