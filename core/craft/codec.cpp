// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/craft/code.h"
#include "core/craft/codeparts.h"

namespace socketscope::craft {

using code::Header;
using code::Part;
using code::Parts;
using code::Unit;

namespace {

constexpr std::string_view headers[]
    = {"arpa/inet.h", "netinet/in.h", "stdint.h", "stdio.h", "string.h", "sys/socket.h", "unistd.h"};

/// A function of the program, which is left out where nothing calls it: a compiler would mind.
struct Helper {
    std::string_view call;
    std::string_view text;
};

// Each may call those behind it.
constexpr Helper helpers[] = {{"checksum_of(", R"(
/* The Internet checksum (RFC 1071): the ones' complement of the ones' complement sum of 16-bit words. */
static uint32_t add_words(uint32_t sum, const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i + 1 < count; i += 2)
        sum += (uint32_t)bytes[i] << 8 | bytes[i + 1];
    if (count % 2)
        sum += (uint32_t)bytes[count - 1] << 8; /* an odd last byte is padded with a zero */
    return sum;
}
static uint16_t checksum_of(uint32_t sum)
{
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16); /* the carry goes back in */
    return (uint16_t)~sum;
}
static void store16(size_t at, uint16_t value)
{
    packet[at] = (uint8_t)(value >> 8);
    packet[at + 1] = (uint8_t)value;
}
)"},
    {"put_address(", R"(static void put_address(int family, const char *text)
{
    inet_pton(family, text, packet + size);
    size += family == AF_INET ? 4 : 16;
}
)"},
    {"put(", R"(static void put(const void *bytes, size_t count)
{
    memcpy(packet + size, bytes, count);
    size += count;
}
)"},
    {"put32(", R"(static void put32(uint32_t value)
{
    put16(value >> 16);
    put16(value);
}
)"},
    {"put16(", R"(static void put16(uint32_t value)
{
    put8(value >> 8);
    put8(value);
}
)"},
    {"put8(", R"(/* Network byte order: the highest byte first. */
static void put8(uint32_t value)
{
    packet[size++] = (uint8_t)value;
}
)"}};

std::string hexByte(std::uint8_t byte)
{
    constexpr std::string_view digits = "0123456789abcdef";
    return {'0', 'x', digits[byte >> 4], digits[byte & 0xf]};
}

std::string array(std::string_view name, ByteView bytes)
{
    std::string text = "static const uint8_t " + std::string(name) + "[] = {";
    for (std::size_t at = 0; at < bytes.size(); ++at)
        text += (at % 16 == 0 ? "\n    " : " ") + hexByte(bytes[at]) + ',';
    text.back() = '\n';
    return text + "};\n";
}

/// Where the bytes of what follows the header come from.
std::string lengthExpression(const Parts& parts, const Header& header, const Part& part, bool hasPayload)
{
    const std::string own = std::to_string(header.layer->length());
    std::string sum
        = part.how == Automatic::PayloadLength ? std::to_string(header.layer->options.size()) : own;
    if (part.how != Automatic::TransportLength && parts.headers.size() > 1)
        sum += " + " + std::to_string(parts.headers[1].layer->length());
    return sum + (hasPayload ? " + sizeof payload" : "");
}

std::string valueOf(const Parts& parts, const Header& header, const Part& part, bool hasPayload)
{
    switch (part.how) {
    case Automatic::TotalLength:
    case Automatic::PayloadLength:
    case Automatic::TransportLength:
        return lengthExpression(parts, header, part, hasPayload);
    case Automatic::Checksum:
        return "0";
    case Automatic::HeaderWords:
        return std::to_string(header.layer->length()) + " / 4";
    case Automatic::None:
    case Automatic::Protocol:
        break;
    }
    const std::string text = code::numberText(part);
    return part.value > INT32_MAX ? text + 'u' : text;
}

std::string unitCode(const Parts& parts, const Header& header, const Unit& unit, bool hasPayload)
{
    const Part& first = unit.parts[0];
    if (!first.address.empty()) {
        const char* const family = first.spec->width == 32 ? "AF_INET" : "AF_INET6";
        return std::string("    put_address(") + family + ", \"" + first.address + "\"); /* " + first.name
            + " */\n";
    }
    if (!unit.isNumber()) {
        std::string line = "    ";
        for (const std::uint8_t byte : first.bytes)
            line += "put8(" + hexByte(byte) + "); ";
        return line + "/* " + first.name + " */\n";
    }
    std::string value;
    std::string names;
    for (std::size_t at = 0; at < unit.parts.size(); ++at) {
        const Part& part = unit.parts[at];
        const std::string one = valueOf(parts, header, part, hasPayload);
        const std::size_t shift = unit.shift(at);
        const bool isSum = one.find(' ') != std::string::npos;
        const std::string factor = isSum && unit.parts.size() > 1 ? '(' + one + ')' : one;
        value += (at == 0 ? "" : " | ")
            + (shift == 0 ? factor
                          : (unit.bits == 32 ? "(uint32_t)" : "") + factor + " << " + std::to_string(shift));
        names += (at == 0 ? "" : ", ") + part.name + (part.remark.empty() ? "" : ": " + part.remark);
        names += part.how == Automatic::Checksum ? ": filled in below" : "";
    }
    return "    put" + std::to_string(unit.bits) + '(' + value + "); /* " + names + " */\n";
}

std::string checksumCode(const Parts& parts, const Header& header)
{
    const Coverage& covered = *header.coverage;
    const std::string count = std::to_string(covered.end - covered.begin);
    const std::string what(wire::layerName(header.layer->kind));
    std::string text = "\n    /* The checksum of the " + what + " header";
    std::string before = "0";
    if (covered.pseudo) {
        const bool isV4 = covered.pseudo->source.family == wire::Family::IPv4;
        text += ", with a pseudo-header: both addresses, the protocol and the length";
        before = "sum";
        const std::string start = std::to_string(covered.pseudo->protocol) + " + " + count;
        if (parts.finalDestination)
            text += ". Its destination is the routing header's */\n    inet_pton(AF_INET6, \""
                + parts.finalDestination->text() + "\", &last);\n    sum = add_words(add_words(" + start
                + ", packet + 8, 16), last.s6_addr, 16);\n";
        else
            text += " */\n    sum = add_words(" + start + ", packet + " + (isV4 ? "12, 8" : "8, 32") + ");\n";
    } else {
        text += " */\n";
    }
    if (!isNetwork(header.layer->kind) && covered.end != parts.bytes.size())
        text += "    /* The lengths in the headers tell a receiver to add up this much. */\n";
    text += "    sum = add_words(" + before + ", packet"
        + (covered.begin == 0 ? "" : " + " + std::to_string(covered.begin)) + ", " + count + ");\n";
    const std::string field = std::to_string(covered.field);
    if (header.layer->kind != wire::LayerKind::Udp)
        return text + "    store16(" + field + ", checksum_of(sum));\n";
    return text + "    /* 0 would say \"no checksum\": it is sent as ffff. */\n    store16(" + field
        + ", checksum_of(sum) ? checksum_of(sum) : 0xffff);\n";
}

std::string sendingCode(const Parts& parts)
{
    const bool isV4 = parts.isV4;
    const std::string suffix = isV4 ? "" : "6";
    const std::string structure = isV4 ? "sockaddr_in" : "sockaddr_in6";
    const std::string prefix = isV4 ? "sin" : "sin6";
    std::string text = R"(
    if (argc > 1 && strcmp(argv[1], "--hex") == 0) {
        for (size_t i = 0; i < size; i++)
            printf("%02x", packet[i]);
        printf("\n");
        return 0;
    }
    /* IPPROTO_RAW means IP_HDRINCL: every byte from the IP header on is ours. It takes the rights of root. */
)";
    if (isV4)
        text += "    /* Linux still writes the total length and the header checksum, and a source and an "
                "identification of zero. */\n";
    text += "    int s = socket(AF_INET" + suffix
        + ", SOCK_RAW, IPPROTO_RAW);\n    if (s < 0) {\n        perror(\"socket\");\n        return 1;\n    "
          "}\n";
    text += "    struct " + structure + " to = {." + prefix + "_family = AF_INET" + suffix
        + "};\n    inet_pton(AF_INET" + suffix + ", \"" + parts.destination + "\", &to." + prefix
        + "_addr);\n";
    text += "    if (sendto(s, packet, size, 0, (struct sockaddr *)&to, sizeof to) < 0) {\n"
            "        perror(\"sendto\");\n        return 1;\n    }\n    close(s);\n    return 0;\n}\n";
    return text;
}

