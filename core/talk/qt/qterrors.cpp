// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/talk/qt/qterrors.h"

#include <algorithm>
#include <cerrno>
#include <initializer_list>

namespace socketscope::talk {

namespace {

int oneOf(int seen, std::initializer_list<int> possible)
{
    return std::find(possible.begin(), possible.end(), seen) != possible.end() ? seen : *possible.begin();
}

} // namespace

int errnoOf(QAbstractSocket::SocketError error, int seen)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return oneOf(seen, {ECONNREFUSED, EINVAL});
    case QAbstractSocket::RemoteHostClosedError:
        return oneOf(seen, {ECONNRESET, EPIPE});
    case QAbstractSocket::SocketAccessError:
        return oneOf(seen, {EACCES, EPERM});
    case QAbstractSocket::SocketResourceError:
        return oneOf(seen, {EMFILE, ENFILE, ENOBUFS, ENOMEM});
    case QAbstractSocket::SocketTimeoutError:
        return ETIMEDOUT;
    case QAbstractSocket::DatagramTooLargeError:
        return EMSGSIZE;
    case QAbstractSocket::AddressInUseError:
        return EADDRINUSE;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return EADDRNOTAVAIL;
    case QAbstractSocket::TemporaryError:
        return EAGAIN;
    case QAbstractSocket::UnsupportedSocketOperationError:
        return oneOf(seen, {EOPNOTSUPP, EAFNOSUPPORT, EPROTONOSUPPORT, EINVAL});
    case QAbstractSocket::NetworkError:
        return seen != 0 ? seen : ENETUNREACH;
    case QAbstractSocket::OperationError:
        return seen != 0 ? seen : EINPROGRESS;
    default:
        return seen != 0 ? seen : EIO;
    }
}

} // namespace socketscope::talk
