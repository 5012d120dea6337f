// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/netthread.h"

namespace socketscope::app {

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

} // namespace socketscope::app