bool hasChecksum(const Parts& parts)
{
    for (const Header& header : parts.headers)
        if (header.coverage)
            return true;
    return false;
}

/// The functions that `program` calls, and what these call, callees first.
std::string helpersFor(const std::string& program)
{
    std::string text;
    for (const Helper& helper : helpers) {
        const auto calls
            = [&helper](const std::string& where) { return where.find(helper.call) != std::string::npos; };
        if (calls(program) || calls(text))
            text.insert(0, helper.text);
    }
    return text;
}

std::string mainFunction(const Parts& parts, bool hasPayload)
{
    std::string text = "\nint main(int argc, char **argv)\n{\n";
    for (const Header& header : parts.headers) {
        text += (&header == parts.headers.data() ? "    /* " : "\n    /* ") + std::string(header.title)
            + " */\n";
        for (const Unit& unit : header.units)
            text += unitCode(parts, header, unit, hasPayload);
        if (!header.layer->options.empty())
            text += "    put(" + header.variable + "_options, sizeof " + header.variable + "_options);\n";
    }
    if (hasPayload)
        text += "\n    put(payload, sizeof payload);\n";
    if (hasChecksum(parts))
        text += parts.finalDestination ? "\n    uint32_t sum;\n    struct in6_addr last;\n"
                                       : "\n    uint32_t sum;\n";
    for (std::size_t at = parts.headers.size(); at > 0; --at)
        if (parts.headers[at - 1].coverage)
            text += checksumCode(parts, parts.headers[at - 1]);
    return text + sendingCode(parts);
}

} // namespace

Result<std::string> cCode(const Packet& packet)
{
    const auto parts = code::partsOf(packet);
    if (!parts)
        return fail(parts.error());
    const std::string program = mainFunction(*parts, !packet.payload().empty());
    std::string text = "/* " + parts->title
        + ", written by hand. Try: cc packet.c && ./a.out --hex\n   Without --hex it is sent. */\n";
    for (const std::string_view header : headers)
        text += "#include <" + std::string(header) + ">\n";
    text += '\n';
    text += "static uint8_t packet[" + std::to_string(parts->bytes.size()) + "];\nstatic size_t size;\n\n";
    text += helpersFor(program) + '\n';
    for (const Header& header : parts->headers)
        if (!header.layer->options.empty())
            text += array(header.variable + "_options", header.layer->options);
    if (!packet.payload().empty())
        text += array("payload", packet.payload());
    return text + program;
}

} // namespace socketscope::craft
