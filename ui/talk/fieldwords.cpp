// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/talk/fieldwords.h"

#include "ui/words/errorwords.h"
#include "ui/words/plaintext.h"

#include <QtCore/QCoreApplication>

namespace socketscope::ui {
namespace {

class FieldWords {
    Q_DECLARE_TR_FUNCTIONS(FieldWords)
};

/// Numbers whose range the code of the error does not know.
QString numberSentence(talk::Field field)
{
    switch (field) {
    case talk::Field::BufferSize:
        return FieldWords::tr("A buffer holds 1 to 16,777,216 bytes. Write a whole number in that range.");
    case talk::Field::Backlog:
        return FieldWords::tr(
            "A backlog is a whole number from 0 to 65535: how many connections may wait to be accepted.");
    case talk::Field::RepeatTimes:
        return FieldWords::tr(
            "Write how often to send as a whole number up to 1,000,000,000; 0 goes on until it is stopped.");
    case talk::Field::RepeatEvery:
        return FieldWords::tr(
            "Write the pause between two sends in whole milliseconds, up to a day (86,400,000).");
    case talk::Field::Timeout:
        return FieldWords::tr(
            "Write how long to wait in seconds, such as 2 or 0.5, up to a day (86,400); 0 waits for ever.");
    case talk::Field::Receive:
        return FieldWords::tr("Say when receiving is done: a number from 1, a delimiter that is not empty, "
                              "or a length of 1, 2 or 4 bytes.");
    case talk::Field::Option:
        return FieldWords::tr("This value is outside what the option takes. IP_TTL goes from 1 to 255, "
                              "SO_LINGER from -1 (off), a buffer from 0.");
    default:
        return {};
    }
}

} // namespace

QString fieldSentence(const talk::FieldError& error, talk::Role role)
{
    const bool client = role == talk::Role::UdpClient || role == talk::Role::TcpClient;
    if (error.error.code == ErrorCode::BadNumber)
        if (const QString text = numberSentence(error.field); !text.isEmpty())
            return text;
    if (error.field == talk::Field::Port && client
        && (error.error.detail == "0" || error.error.detail.empty()))
        return FieldWords::tr(
            "A client needs the port of the server it talks to. Write one from 1 to 65535.");
    if (error.field == talk::Field::Port && client && error.error.code == ErrorCode::PortOutOfRange)
        return FieldWords::tr("“%1” is not a port of a server. Write one from 1 to 65535.")
            .arg(harmless(QString::fromStdString(error.error.detail)));
    if (error.field == talk::Field::Port && error.error.detail.empty())
        return FieldWords::tr("Write a port from 0 to 65535; 0 lets the system choose one.");
    if (error.error.code == ErrorCode::BadAddress && error.error.detail.empty())
        return client ? FieldWords::tr("Write the address or the name of the server, such as 127.0.0.1.")
                      : FieldWords::tr("Write the address to listen on, such as 127.0.0.1.");
    if (error.field == talk::Field::Group && error.error.code == ErrorCode::BadAddress)
        return FieldWords::tr(
            "A multicast group is an address from 224.0.0.0 to 239.255.255.255, or one that starts with ff.");
    return sentence(error.error);
}

} // namespace socketscope::ui
