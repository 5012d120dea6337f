// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/netthread.h"

namespace socketscope::net {

NetThread::NetThread()
{
    m_thread.setObjectName(QStringLiteral("net"));
    m_last.moveToThread(&m_thread);
    m_thread.start();
}

NetThread::~NetThread()
{
    QMetaObject::invokeMethod(
        &m_last, [] { QThread::currentThread()->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

} // namespace socketscope::net
