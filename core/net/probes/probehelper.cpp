// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/probes/probehelper.h"

#include "core/rawprobe/messages.h"

#include <sys/socket.h>

namespace socketscope::net {
namespace {

constexpr int patience = 500; // ms; it takes one or two to start

} // namespace

Result<ProbeHelper> ProbeHelper::start(const std::string& path)
{
    auto process = HelperProcess::start(path);
    if (!process)
        return fail(std::move(process.error()));
    return ProbeHelper(std::move(*process));
}

ProbeHelper::ProbeHelper(HelperProcess process)
    : m_process(std::move(process))
{
}

std::uint8_t ProbeHelper::askFamilies() const
{
    const rawprobe::RequestBytes hello = rawprobe::writeRequest({});
    if (::send(socket(), hello.data(), hello.size(), MSG_NOSIGNAL) < 0)
        return 0;
    if (!m_process.waitReadable(patience))
        return 0;
    std::array<std::uint8_t, rawprobe::Report::headerSize> bytes {};
    const ssize_t length = ::recv(socket(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (length <= 0)
        return 0;
    const auto report = rawprobe::readReport(ByteView(bytes).first(static_cast<std::size_t>(length)));
    return report && report->kind == rawprobe::Report::Kind::Hello ? report->families : std::uint8_t {0};
}

} // namespace socketscope::net
