// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/answer.h"

namespace socketscope::trace {

bool isUnreachable(AnswerKind kind)
{
    switch (kind) {
    case AnswerKind::PortUnreachable:
    case AnswerKind::HostUnreachable:
    case AnswerKind::NetUnreachable:
    case AnswerKind::ProtocolUnreachable:
    case AnswerKind::FragmentationNeeded:
    case AnswerKind::Prohibited:
    case AnswerKind::OtherUnreachable:
    case AnswerKind::ParameterProblem:
        return true;
    case AnswerKind::TimeExceeded:
    case AnswerKind::ReassemblyExceeded:
    case AnswerKind::EchoReply:
    case AnswerKind::SynAck:
    case AnswerKind::Reset:
    case AnswerKind::UdpReply:
        return false;
    }
    return false;
}

bool isFromTarget(AnswerKind kind)
{
    return kind == AnswerKind::EchoReply || kind == AnswerKind::PortUnreachable || kind == AnswerKind::SynAck
        || kind == AnswerKind::Reset || kind == AnswerKind::UdpReply;
}

} // namespace socketscope::trace
