// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/callwords.h"

namespace socketscope::ui {

using journal::QtMethod;

// What Qt does differently was measured with Qt 6.4.
QString qtWords(const Told& told)
{
    switch (told.event.method) {
    case QtMethod::Constructor:
        return Words::tr("A Qt socket class opens no socket when it is made: it opens one later, or adopts "
                         "one that is handed to it.");
    case QtMethod::SetSocketDescriptor:
        return Words::tr("With setSocketDescriptor, Qt adopts the socket that was opened before and closes "
                         "it when it is done.");
    case QtMethod::SetSocketOption:
        return Words::tr("Qt knows only some options by name; the others are set on the descriptor itself.");
    case QtMethod::Bind:
        return Words::tr("Qt's bind also decides by itself whether the address may be shared.");
    case QtMethod::Listen:
        return Words::tr("QTcpServer::listen would make the socket, set SO_REUSEADDR, bind and listen in one "
                         "step; and it accepts whatever waits, without being asked.");
    case QtMethod::NextPendingConnection:
        return Words::tr("Qt had already called accept; nextPendingConnection only hands over a connection "
                         "that waited inside Qt.");
    case QtMethod::ConnectToHost:
        return Words::tr("connectToHost returns at once: Qt connects in the background and calls connect a "
                         "second time to learn the result.");
    case QtMethod::WriteDatagram:
        return Words::tr("writeDatagram is one sendto, but Qt has set SO_BROADCAST by itself, so a broadcast "
                         "is not refused.");
    case QtMethod::ReceiveDatagram:
        return Words::tr("QUdpSocket says neither that a datagram was cut nor that an ICMP error came back.");
    case QtMethod::Write:
        return Words::tr("write only copies the bytes into a buffer of Qt's own, which has no limit; Qt "
                         "sends them later.");
    case QtMethod::Read:
        return Words::tr(
            "Qt had read these bytes before the program asked; read only takes them out of Qt's own buffer.");
    case QtMethod::DisconnectFromHost:
        return Words::tr(
            "disconnectFromHost lets Qt send what its buffer still holds, and then closes the socket.");
    case QtMethod::Close:
        return told.datagram || told.server
            ? Words::tr("Qt's close gives the descriptor back at once.")
            : Words::tr("Qt's close first sends what its buffer holds; after an end of stream or a reset Qt "
                        "has closed the descriptor already.");
    case QtMethod::JoinMulticastGroup:
        return Words::tr("joinMulticastGroup sets IP_ADD_MEMBERSHIP on the socket.");
    case QtMethod::None:
        break;
    }
    return Words::tr("The program did not ask for it at this moment.");
}

} // namespace socketscope::ui
