// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/factrows.h"

#include "core/journal/eventnames.h"
#include "core/journal/facts.h"
#include "ui/words/eventwords.h"
#include "ui/words/failurewords.h"
#include "ui/words/optionwords.h"

#include <QtCore/QCoreApplication>

namespace socketscope::ui {
namespace {

using journal::CallName;
using journal::Event;
using journal::EventKind;
using journal::FailureCode;
using journal::NoteCode;

class Facts {
    Q_DECLARE_TR_FUNCTIONS(Facts)
};

QString addressText(const wire::SocketAddress& address)
{
    return QString::fromStdString(address.text());
}

QList<FactRow> socketRows(const Event& call)
{
    const bool v6 = call.local.ip.family == wire::Family::IPv6;
    return {{Facts::tr("Family"), v6 ? QStringLiteral("AF_INET6") : QStringLiteral("AF_INET")},
        {Facts::tr("Type"),
            call.argument == 2 ? QStringLiteral("SOCK_DGRAM") : QStringLiteral("SOCK_STREAM")}};
}

QList<FactRow> optionRows(const Event& call)
{
    QList<FactRow> rows {{Facts::tr("Option"), optionName(call.option())}};
    if (call.option() == journal::OptionName::IpAddMembership) {
        rows << FactRow {Facts::tr("Group"), QString::fromStdString(call.peer.ip.text())};
        if (!call.local.isNone())
            rows << FactRow {Facts::tr("Interface"), QString::fromStdString(call.local.ip.text())};
        return rows;
    }
    return rows << FactRow {Facts::tr("Value"), QString::number(call.argument)};
}

QString howText(int how)
{
    switch (how) {
    case 0:
        return QStringLiteral("SHUT_RD");
    case 1:
        return QStringLiteral("SHUT_WR");
    default:
        return QStringLiteral("SHUT_RDWR");
    }
}

QList<FactRow> callRows(const Event& call)
{
    switch (call.call) {
    case CallName::Socket:
        return socketRows(call);
    case CallName::Setsockopt:
        return optionRows(call);
    case CallName::Bind:
        return {{Facts::tr("Address"), addressText(call.local)}};
    case CallName::Listen:
        return {{Facts::tr("Backlog"), QString::number(call.argument)}};
    case CallName::Connect:
        return {{Facts::tr("Address"), addressText(call.peer)}};
    case CallName::Sendto:
        return {
            {Facts::tr("Length"), bytesText(call.argument)}, {Facts::tr("Address"), addressText(call.peer)}};
    case CallName::Send:
        return {{Facts::tr("Length"), bytesText(call.argument)}};
    case CallName::Recvfrom:
    case CallName::Recv:
        return {{Facts::tr("Buffer"), bytesText(call.argument)}};
    case CallName::Shutdown:
        return {{Facts::tr("How"), howText(call.argument)}};
    case CallName::Getaddrinfo: {
        const auto bytes = call.bytes.view();
        return {{Facts::tr("Name"),
            harmless(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()))}};
    }
    case CallName::None:
    case CallName::Getsockname:
    case CallName::Accept:
    case CallName::Close:
        break;
    }
    return {};
}

QString factName(const std::string& key)
{
    if (key == "holder")
        return Facts::tr("Held by");
    if (key == "actor")
        return Facts::tr("Endpoint");
    if (key == "process")
        return Facts::tr("Program");
    if (key == "pid")
        return Facts::tr("Process");
    if (key == "seconds")
        return Facts::tr("Seconds left");
    if (key == "address")
        return Facts::tr("Address");
    if (key == "host")
        return Facts::tr("Name");
    if (key == "condition")
        return Facts::tr("Waits for");
    if (key == "what")
        return Facts::tr("What");
    return harmless(std::string_view(key));
}

QList<FactRow> payloadRows(const Event& event)
{
    QList<FactRow> rows;
    for (const auto& [key, value] : journal::unpackFacts(event.bytes.view()))
        rows << FactRow {factName(key), harmless(std::string_view(value))};
    return rows;
}

QList<FactRow> icmpRows(const Event& event)
{
    const int type = event.argument / 256;
    const int code = event.argument % 256;
    const auto family = event.peer.isNone() ? event.local.ip.family : event.peer.ip.family;
    QList<FactRow> rows {
        {Facts::tr("Type"), QString::number(type)}, {Facts::tr("Code"), QString::number(code)}};
    if (const QString name = icmpName(family, type, code); !name.isEmpty())
        rows << FactRow {Facts::tr("Meaning"), name};
    if (!event.local.isNone())
        rows << FactRow {Facts::tr("Sent by"), QString::fromStdString(event.local.ip.text())};
    return rows << FactRow {Facts::tr("About"), addressText(event.peer)};
}

QList<FactRow> returnRows(const Event& event)
{
    QList<FactRow> rows {{Facts::tr("Returned"), QString::number(event.result)}};
    if (event.error != 0)
        rows << FactRow {Facts::tr("Error"),
            Facts::tr("%1 (%2)").arg(
                QString::fromStdString(journal::errnoName(event.error)), QString::number(event.error))};
    if (event.call == CallName::Setsockopt && event.result >= 0
        && event.option() != journal::OptionName::IpAddMembership)
        rows << FactRow {Facts::tr("Kernel holds"), QString::number(event.argument)};
    if (!event.local.isNone())
        rows << FactRow {Facts::tr("Own address"), addressText(event.local)};
    if (!event.peer.isNone())
        rows << FactRow {Facts::tr("Peer"), addressText(event.peer)};
    return rows;
}

} // namespace

QList<FactRow> argumentRows(const journal::JournalView& view, const Event& event)
{
    if (event.kind == EventKind::Call)
        return callRows(event);
    if (event.kind == EventKind::Return && event.cause >= 1 && event.cause < event.seq)
        return callRows(view.at(event.cause));
    return {};
}

QList<FactRow> resultRows(const Event& event)
{
    switch (event.kind) {
    case EventKind::Return:
        return returnRows(event);
    case EventKind::Failure:
        return event.failure() == FailureCode::IcmpError ? icmpRows(event) : payloadRows(event);
    case EventKind::State:
        return payloadRows(event);
    case EventKind::Note:
        return event.note() == NoteCode::Text ? QList<FactRow> {} : payloadRows(event);
    case EventKind::Message:
    case EventKind::Packet: {
        QList<FactRow> rows;
        if (!event.local.isNone())
            rows << FactRow {Facts::tr("Own address"), addressText(event.local)};
        if (!event.peer.isNone())
            rows << FactRow {Facts::tr("Peer"), addressText(event.peer)};
        return rows;
    }
    case EventKind::Call:
        break;
    }
    return {};
}

bool hasBytes(const Event& event)
{
    switch (event.kind) {
    case EventKind::Call:
        return event.call != CallName::Getaddrinfo && event.bytes.length > 0;
    case EventKind::Return:
    case EventKind::Message:
    case EventKind::Packet:
        return event.bytes.length > 0;
    case EventKind::Failure:
        return event.failure() == FailureCode::IcmpError && event.bytes.length > 0;
    case EventKind::State:
    case EventKind::Note:
        break;
    }
    return false;
}

} // namespace socketscope::ui
