// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/craft/code.h"
#include "core/craft/codeparts.h"

namespace socketscope::craft {

using code::Header;
using code::Part;
using code::Parts;
using code::Unit;
using wire::LayerKind;

namespace {

constexpr std::string_view checksumFunction = R"(
def internet_checksum(data):
    """The ones' complement of the ones' complement sum of all 16-bit words (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"  # an odd last byte is padded with a zero
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)  # the carry goes back in
    return ~total & 0xffff

)";

std::string literal(ByteView bytes)
{
    const bool isText = code::isPlainText(bytes);
    const std::size_t most = isText ? 72 : 36;
    std::string lines;
    for (std::size_t at = 0; at < bytes.size(); at += most) {
        const ByteView piece = bytes.subspan(at, std::min(most, bytes.size() - at));
        lines += (lines.empty() ? "" : "\n    ");
        lines += isText ? "b\"" + std::string(piece.begin(), piece.end()) + '"' : '"' + toHex(piece) + '"';
    }
    const bool isLong = bytes.size() > most;
    if (isText)
        return bytes.empty() ? "b\"\"" : isLong ? "(\n    " + lines + "\n)" : lines;
    return "bytes.fromhex(" + (isLong ? "\n    " + lines + "\n" : lines) + ')';
}

class Python {
public:
    explicit Python(const Packet& packet, const Parts& parts)
        : m_packet(packet)
        , m_parts(parts)
    {
    }
    std::string write();

private:
    /// What stands behind the IP header.
    [[nodiscard]] std::string carried() const;
    [[nodiscard]] std::string addressText(const Part& part) const;
    [[nodiscard]] std::string expression(const Header& header, const Part& part) const;
    [[nodiscard]] std::string packing(const Header& header) const;
    void addresses();
    void fields(const Header& header);
    void checksum(const Header& header);
    void header(const Header& header);
    void sending();

    const Packet& m_packet;
    const Parts& m_parts;
    std::string m_text;
};

std::string Python::carried() const
{
    if (m_parts.headers.size() == 1)
        return "payload";
    const LayerKind kind = m_parts.headers[1].layer->kind;
    return kind == LayerKind::Udp ? "datagram" : kind == LayerKind::Tcp ? "segment" : "message";
}

std::string Python::addressText(const Part& part) const
{
    const bool isV4 = part.spec->width == 32;
    return std::string("socket.inet_pton(socket.") + (isV4 ? "AF_INET" : "AF_INET6") + ", \"" + part.address
        + "\")";
}

std::string Python::expression(const Header& header, const Part& part) const
{
    const std::string fixed = std::to_string(header.layer->header.size());
    const std::string options = header.layer->options.empty() ? "" : " + len(options)";
    switch (part.how) {
    case Automatic::HeaderWords:
        return options.empty() ? std::to_string(part.value) : '(' + fixed + options + ") // 4";
    case Automatic::TotalLength:
        return fixed + options + " + len(" + carried() + ')';
    case Automatic::PayloadLength:
        return (options.empty() ? "" : "len(options) + ") + ("len(" + carried() + ')');
    case Automatic::TransportLength:
        return fixed + " + len(payload)";
    case Automatic::Checksum:
        return "0  # zero while the checksum is computed";
    case Automatic::None:
    case Automatic::Protocol:
        break;
    }
    if (!part.address.empty())
        return addressText(part);
    return part.bytes.empty() ? code::numberText(part) : literal(part.bytes);
}

/// The words behind `=` that pack a header.
std::string Python::packing(const Header& header) const
{
    std::string format = "!";
    std::string values;
    for (const Unit& unit : header.units) {
        values += ", ";
        if (!unit.isNumber()) {
            format += std::to_string(unit.bits / 8) + 's';
            values += unit.parts[0].name;
            continue;
        }
        format += unit.bits == 8 ? 'B' : unit.bits == 16 ? 'H' : 'I';
        for (std::size_t at = 0; at < unit.parts.size(); ++at) {
            const std::size_t shift = unit.shift(at);
            values += at == 0 ? "" : " | ";
            values += unit.parts[at].name + (shift == 0 ? "" : " << " + std::to_string(shift));
        }
    }
    std::string packed = "struct.pack(\"" + format + '"' + values + ')';
    for (std::size_t line = 0, at = 0; packed.size() - line > 96; line = at + 5) {
        at = packed.rfind(", ", line + 96);
        if (at == std::string::npos || at <= line)
            break;
        packed.replace(at, 2, ",\n    ");
    }
    return packed + (header.layer->options.empty() ? "" : " + options");
}

void Python::addresses()
{
    for (const Unit& unit : m_parts.headers[0].units)
        if (!unit.parts[0].address.empty())
            m_text += unit.parts[0].name + " = " + addressText(unit.parts[0]) + '\n';
    if (m_parts.finalDestination)
        m_text += "final_destination = socket.inet_pton(socket.AF_INET6, \""
            + m_parts.finalDestination->text() + "\")  # of the routing header\n";
}

void Python::fields(const Header& header)
{
    for (const Unit& unit : header.units) {
        for (const Part& part : unit.parts) {
            // The pseudo-header needs them earlier: they stand at the top.
            if (isNetwork(header.layer->kind) && !part.address.empty())
                continue;
            m_text += part.name + " = " + expression(header, part);
            m_text += (part.remark.empty() ? "" : "  # " + part.remark) + '\n';
        }
    }
}

void Python::checksum(const Header& header)
{
    const Coverage& covered = *header.coverage;
    const bool isNet = isNetwork(header.layer->kind);
    const std::size_t own = header.layer->length();
    const std::size_t count = covered.end - covered.begin;
    std::string data = header.variable;
    if (!isNet)
        data += " + payload";
    else if (count > own)
        data += " + " + carried();
    const bool isAll = isNet ? count == own : covered.end == m_parts.bytes.size();
    if (!isAll) {
        m_text += "# The lengths in the headers tell a receiver to add up this much.\n";
        data = '(' + data + ")[:" + std::to_string(count) + ']';
    }
    if (covered.pseudo) {
        const bool isV4 = covered.pseudo->source.family == wire::Family::IPv4;
        const LayerKind kind = header.layer->kind;
        const std::string protocol = kind == LayerKind::Udp ? "socket.IPPROTO_UDP"
            : kind == LayerKind::Tcp                        ? "socket.IPPROTO_TCP"
                                                            : "socket.IPPROTO_ICMPV6";
        const std::string length = isAll ? "len(" + data + ')' : std::to_string(count);
        m_text += std::string("pseudo_header = struct.pack(\"") + (isV4 ? "!4s4sBBH" : "!16s16sIHBB")
            + "\", source, " + (m_parts.finalDestination ? "final_destination" : "destination") + ", "
            + (isV4 ? "0, " + protocol + ", " + length : length + ", 0, 0, " + protocol) + ")\n";
        data = "pseudo_header + " + data;
    }
    const std::string name = isNet ? "header_checksum" : "checksum";
    const bool isUdp = header.layer->kind == LayerKind::Udp;
    m_text += name + " = internet_checksum(" + data + ')'
        + (isUdp ? " or 0xffff  # 0 would say \"no checksum\"" : "") + '\n';
    m_text += header.variable + " = " + packing(header) + '\n';
}

void Python::header(const Header& header)
{
    m_text += "\n# " + std::string(header.title) + '\n';
    if (!header.layer->options.empty())
        m_text += "options = " + literal(header.layer->options) + '\n';
    fields(header);
    m_text += header.variable + " = " + packing(header) + '\n';
    if (header.coverage)
        checksum(header);
}

void Python::sending()
{
    m_text += "\nif \"--hex\" in sys.argv[1:]:\n    print(packet.hex())\nelse:\n"
              "    # IPPROTO_RAW means IP_HDRINCL: every byte from the IP header on is ours. It takes the "
              "rights of root.\n";
    if (m_parts.isV4)
        m_text += "    # Linux still writes the total length and the header checksum, and a source and an "
                  "identification of zero.\n";
    m_text += std::string("    with socket.socket(socket.") + (m_parts.isV4 ? "AF_INET" : "AF_INET6")
        + ", socket.SOCK_RAW, socket.IPPROTO_RAW) as s:\n        s.sendto(packet, (\"" + m_parts.destination
        + "\", 0))\n";
}

std::string Python::write()
{
    m_text = "#!/usr/bin/env python3\n\"\"\"" + m_parts.title
        + ", written by hand. With --hex it is only printed.\"\"\"\n\nimport socket\nimport struct\nimport "
          "sys\n";
    for (const Header& header : m_parts.headers) {
        if (header.coverage) {
            m_text += '\n' + std::string(checksumFunction);
            break;
        }
    }
    m_text += '\n';
    addresses();
    m_text += "payload = " + literal(m_packet.payload()) + '\n';
    if (m_parts.headers.size() > 1) {
        header(m_parts.headers[1]);
        m_text += carried() + " = " + m_parts.headers[1].variable + " + payload\n";
    }
    header(m_parts.headers[0]);
    m_text += "packet = " + m_parts.headers[0].variable + " + " + carried() + '\n';
    sending();
    return std::move(m_text);
}

} // namespace

Result<std::string> pythonCode(const Packet& packet)
{
    const auto parts = code::partsOf(packet);
    if (!parts)
        return fail(parts.error());
    return Python(packet, *parts).write();
}

} // namespace socketscope::craft
