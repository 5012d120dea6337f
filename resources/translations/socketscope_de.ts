<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CarriedText</name>
    <message>
        <source>%1 on %2 at %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes %1 to %2 from %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Woken by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Checksums</name>
    <message>
        <source>IPv4 header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quoted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>destination address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All words add up to %1. Its complement, each bit turned round, is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet holds %1: ✓ correct. A receiver adds that, too, and gets %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet holds %1, the sum of the pseudo-header alone: the system left the rest to the network card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet holds %1: ✗ wrong. A receiver that adds that, too, gets %2 in place of 0xffff and throws the packet away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checksum (zero while summing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 + padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo: source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo: destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo: protocol %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo: length, upper half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo: length %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo: zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo: next header %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>final destination, of the routing header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo: final destination</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>There is no display to open a window on. In a terminal, use socketscope-cli.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Try --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what sockets do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this scene and run it, e.g. udp-hello.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session file (.sockscope) to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one file can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either a scene can be run or a file opened, not both.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>routers took %1 off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>translated (NAT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>covers the addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut into fragments, or put together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from byte %1 of it on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CraftNetworks</name>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CraftedSums</name>
    <message>
        <source>The first router or host to check it throws the packet away and tells nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It throws the message away and sends no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It throws the packet away silently: no socket gets it, and the sender hears nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field holds 0, which says: no checksum. That exists for UDP over IPv4 only, and the receiver takes the packet unchecked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ The field holds 0, which says: no checksum. Over IPv6 that is forbidden, and the receiver throws the packet away (RFC 8200, 8.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ The receiver adds everything, the field as well: %1 + %2 gives 0xffff, so it takes the packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ The field holds %1. The receiver adds everything, the field as well: %2 + %1 gives %3, not 0xffff. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 would say that there is no checksum, so UDP sends 0xffff, which adds up the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words at bytes %1 and %2 have changed places. Addition does not see order, so the sum is the same, and no receiver can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word at byte %1 has gained one, the word at byte %2 has lost one. The sum is the same, and no receiver can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (In this arithmetic ffff is zero as well, so one less than zero is fffe.)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldRows</name>
    <message>
        <source>A receiver will not find this header: what stands before it says otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ wrong: %1 would be right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>A buffer holds 1 to 16,777,216 bytes. Write a whole number in that range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backlog is a whole number from 0 to 65535: how many connections may wait to be accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write how often to send as a whole number up to 1,000,000,000; 0 goes on until it is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the pause between two sends in whole milliseconds, up to a day (86,400,000).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write how long to wait in seconds, such as 2 or 0.5, up to a day (86,400); 0 waits for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say when receiving is done: a number from 1, a delimiter that is not empty, or a length of 1, 2 or 4 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value is outside what the option takes. IP_TTL goes from 1 to 255, SO_LINGER from -1 (off), a buffer from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A client needs the port of the server it talks to. Write one from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a port from 0 to 65535; 0 lets the system choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the address or the name of the server, such as 127.0.0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the address to listen on, such as 127.0.0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A multicast group is an address from 224.0.0.0 to 239.255.255.255, or one that starts with ff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a port of a server. Write one from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridWords</name>
    <message>
        <source>%1 — %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 header — %2, written by the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 header — %2 written by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↺ auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned ✗ wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned ✗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned ✓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto ✓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: computed from the rest of the packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned by you, and wrong: the rest of the packet adds up to another value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned by you. Press Delete to let it be computed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This header has none yet. Press to write some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no IPv6 address. Write one like 2001:db8::7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no IPv4 address. Write one like 192.0.2.7.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HopWords</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent: later hops answer, so it forwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limits its answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss from here on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers slowly, forwards quickly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This router sends no answers. Packets pass it all the same: later hops answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later hops do not have this loss, so packets pass. This router only answers fewer probes than it gets; most routers limit how many answers they send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later hops lose as much, so packets are lost on the way to this hop or back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later hops answer sooner, so packets pass quickly. This router only takes its time to write answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the route changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the route changed %1 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another router answers for this hop than for a long time before. Paths side by side bring each of their routers back soon, so the route itself has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAT on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this hop and those behind it quote shows that the source of the packets was translated on the way to here (NAT), as home routers do. Open a probe to see what shows it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IcmpKinds</name>
    <message>
        <source>Echo request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echo reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fragmentation needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirect for the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestamp reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route to destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet too big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>blocked in %1()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked in %1() · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>handshake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed before it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s, %2: %3%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet. Run a scene or add an endpoint, and every socket call will appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 events as a ladder of socket calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut here: %1 more rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing came back for packet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LadderFile</name>
    <message>
        <source>The session is longer than one picture takes. The file holds its beginning and says so.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LatencyPlot</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatchNotes</name>
    <message>
        <source>✓ ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed on the way: sent as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ ours + 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each router takes one off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PacketTree</name>
    <message>
        <source>quoted: the packet that died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not fit: the quoted header was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MPLS label stack (RFC 4950)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface information (RFC 5837)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object of class %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extension header</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Watch a message travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server and a client on this computer: every call of both ends, when each waited and what woke it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run UDP hello</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every router between here and a target, in one round trip. On the practice network: seven hops, and nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace seven hops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a header by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the eight bytes of a UDP header, see the checksum add up, and send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the UDP header</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasteWords</name>
    <message>
        <source>%1 of payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of hex digits: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of a hex dump with offsets: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of a string in C or Python: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of an array in C: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 in front of the IP header were left out: they belong to the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 behind the packet only fill up the frame and were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 line that holds something else was passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines that hold something else were passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another packet follows in the text; only the first one was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more packets follow in the text; only the first one was read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathText</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked: it passed the packet on and left a TTL of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the packet&apos;s TTL reaches 0 here, so it is thrown away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <comment>routers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>TTL</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dies: 0 left</source>
        <comment>TTL</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % of the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hops %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL %1 to %2 not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL %1 not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which router of the hop before leads here is not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathWords</name>
    <message>
        <source>a loop: from here it starts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dashed: which of these ways there are is not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>the %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves by a raw socket: the system writes the IP header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves by a raw socket with the IP header as you wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves byte for byte as it is, by a packet socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves by an ordinary UDP socket, with no rights needed: the system writes the headers, and only the payload is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes into the practice network byte for byte as it is; nothing leaves this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system writes %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system fills in %1, because it is zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked for %1 with setsockopt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote as %1 does not leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The raw helper opens the socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its source is no address of this computer, so Send asks first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw socket, system&apos;s IP header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw socket, my IP header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet socket, every byte mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP socket, my payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets stay inside this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw sockets: not allowed for this user; the practice network works without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw sockets: through the helper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw sockets: with this program&apos;s own rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet says that it comes from %1, which is none of this computer&apos;s addresses. Answers go there and not here, and networks that you do not own may take it as an attack. Send it all the same?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked for %1 with bind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes into the practice network; nothing leaves this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its source is a loopback address, which means nothing on any other computer, so Send asks first. Write this computer&apos;s own address there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have confirmed that its source may leave this computer; Send asks no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet says that it comes from %1, which is every computer&apos;s name for itself: no answer finds the way back, and most networks throw such a packet away. Write this computer&apos;s own address as the source, or send it all the same?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProbeInspector</name>
    <message>
        <source>written by the system, not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not visible without the probe helper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>yesterday %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelatedText</name>
    <message>
        <source>%1 at %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 at %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caused by: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Led to: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what sockets do: every call, every byte, of both ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty, as far as the law allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with Qt %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message numerus="yes">
        <source> %n times</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> until b&apos;&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> until %1 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> by length (%1 B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> again and again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> every %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> again and again%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> %n times%1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conn %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Socketscope</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>UDP hello</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP echo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP echo that dies at router 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP SYN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS query</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TraceNetworks</name>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TraceOptions</name>
    <message>
        <source>First TTL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last TTL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes a hop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every … seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait … seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes a packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ToS / DSCP byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first TTL is a number from 1 up to the last TTL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last TTL is a number from 1 to 255.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hop takes 1 to 10 probes a round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 1 to 1024 probes can be under way at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds are 0.01 to 86400 seconds apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer can be waited for up to 3600 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds are a whole number. Leave it empty to go on until you stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet is filled with one byte: 0 to 255, or 0x00 to 0xff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type of service is one byte: 0 to 255, or 0x00 to 0xff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535. Usually UDP counts up from 33434, and TCP knocks at 80.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535, with room to count up where each probe has its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source is one of this computer&apos;s addresses, of the target&apos;s family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packet has 28 to 65535 bytes with all its headers; TCP and IPv6 need up to 60.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source %1 is an %2 address, the target&apos;s is an %3 one. Leave the source empty, and the system takes one that fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such a packet over %1 has %2 to 65535 bytes with all its headers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each probe has a port of its own, counted up from this one: 65280 is the last that leaves room for that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message>
        <source>%1 inside this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw %1: with this program&apos;s own rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw %1: through the helper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ping sockets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, no rights needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, no rights needed: headers of answers cannot be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 probes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complete in %1 (slowest hop %2 ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complete in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unmatched reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unmatched replies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Asks the system for a UDP socket over %1. It has no address until bind or the first send gives it one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the system for a TCP socket over %1. It is not connected to anybody: that takes connect, or listen and accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for an address of its own. Others can send to a socket only at an address that they know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for an address on %1 and lets the system choose a free port. Others can reach the socket only at an address they know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for port %1 on every address of this computer (%2). Other machines can then reach it, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for the address %1, so that others can reach this socket there. What is sent to it earlier finds nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells the system to complete connections to this address from now on. With a backlog of %1, as many may wait for accept as the system allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells the system to complete connections to this address from now on. The backlog of %1 says how many may wait for accept; Linux lets one more in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixes %1 as the only peer of this socket. Nothing is sent: UDP has no handshake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts the handshake with %1. It comes back when the other system has answered, whether or not its program has called accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says that this side (%1) will read no more (SHUT_RD). Nothing is sent to the peer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says that this side (%1) will send nothing more (SHUT_WR): the system sends a FIN after what is queued. This side can still receive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends both directions of %1 (SHUT_RDWR): the system sends a FIN after what is queued. The descriptor stays until close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the descriptor and its port back at once. UDP tells nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops listening and gives the descriptor back. Accepted connections stay open; those still waiting for accept are reset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the descriptor back; the system sends what is queued and then a FIN. If bytes are still unread here, it sends a reset in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks up the addresses of the host name “%1”. Sockets take addresses only, so this comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets %1 to %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the system which address this socket has. That is how a program learns a port that the system chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the first finished connection from the queue, or waits for one. The system does the handshake by itself, with or without this call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hands one datagram of %1 for %2 to the system. It goes whole or not at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hands %1 to the system for this connection. They join the stream: where one send ends is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes one datagram, at most %1 of it, or waits for one. What does not fit, the system discards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes up to %1 of the stream, whatever has arrived, and waits only while there is nothing. It need not match one send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call without a name. The recording does not say which it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another socket already listens on %1 (EADDRINUSE). SO_REUSEADDR lets two sockets be bound there, but only one listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another port, or 0 to let the system choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection between %1 and %2 exists already or rests in TIME_WAIT (EADDRINUSE). Two connections cannot have the same four numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is already taken (EADDRINUSE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 on %2 is already taken (EADDRINUSE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Another socket holds it, or a connection that closed first there rests in TIME_WAIT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address in %1 belongs to no interface of this computer (EADDRNOTAVAIL). A socket can only be bound to an address of its own machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 127.0.0.1 or another address of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system found no address of its own for talking to %1 (EADDRNOTAVAIL). The own ports may all be taken, or the own address is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the own address and port empty, so that the system chooses them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is kept for privileged programs (EACCES). Linux does so below the number in ip_unprivileged_port_start, usually 1024.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a port from 1024 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refused to send to %1 (EACCES): it is a broadcast address and SO_BROADCAST is off, or a rule here forbids it. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set SO_BROADCAST on the socket if broadcast is what you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refused %1 (EACCES). This program does not have the right to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it in a way that needs no special rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s own firewall stopped the packet for %1 (EPERM). It never left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the rules for outgoing packets on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not permit %1 here (EPERM). It needs rights that this program does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ICMP error came back for an earlier datagram: at %1 no program has that port (ECONNREFUSED). This call only reports it and has moved nothing itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the receiver first, then send again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered, but nothing listens on port %2 (ECONNREFUSED). A reset (RST) came back at once; the network itself works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the server first, or check the port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 broke off the handshake (RST, ECONNRESET). The connection was never open here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or look at the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 broke the connection (RST, ECONNRESET). Unlike an orderly close, what was still on its way is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See whether the peer ended early or closed with bytes unread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This side has shut its sending half, so nothing more can go to %1 (EPIPE). Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send before shutdown, not after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 is gone (EPIPE): an earlier send still succeeded, but a reset answered it. Nothing was sent this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read until the end of the stream before you send more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer within %2 (ETIMEDOUT). Silence is not a refusal: the host may be off, a firewall may discard the packets, or the accept queue is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, and whether the server calls accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came within %1 (ETIMEDOUT). No data yet is neither an end of stream nor an empty message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait longer, or see whether the peer sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 no longer acknowledges anything, and the system has given up (ETIMEDOUT). The connection is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the way to the peer, then connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The send buffer stayed full for %1 (EAGAIN), because %2 does not read. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the peer call recv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody connected within %1 (EAGAIN). The socket goes on listening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a client, then call accept again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No datagram came within %1 (EAGAIN, a time-out). The socket is still open; an empty datagram would have returned 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call recvfrom again, or see whether the peer sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came within %1 (EAGAIN, a time-out). The connection is still open; the end of the stream would have returned 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call recv again, or see whether the peer sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it in smaller pieces, or over TCP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A datagram of %1 is too large (EMSGSIZE): UDP over %2 carries at most %3. UDP never sends a part, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message of %1 does not fit into a packet on the way to %2 and may not be split (EMSGSIZE). Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no free descriptor left (ENFILE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program has no free descriptor left (EMFILE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection waits in the queue until one is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each socket and each open file takes one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close endpoints that you no longer need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route leads to %1 (ENETUNREACH), from here or from a router on the way. Nothing reached it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and that this computer is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No host was found at %1 (EHOSTUNREACH): the last router, or this computer itself, got no answer for that address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and that the host is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket already has an address, or %1 is none that it can have (EINVAL). bind works once per socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call bind once, before connect or listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket does not listen (EINVAL). accept takes connections only from a listening socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call listen before accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket cannot listen (EINVAL), because it is already connected. A listening socket is connected to nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new socket for listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel does not take %1 for %2 (EINVAL). The option keeps its old value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a value within the option&apos;s limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the address %2 (EINVAL). A socket bound to loopback cannot reach other machines, and port 0 is no destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused what it was given (EINVAL). In the state that the socket is in, the call makes no sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the order of the calls before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket is not connected, or no longer (ENOTCONN). %1 works only on an open connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call connect first, or accept on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket is already connected to %1 (EISCONN). A TCP socket has one peer for its whole life.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new socket for a new connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datagram has no destination (EDESTADDRREQ). An unconnected UDP socket must be told where each datagram goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an address, or call connect first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor no longer belongs to a socket (EBADF). After close it is invalid, and another socket may get its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move close behind the last call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor is open but is no socket (ENOTSOCK). Its number went to another file after a close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A client gave up before accept took its connection (ECONNABORTED). The socket goes on listening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call accept again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of socket has no %1 (EOPNOTSUPP). listen and accept belong to TCP; UDP has no connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a TCP socket for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was broken off before it had a result (%2). The endpoint was stopped while the call waited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the endpoint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The handshake with %1 is still going on (%2). A non-blocking connect returns at once and finishes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the socket can be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no %1 sockets of that kind (%2). IPv6 may be switched off here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an address of the other family, for example 127.0.0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address %1 is of another family than the socket (EAFNOSUPPORT). An IPv4 socket takes IPv4 addresses only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use addresses of one family on both ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name could not be resolved: no address was found for it. Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, or write an address such as 127.0.0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed, and the recording does not say why. It returned %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the events before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed with %2, which the system calls “%3”. Nothing was moved by this call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was still waiting when a person stopped %2 (%3). Nothing was moved by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system has no memory for this at the moment (%1). %2 did nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send more slowly, or close what is not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No interface of this computer has that address or can do multicast (ENODEV). The socket has not joined the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name an interface by its own address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of socket has no option %1 (ENOPROTOOPT). TCP options do not exist on UDP sockets, nor the other way round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the option out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a port: ports go from 0 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in that range; 0 lets the system choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither an address nor a possible host name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like 127.0.0.1, ::1 or localhost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address was found for the host name “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is of another address family than the other end: an IPv4 socket cannot talk to an IPv6 one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use IPv4 on both ends, or IPv6 on both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Character %1 of the hex text is not a hex digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 0 to 9 and a to f, two for each byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hex digit at character %1 has no partner: each byte takes two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write small bytes with a leading zero, such as 0a.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 do not fit into one datagram: UDP over IPv4 carries at most 65,507 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send less at a time, or use TCP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to send: the message is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a message first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” cannot be read%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is a file and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” cannot be written%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “%1” is too large for this: it has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a smaller file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not saved: the disk is full. An older file of that name is untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room, or save somewhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a Socketscope session: its first line is not a session&apos;s header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a Socketscope session: its first line is not a session&apos;s header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a .sockscope file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is of version %1, which is newer than this program knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with a newer version of Socketscope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session file is cut off in the middle of a line; the 1 event before that is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session file is cut off in the middle of a line; the %1 events before that are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy to keep what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of the file is damaged; what stands before it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at that line in a text editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of the file is longer than the 64 MiB that a line may have, so it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check where the file comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file nests its values deeper than the 64 levels that are allowed, so it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of “%1” in the file is of the wrong kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file lacks the key “%1”, without which it makes no sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a scene: a scene is a JSON object with a list of endpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a scene: a scene is a JSON object with a list of endpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a scene of this program, or a file made like one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scene asks for a call “%1”, which does not exist here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the BSD name of a call, such as recvfrom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here is called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling against the names that the file defines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conditions of the scene wait for each other, so it could never go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conditions of the scene wait for each other at “%1”, so it could never go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take one of the conditions away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A system call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed, and the system did not say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed with %2, which the system calls “%3”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what was asked for, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs rights that the program does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs rights that this program does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a way that needs no special rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system does not offer what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system does not offer %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message of %1 between %2 and %3. It was not seen on its way but concluded from the calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent one datagram of %2 to %3. Whether it arrives, UDP does not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 received one datagram of %2 from %3. UDP keeps each message whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent one whole message of %2 to %3. TCP itself does not know where it ends; the programs agreed on that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has one whole message of %2 from %3, perhaps put together from several recv calls. TCP itself does not know where it ends; the programs agreed on that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packet of %1 from %2 for %3. It was seen at one place on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event of an unknown kind. A newer version of this program may know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came back after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has not come back yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a host that is not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datagram sent to %1 at %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A datagram sent to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type %1, code %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2. An %3 error says so (%4) and quotes the start of that datagram.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, and the way to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datagram had %1, the buffer room for %2: the system discarded the other %3. They cannot be read later; the next recvfrom takes the next datagram.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datagram was longer than the buffer: the system discarded %1 of it. They cannot be read later; the next recvfrom takes the next datagram.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a buffer of at least %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a larger buffer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer within %2. Silence is not a refusal: the host may be off, a firewall may discard the packets, or the accept queue is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody connected within %1. The socket goes on listening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing could be sent for %1, because the queues stayed full. The connection is still open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came within %1. A time-out is neither an end of stream nor an empty message: the socket is still open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system found no own address that is free for this connection (EADDRNOTAVAIL). %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address %1 is already taken (EADDRINUSE). %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peer announced a message of more than %1, or never ended one: more than an endpoint keeps together. No memory was set aside for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that both ends frame their messages alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A datagram of %1 is too large: UDP carries at most 65,507 bytes over IPv4 and 65,527 over IPv6. UDP never sends a part, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket was closed while %1 of datagrams waited unread. They were discarded, and no sender hears of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive until nothing waits before close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket was closed while %1 waited unread. So the system broke the connection with a reset (RST) in place of an orderly FIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read until the end of the stream before close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” of this session holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program %1 holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program %1 (process %2) holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection that was closed first on this side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection that “%1” closed first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rests there in TIME_WAIT, which lasts a minute on Linux.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rests there in TIME_WAIT for another %2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another socket holds it; the system does not say whose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR before bind, in every run: the kernel asks it of the new socket and of the one that left this behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something failed, and the recording does not say what. The events before it may tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 broke the connection with a reset (RST). Unlike an orderly close (FIN), what was still on its way is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered at once that nothing listens there (RST). The network itself works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 descriptors that this program may have are in use. A new connection waits in the queue until one is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not read: %2 wait in the queues of this side. TCP holds the sender back until there is room again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system discarded 1 datagram, because the receive buffer of %1 was full. Its sender hears nothing of that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system discarded %1 datagrams, because the receive buffer of %2 was full. Their senders hear nothing of that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge SO_RCVBUF, or send more slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address was found for the name “%1”. Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 were answering each other&apos;s answers without end. %1 has stopped replying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the reply off at one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A failure with the unknown code %1. A newer version of this program may know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protocol unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>port unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fragmentation needed but forbidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source route failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network administratively prohibited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host administratively prohibited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>communication administratively prohibited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no route to destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beyond scope of source address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>address unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source address failed policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>route rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>destination unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time exceeded in transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fragment reassembly time exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameter problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packet too big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source quench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redirect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>got as far as %1, which knows no route to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>got as far as %1, which found no host at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrived at %1, where no program has UDP port %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrived at %1, which does not speak its protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was too large for the next link after %1 and may not be split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was stopped by a rule at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used up its time to live at %1, on the way to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached %1 with pieces missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a header that %1 cannot use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was discarded at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel holds %1 for an option, another value than was asked for. It keeps options within its own limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux doubles it for its own bookkeeping and keeps it within its limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It keeps options within its own limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel holds %1 for %2, not %3. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note kept with this session: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 moves %2 a second, too fast to keep it all. From here on each message keeps its first bytes, its length and a checksum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk could not keep up: 1 event is missing from the session file here. What was running was not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk could not keep up: %1 events are missing from the session file here. What was running was not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record to a faster disk, or make room on this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording ends here, in the middle of a line. Everything before it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ICMP error is shown because this socket asked for such errors (IP_RECVERR). A plain program with an unconnected UDP socket would have seen nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt did this on its own: %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person stopped %1. A call that still waited was broken off, and its sockets were closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note with the unknown code %1. A newer version of this program may know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several UDP sockets that all set it may share one address; a datagram for one receiver then reaches only one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lets bind take an address whose old connections still rest in TIME_WAIT, but never lets two sockets listen there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It limits what may wait here for recvfrom; datagrams beyond that are discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It limits what may wait here for recv, and so how much the peer may send ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It limits what may wait here to be sent; when it is full, a send waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the system refuses to send to a broadcast address (EACCES).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, small pieces are sent at once; off, they may wait to be joined while earlier bytes are unacknowledged (Nagle).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each router on the way takes one off, and the one that arrives at zero discards the packet; it is a count, not a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, the system asks a silent peer from time to time whether it is still there (on Linux after two hours).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With 0 seconds, close discards what is queued and breaks the connection with a reset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off, close returns at once and the system goes on sending what is queued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, close waits up to this long for what is queued to be sent and acknowledged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on the system also delivers datagrams sent to this group on that interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, the socket takes IPv6 only; off, a socket bound to :: takes IPv4 as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A receiving call that waits longer comes back with EAGAIN; 0 waits for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many routers a multicast datagram may pass is limited by it; with 1 it stays on this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, members of the group on this computer receive its own multicast datagrams too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program has no words for that option.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Qt socket class opens no socket when it is made: it opens one later, or adopts one that is handed to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With setSocketDescriptor, Qt adopts the socket that was opened before and closes it when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt knows only some options by name; the others are set on the descriptor itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s bind also decides by itself whether the address may be shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QTcpServer::listen would make the socket, set SO_REUSEADDR, bind and listen in one step; and it accepts whatever waits, without being asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt had already called accept; nextPendingConnection only hands over a connection that waited inside Qt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connectToHost returns at once: Qt connects in the background and calls connect a second time to learn the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writeDatagram is one sendto, but Qt has set SO_BROADCAST by itself, so a broadcast is not refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QUdpSocket says neither that a datagram was cut nor that an ICMP error came back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write only copies the bytes into a buffer of Qt&apos;s own, which has no limit; Qt sends them later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt had read these bytes before the program asked; read only takes them out of Qt&apos;s own buffer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disconnectFromHost lets Qt send what its buffer still holds, and then closes the socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s close gives the descriptor back at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s close first sends what its buffer holds; after an end of stream or a reset Qt has closed the descriptor already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joinMulticastGroup sets IP_ADD_MEMBERSHIP on the socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program did not ask for it at this moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system chose port %1: the socket now has the address %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket now has the address %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on the system keeps datagrams sent there until recvfrom takes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections are still refused there until listen is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its connections will come from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It stands for every address of this computer, so other machines reach it, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on the system completes connections to %1 by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 As many wait for accept as the system allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 With a backlog of %2, Linux lets %3 wait for accept; a client beyond that gets no answer and tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system took the datagram of %1 for %2. That says nothing about whether it arrives or anybody reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system took only %1 of %2, because its send buffer is full. A program has to send the rest again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the peer call recv, so that the queue moves on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system took %1 and will deliver them in order. That does not mean that the peer has received or read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A datagram of %1 arrived from %2, but the buffer took only %3. The system discarded the other %4; they cannot be read later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty datagram arrived from %1: a real message of 0 bytes. It ends nothing, because UDP has no end of stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One datagram of %1 arrived from %2. UDP keeps messages whole: each recvfrom takes one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The buffer had room for 0 bytes, so 0 bytes came back. That says nothing about the end of the stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the end of the stream: the peer has closed its sending side (FIN), and everything it sent has been read. This side may still send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the stream filled the buffer; more may be waiting. TCP keeps the order of bytes, not the borders between sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call recv again for the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the stream had arrived, which is all that waited. TCP keeps the order of bytes, not the borders between sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is now %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel holds %1 for %2, not %3: Linux doubles the value for its own bookkeeping and keeps it within its limits. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This side (%1) reads no more. The peer has not been told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This side (%1) has finished sending: a FIN follows what is queued. It can still receive until the peer finishes, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both directions of %1 are shut. The descriptor stays until close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor is free again. %1 of datagrams that nobody had read were discarded with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor is free again, but %1 were still unread. So the system broke the connection with a reset (RST) in place of a FIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor and its port are free again. The peer is not told: UDP has no connection to end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody listens on %1 any more. Accepted connections live on by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The descriptor is free again, and the system finishes the connection by itself. The side that closes first keeps its port in TIME_WAIT for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name stands for the address %1. The name itself is never sent with the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system made a UDP socket and gave it descriptor %1. It has no address until bind or the first send gives it one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system made a TCP socket and gave it descriptor %1. It is not connected to anybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket has the address %1. The system keeps it until the socket is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection from %1 now has a socket of its own (descriptor %2). The listening socket goes on listening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on this socket talks to %1 only. Nothing was sent, and nobody there knows of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 is open from %2. The other system agreed to it; its program may not have called accept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call without a name returned %1. The recording does not say which it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a UDP server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a UDP client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a TCP server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a TCP client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a connection that accept returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recorder of this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a socket of its own, made by accept. The listening socket stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is %2. It has made no call yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>established</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peer closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a socket and its descriptor. It has no address of its own yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the address %2. Others can send to it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listens on %2 (LISTEN). The system now completes connections, also while nobody calls accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has asked %2 for a connection (SYN-SENT). The other system has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has an open connection with %2 (ESTABLISHED). Both sides may send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peer of %1 has finished sending (CLOSE-WAIT). This side may still send, and has to close, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has finished sending (FIN-WAIT). It can still receive until the peer finishes, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection of %1 was broken by a reset (RST). Nothing more can be sent or received on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has closed its socket. Its descriptor is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is ready to run. It has made no call yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs its program. It makes each call as soon as the one before has returned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is paused between two calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Step for its next call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits before its next call, so that the scene keeps its order. No socket call is blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits for “%2” before its next call, so that the scene keeps its order. No socket call is blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has made the last call of its program. What it left open stays open until it is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was stopped by a person. Its sockets are closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot go on, because a call failed. The call before this event says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the failed call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A state with the unknown code %1. A newer version of this program may know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks up a host name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for a UDP socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for a TCP socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sets %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for its own address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for connections, backlog %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for the next connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for a connection to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hands over %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hands over %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for a datagram, at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will receive no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will send no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives the descriptor back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an address of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing listens there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer broke the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection no longer sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time-out, still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large for one datagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no descriptor left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped while it waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed with %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP from %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the datagram lost: the buffer was too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer broke the connection (RST)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused: nothing listens there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timed out after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no descriptor left of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer does not read: %1 wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 datagram dropped: receive buffer full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 datagrams dropped: receive buffer full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address for “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are too large for one datagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed with %1 unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped replying: two repliers answer each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too fast to keep whole: first bytes only from here on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events missing from the session file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recording ends here, cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a plain program would have seen nothing of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel holds %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt acted on its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt on its own: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned descriptor %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its address is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listens at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned descriptor %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned an empty datagram from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned 0 bytes: end of stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a packet of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an event of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This packet has no field “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it like udp.checksum; --json shows the names of all fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value does not fit into “%1”, which holds at most %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not work: that field cannot hold such a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number like 8888 or 0x22b8, an address, or a name such as udp or syn,ack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not computed from anything, so it cannot be automatic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has room for %2 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave some of the options out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” would have %2, but a header&apos;s length counts in whole words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add zeros at the end, or set the header&apos;s length first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a shorter payload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packet cannot be made of these headers in this order: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with ipv4 or ipv6, and let udp, tcp, icmp or icmpv6 follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These bytes are no IP packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These bytes are a frame of type %1 and no IP packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take bytes from the IP header on, or a frame that carries one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has %1 characters, and at most %2 are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a single packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no bytes in this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste hex digits, a hex dump, or an array of C or Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 has “%2” where a byte should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two hex digits for each byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offset in line %1 does not fit: %2 stand before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check whether a line is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a packet template: one is a JSON object with a list of layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a packet template: one is a JSON object with a list of layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a template of this program, or a file made like one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the system choose the own port (0).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no port after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like 127.0.0.1:8000, [::1]:8000 or localhost:8000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a practice network: that is a JSON object with lists of hosts, routers and links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a practice network: that is a JSON object with lists of hosts, routers and links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a network of this program, or a file made like one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two things in the file are called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of them a name or address of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bytes end too early: “%1” takes %2, and there are %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at where the bytes were cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot have the version %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the header starts where you think.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be %2 here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the bytes that are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 headers stand inside each other; the rest is shown as bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets of link type %1 cannot be opened here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capture on an Ethernet or loopback interface, or on “any”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is neither pcap nor pcapng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither pcap nor pcapng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that tcpdump or Wireshark has written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capture is cut off in the middle of a record, after packet %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capture again, if the rest matters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capture is damaged at byte %1; what stands before it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of “%1” in the file is not one that it can have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with a network of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a value within its range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs raw sockets, which this program does not have here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package with its probe helper, or trace a practice network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no practice network “%1”, and no file of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the networks that come with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe %1 with TTL %2 did not leave this computer: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the route to the target and the firewall of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echo Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echo Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time Exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet Too Big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 type %2, code %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hop limit used up in transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL expired in transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fragments missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extensions (RFC 4884)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hop limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes quoted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte %1 of the whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left to the network card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be checked: not all bytes are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes %1–%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it stands with the path: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more probes follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe %1, a packet of %2, left for %3 with TTL %4: the router where that is used up should say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It asks a hop once more that has not answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its first %1 were written by the system and are concluded here, not seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probe had been given up: it was late, not lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probe had an answer already, so this one counts for nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A probe that left later was answered before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It quotes the probe with another address, port or checksum: there is NAT on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It quotes the probe with another type of service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered probe %2 (TTL %3) after %4: %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered a probe: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system kept its first %1 to itself; they are concluded here, not seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probe %1, TTL %2, to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer to probe %1 from %2: %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer from %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1, unmatched: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probe %1 counts as lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmatched packet from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe %1 is given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packet of %1 came in from %2 that belongs to no probe: %3. It is kept, and counts for nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe %1 counts as lost from here on. An answer may still come; it will be told as late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trace starts, and its target is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trace to %1 starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trace to %1 (%2) starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trace to %1 (%2) starts, across the practice network %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unknown sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The third</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fourth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fifth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sixth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seventh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eighth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ninth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tenth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet left with %1 %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first router took one off, which left 0, so it threw the packet away and sent this message back with the first bytes of what it discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each router took one off. %1 reached 0, threw it away and sent this message back with the first bytes of what it discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not %1 itself that said so, but %2: something on the way, such as a firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet was refused with the words &quot;port unreachable&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet reached %1. No program there has UDP port %2, so it answered that the port is unreachable. For a trace that is the end it looks for: the packet has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routers do not split IPv6 packets, so it was thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet forbids to split it (don&apos;t fragment), so it was thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet of %1 is larger than the next link after %2 takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet of %1 is larger than the next link after %2 takes, which is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 threw the packet away and said why: %2 (type %3, code %4). It goes no further than there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not make sense of a field of the packet&apos;s header and threw it away. Its message points at the byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet was cut into pieces on the way, and not all of them reached %1 in time. It gave up putting them together and sent this message back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 That was enough to reach %2, which sent the bytes of the echo request back in an echo reply. This is the end of the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet got as far as %1, which found no host at %2 and said so. It goes no further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet got as far as %1, which knows no route to %2 and said so. It goes no further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet reached %1, which does not speak its protocol and said so. It has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet was refused with the words &quot;protocol unreachable&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule at %1, as firewalls have them, forbids this packet. It was thrown away, and this message says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet asked %1 for a TCP connection to port %2, and it agreed with SYN and ACK. The packet has arrived, and a program listens there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet asked %1 for a TCP connection to port %2, and it refused with RST. The packet has arrived; no program takes connections there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program with UDP port %1 at %2 answered the datagram. The packet has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer of a kind that this version does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came after the probe had been given up, and still counts as an answer, not as loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A probe of this hop that left later was answered earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same probe was answered a second time; only the first answer counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same probe was answered %1 more times; only the first answer counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quoted packet has another source than the one that left: on the way its address was translated (NAT).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its type of service was changed on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message also tells the MPLS labels that the packet carried when it was discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system told what the message says but did not hand out its first %1: they are concluded from that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back within %1, so it counts as lost. Either the packet or its answer got lost, or whoever had it last does not say so; from here these look the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe %1: %2 %3 → %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe %1: %2 %3 → no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe %1: %2 %3, not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe %1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent at %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reply from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>practice clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kernel time stamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time of this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This packet is no answer to any probe: its protocol or its kind is none that a probe causes. It was kept only because it came in while the trace listened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This packet cannot be trusted: it is too short, its checksum is wrong or its lengths contradict each other. No probe was matched with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a piece of a packet. What it quotes cannot be judged without the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message is about somebody else&apos;s packet: it quotes another identifier or other ports than this trace uses. Another trace or ping on this computer may be meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message quotes a packet that could be of this trace, but no such probe is known: it was never sent, or so long ago that its number was used again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message quotes a probe of this trace with another destination than it was sent to. Somebody on the way rewrote it, or the message is forged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message quotes a probe of this trace with a length that it did not have. Somebody on the way rewrote it, or the message is forged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This packet says that a probe has arrived, but it comes from somebody else than the target. It counts for nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probe that this message is about has been answered before. Only the first answer counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This packet was set aside for a reason that this version does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reassembly Time Exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prohibited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SYN+ACK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system did not take the packet, so it never left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has come back yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s · %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probe %1 was not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trace to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verdict: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no more probes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the headers of the answers stay with the system, and every probe has a port of its own, so that routers with several paths may send each another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the headers of the answers stay with the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes go by %1, as asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes go by raw sockets, which this program may open here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes go by the probe helper, which has the right to open raw sockets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes go by a ping socket, which this system allows without any rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes go by a UDP socket in place of %1, because that needs no rights and nothing else is allowed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes go by a UDP socket, which needs no rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes go by TCP sockets that begin to connect, which needs no rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes cross a practice network inside this program; nothing leaves the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes go by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back at all from the practice network: nobody on the way answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace the target that the network names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back at all, not even from the first router. Most likely a firewall on this computer, or close to it, drops the probes or their answers; or %1 is filtered and no router on the way answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another protocol, or a target that you know to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe could leave: this computer has no route to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection, or trace a practice network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe could leave: a firewall on this computer does not let them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another protocol, or look at the rules of the firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe could leave: they are larger than the first link carries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller size, or allow fragments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe could leave. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe could leave this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another way to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another protocol or port: firewalls let some through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address of the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reassembly time exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>echo reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large for the next link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>administratively prohibited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SYN-ACK: the port is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset: the port is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer to a probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged: a wrong checksum, or lengths that cannot be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fragment, not the whole of a packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about a packet that another program sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about a probe that was never sent, or long ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about a probe to another target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about a probe of another length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claims to be the target, from another address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a duplicate: the probe has its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belongs to no probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw sockets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the probe helper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a UDP socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ping socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP sockets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the practice network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trace is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers from beyond hop %1: the target, or a firewall in front of it, does not answer these probes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another protocol or port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is a loop from hop %1 on: the same routers send the probes round and round until their TTL is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell whoever runs these routers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trace was stopped before it was decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The verdict is of a kind that this program does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at hop %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer beyond hop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loop from hop %1 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dies at hop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hop %1 is silent, but later hops answer: it forwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss at hop %1 ends there: the router limits its answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss begins at hop %1 and goes on behind it: packets are lost on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hop %1 answers later than hops beyond it: it takes its time to answer, not to forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent: later hops answer, so it forwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the system for a packet socket. What it is given leaves by an interface as it is, past everything that the system would write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the system for a raw socket over %1: packets without a port, with headers that the program writes or reads itself. It takes a right that few programs have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its first %1 are concluded here, not seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered packet %2 after %3: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered a packet: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet had such an answer already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet had been given up: the answer was late, not lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A raw socket that hears everything was given a packet of %1 from %2 for %3. It answers none of ours: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packet of %1 came in from %2 for %3 that answers none of ours: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1, packet %2 of the practice network, of %3: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the packet %1 that was sent by hand, or comes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packet %1 to %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer to packet %1 from %2: %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overheard from %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing came back for packet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overheard from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back for packet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet %1, of %2, was written by hand and left for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back for packet %1 as long as it was waited for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sends packets by hand to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hears all of %1 from here on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer hears all of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packets that left: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets that were written by hand are sent to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets that were written by hand are sent to %1, across the practice network %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A raw socket was opened that hears every packet of %1, whoever it is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The raw socket that heard every packet of %1 was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more packets follow. Packets that left: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program may not open raw sockets here, so it cannot send by “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send into a practice network, or UDP through an ordinary socket; the raw helper is for members of the group socketscope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such a packet cannot be sent by “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the way be chosen, or send it into a practice network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no route to “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the destination, or send it into a practice network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link address of “%1” is not known, so a packet cannot be put on the line as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ping it once, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source “%1” is none of this computer&apos;s addresses, and the packet would leave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm that this is meant, or send it into a practice network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet %1, of %2, did not leave: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its size, its destination and the way it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protocol %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hop limit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no IP packet that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong checksum in the IP header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorter than its length field says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its TTL is used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no route to its destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the route says unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the route says prohibited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the route leads into a black hole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too big for the next link, and it may not be cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong checksum in the header behind the IP header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header behind the IP header is cut or impossible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not for this host, and hosts forward nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address that may not appear there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its fragments contradict each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other fragments did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rule of the firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost on the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queue of the link was full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more is under way than the practice network holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this node hears nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its port takes packets in silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody there takes such a packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this node gives no such answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this node limits how many answers it gives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this node gives no answer to the first ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no ICMP error about an ICMP error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no ICMP error about a later fragment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no ICMP error where an address is no single host&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no way back to the sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pings are not answered there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers to answers would never end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forwarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thrown away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made as an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copied by the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut off as a fragment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rewritten by NAT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls of sendto are recorded. From here on those that succeed are left out; every packet is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, each packet is given to the socket with its IP header, and the system changes little of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands in the IP header of each packet: six bits tell the class of traffic, two whether there is congestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It decides whether packets carry don’t-fragment, and whether too large ones are cut or refused (EMSGSIZE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, the system keeps ICMP errors about what this socket sent, and what they quote, for the program to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, UDP datagrams over IPv4 leave without a checksum: the field says 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On, the system makes up a flow label for each flow; off, it is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 put it on the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 passed it on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 passed it on: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it arrived at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was lost on the link after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took it off the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took it off the line: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 owes an answer and keeps it to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 owes an answer and keeps it to itself: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the link after %1 made a copy of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cut off a fragment of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 put its fragments together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rewrote its addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rewrote its addresses: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something happened to it at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over IPv4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gets a copy of every %1 packet that arrives at this end of the practice network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gets a copy of every %1 packet that arrives at this computer, other programs&apos; packets, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over IPv6 it delivers no IPv6 header: that one is concluded from what the system tells and shown lighter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It delivers whole packets, from the IPv4 header on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program may not open raw sockets here. Members of the group &quot;socketscope&quot; can, where the package with its raw helper is installed; in a practice network everybody can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The raw helper opens the socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your %1 in capitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your %1 reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP — an empty datagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP — %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP — %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP type %1, code %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — your %2 came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — with other bytes than yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — quotes your header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 — quotes your header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP SYN+ACK — port %1 takes connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP RST — nobody takes connections on port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP RST — port %1 knows no such connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The datagram arrived: the program with UDP port %1 at %2 sent this one back, to the port that yours came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The echo request arrived at %1, whose kernel sends the same bytes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your SYN arrived, and a program at %1 takes connections on port %2. No kernel here knows of the connection, so yours will reset it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your SYN arrived at %1, where no program takes connections on port %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segment arrived at %1, which knows no connection that it belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet %1. This message says so, and quotes the first bytes of what was thrown away: that is how it is known to be about yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no answer to anything: it goes to another program, or asks something itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too short, its checksum is wrong or its lengths contradict each other, so nothing can be told from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a piece of a packet, and cannot be matched without the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is about a packet that another program sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could be about one of your packets, but none like that was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It quotes a packet of yours with another destination than it was sent to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It quotes a packet of yours with a length that it did not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers like your packet&apos;s target, but comes from somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet that it answers has its answer already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was set aside for a reason that this version does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet had an answer already; this is one more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heard by the raw receiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packet that passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The raw receiver heard it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system made a raw socket and gave it descriptor %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system writes this header itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system computes this field again as the packet leaves, whatever it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system fills in this field because it is zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system writes this field; what the packet says is asked for with setsockopt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The packet says %2, which will not be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned, but overwritten by the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written by the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed by the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filled in by the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by setsockopt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An echo reply asks for no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answers an ICMP error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A TCP reset asks for no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such a packet asks for no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost on the link after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thrown away at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thrown away at %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 owed an answer and kept it to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 owed an answer and kept it to itself: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer was on its way and was lost on the link after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer was on its way and was thrown away at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer was on its way and was thrown away at %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer went to %1, which has the address that the packet names as its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It arrived at %1, where nobody answers it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It arrived at %1, which gives no answer: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a larger TTL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the checksum be automatic again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let lengths and protocol numbers be automatic again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it smaller, or allow to fragment it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again: the link loses some of what it carries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a practice network it can be seen where a packet is thrown away, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back, and nothing tells why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target&apos;s kernel throws it away because of the wrong checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back within the wait. The packet or its answer may have been lost, or whoever had it last keeps silent; from here these look the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is concluded from the packet; nobody said so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sender of packets that were written by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a host or router of a practice network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for a raw socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packet %1 was not sent: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calls of sendto that succeed are left out from here on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its routes for one that prohibits it, or trace another target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet would have %1, and an IP packet has at most %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet would have %1, and the link carries at most %2 at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a shorter payload, or set ipv4.dont_fragment to 0, so that the system may cut the packet into fragments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a shorter payload: by “%1” the system cuts nothing into fragments. By raw or datagram it does, unless ipv4.dont_fragment is 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file stops being JSON in line %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stops being JSON in line %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look there for a missing comma, quote or bracket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” in the file is no name of an address: control characters are none of a name, and it may have 253 bytes at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like server.practice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” in the file is no name of a host or router: that has letters, digits and hyphens only, and 253 of them at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like r1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with a file of that kind that works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it, as a file of that kind that works has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestamp Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestamp Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered a question for its time. The packet has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — its clock shows %2 UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timestamp request arrived at %1, whose kernel says when it came and when this reply left, by its own clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system writes this field; what the packet says is asked for with bind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by bind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, its source, is no address that may appear there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, its destination, is no address that may appear there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an address of the practice host, from which you send, as the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the checksum, and the lengths that it counts over, be automatic again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write addresses of single hosts of the practice network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let no two fragments cover the same bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the other fragments, too, or let it be whole: no more fragments, and the fragment offset 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send something that is no ICMP error itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it whole: with the fragment offset 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the addresses of single hosts as source and destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a destination that %1 has a way to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a destination that a host or router of the network has as its address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave more time between two packets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another protocol or port: the rule may not be about that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask another node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave more time between two packets, and send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it again: later ones are answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send UDP or TCP instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it from a port that answers nothing itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a larger TTL: the answer goes on with what is left of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for less: a shorter payload may have a shorter answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it by a raw socket that is given the IP header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a request, such as an ICMP echo request or a TCP SYN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s kernel throws it away as a martian: IPv4 that comes in by the link and says it is from this computer itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timestamp reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is an IPv6 address, and the field holds an IPv4 one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is an IPv4 address, and the field holds an IPv6 one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one like 127.0.0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one like ::1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source “%1” is a loopback address, which means nothing on any other computer, and the packet would leave this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write this computer&apos;s own address as the source, or confirm that this is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is an %2 address, and %3 was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no %2 address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow either family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the address of no host: programs write it where any address will do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is an address of many hosts, and a trace goes to one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace the address of one host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” may be on each link of this computer, and nothing says on which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the interface behind it, as in %1%eth0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from %1 to 65535 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from 1 to %1: each probe takes the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from 1 to 255.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from 1 to the last TTL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from 1 to 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from 1 to 1024.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose more than 0 and up to 3600 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 0.01 to 86400 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way that was chosen sends %1 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another protocol, or the best way there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs raw packets, which the way that was chosen cannot send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the best way there is: this program may send raw packets here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that this program has no words for (code %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The route changed at hop %1: another router answers there than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The route changed %1 times at hop %2: other routers answer there than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAT is on the way to hop %1: what it quotes shows that the source was translated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quoted packet has the source that it left with, but its checksum belongs to another one: on the way its address was translated (NAT), and translated back in the quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer goes to %1, which the packet names as its source, and not to this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let version and lengths be automatic again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target&apos;s kernel throws it away: an impossible version or length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 hops away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hop away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hops away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answers for TTL %1, and nobody was asked for less: the router there is silent, or something before it drops the probes or their answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin at the first TTL, to see who answers at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe could leave: the practice network has no route to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe could leave: this computer is told not to send to %1, or that is an address of many hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the interface is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a firewall on this computer does not let them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer is told not to send there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger than the first link carries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the interface had no room for more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system did not say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers a probe with TTL %2, so it is %3: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers, %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets of %1 do not get past %2, %3: the next link does not carry as much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets of %1 do not get past %2, %3: the next link carries at most %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a size of %1 in the options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path ends at %1, %2: a firewall there says that it is prohibited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path ends at %1, %2, which says: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target was not reached: the last TTL is %1, and %2 answers there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a higher last TTL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet dies at %1, %2, where its TTL is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached with TTL %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached with the last TTL, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path carries at most %1 bytes at once, as %2 says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 probe could not leave: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 probes could not leave: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>--%1 takes a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws the ladder of a session file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As text, to the terminal (this is what happens by default).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a picture, to a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ladder takes one session file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for messages and shows every call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to bind, as 127.0.0.1:8000 or [::1]:8000; port 0 lets the system choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to send back: none, echo, shout, reverse, time or fixed:TEXT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes that one call may return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections that may wait for accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End after N messages (UDP) or connections closed (TCP).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the lines of a session file as they happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listen takes udp or tcp, and an address like 127.0.0.1:8000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--reply takes none, echo, shout, reverse, time or fixed:TEXT, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no command &quot;%1&quot;; --help lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs a scene and shows every call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a scene, or a file that holds one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the ladder when it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the session to a file while it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run takes one scene. There are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run takes --ladder or --json, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends one message and shows every call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom to send to, as 127.0.0.1:8000, [::1]:8000 or localhost:8000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own address to bind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message as hex digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message from a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait that long for an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send takes udp or tcp, and an address like 127.0.0.1:8000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send takes exactly one of --text, --hex and --file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--wait takes seconds, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, the carry back in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  (the last byte stands alone: padded with 00)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words %1, carries %2, sum %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the complement of %1 is the checksum; with it the sum is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Internet checksum (RFC 1071) of some bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bytes in hex.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bytes as text, in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how each word is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checksum takes either --hex or --text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes a packet by hand, from its IP header on: lengths and checksums are computed unless they are set.
Templates: udp-hello, icmp-echo, ttl-3, tcp-syn, dns-query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet to begin with: a template, or a file with one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a field, such as ipv4.ttl=3, udp.checksum=0xdead, ipv4.protocol=tcp or tcp.flags=syn,ack; =auto computes it again. May be given many times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payload as text, in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payload in hex.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the bytes in hex. This is the default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print all headers, fields and checksums as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a program in Python that sends the packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a program in C that sends the packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a program for scapy that sends the packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>craft does not know what to do with &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>craft prints one of --hex, --json, --python, --c and --scapy at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>craft takes either --payload-text or --payload-hex.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens packets up: every header, every field, every checksum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One packet in hex, from its IP header or its Ethernet header on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A capture file: pcap or pcapng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one JSON object a packet, each on a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decode takes either --hex or --pcap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, checksum right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, checksum wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, checksum wrong here: left to the sender&apos;s network card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, no checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, checksum not known: not all its bytes are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packet %1: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, at %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ladder is longer than a picture should be; the file holds its beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard output could not be written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scene “%1”. There are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--save takes the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With --send craft prints lines, or --json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--forged confirms it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no template “%1”, and no file of that name. There are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This leaves by “%1”, where the system writes %2: what the packet says there will not be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw sockets would send it as it is written: with rights, or for members of the group socketscope. So does a practice network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of packet %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network “%1”, and no file of that name. There are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::app</name>
    <message>
        <source>--first cannot be more than --max.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trace takes one target, a host name or an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hops at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trace to %1, %2, %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets that belong to no probe: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the packet, and print what leaves and what comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is sent: this computer&apos;s network (host, the default), a practice network, or the file of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it leaves: raw, raw-header, link or datagram; otherwise the best there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it so many times; 1 otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds between two of them, or 0 for as fast as they go; 1 otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field, such as udp.source_port, that counts up by one with each packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds to wait for what comes back; 2 otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the session to a file while it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what left and what came in to a capture file when it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 goes with --send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, a source that is none of this computer&apos;s addresses, or a loopback address, may leave this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--protocol udp or tcp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave %1 out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--via %1 sends %2 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave --via or --protocol out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs raw packets, which --via %2 cannot send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave --via out: raw packets may be sent here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::app::Application</name>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running as root, which Socketscope does not need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be read and start afresh. The damaged file is now %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session from %1 was not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sessions were not closed, the newest from %1. All are on the page Home.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the newest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::app::Reader</name>
    <message>
        <source>--%1 takes a number of seconds from %2 to %3, not &quot;%4&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes %2, not &quot;%3&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 do not go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--way takes raw, raw-header, link or datagram, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--way is for this computer&apos;s network; a practice network has one way in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 needs a --count of 2 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes a number of seconds from 0 to 3600, not &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--save and --pcapng need a file each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::Banner</name>
    <message>
        <source>Dismiss this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::CardHead</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BSD calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::ChecksumModel</name>
    <message>
        <source>+1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pseudo-header: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running sum</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::ChecksumView</name>
    <message>
        <source>Checksum of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum added up word by word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no checksum here whose bytes are all known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These bytes were not seen but concluded, so there is nothing to check: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::CodePanel</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet as a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it with: %1
With --hex it prints the bytes and sends nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::Commands</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Socketscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop everything that runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the page “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::ComparisonModel</name>
    <message>
        <source>the same in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::ComparisonView</name>
    <message>
        <source>The two packets field by field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::CraftBar</name>
    <message>
        <source>ICMP echo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP SYN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw IPv4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets to start from, and your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packet from a hex dump, of any program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often, how far apart, and what counts up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet as code or as hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::CraftPage</name>
    <message>
        <source>Paste a packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets as pcapng…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the headers as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send with that source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum, added up step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every field as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet as Python, C and scapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent and what came back, opened up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw sockets that hear what passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Craft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP header by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP header by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP header by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMPv6 header by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4 header by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 header by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw IPv4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet goes to %1, which this practice network does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address it from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use addresses of the practice network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— no internet needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet comes from %1, which this practice network does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address it to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it come from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent; why stands above.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::CraftStrip</name>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum, fields, code and packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best way (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::EndpointCard</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shout back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text to reply with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One call of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listens on every network of this computer: anyone there can reach this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone on the network of %1 can reach this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open: anyone on this network can send to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open: anyone on this network can connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server sends back for what it received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it to this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::EndpointFields</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers of this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk to a server of this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of %1, taken once it is bound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::EndpointPanel</name>
    <message>
        <source>UDP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By Qt classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session read from a file: it can be looked at, and nothing of it runs. Add an endpoint to start a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be the name: it is taken, or holds one of . # * ~</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::FieldList</name>
    <message>
        <source>Fields of the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it be computed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::FieldModel</name>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned ×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned by you. Press (or Delete) to let it be computed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed from the rest of the packet. Write a value to pin it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::GridView</name>
    <message>
        <source>Turn over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet&apos;s headers, field by field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::HexArea</name>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind the last byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte %1 is %2  %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A header keeps its length: only bytes of the payload can be added or removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::HexView</name>
    <message>
        <source>Copy as hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as C array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Python bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::HomePage</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what your sockets do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every call, every byte — from real sockets on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::HopModel</name>
    <message>
        <source>TTL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many routers a probe may pass: this one takes the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address looked up in the DNS, where that is switched on, and remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autonomous system: whose network the address is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes without an answer, of those that were answered or given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes sent with this TTL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last round trip, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quickest round trip, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of the round trips, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slowest round trip, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample standard deviation of the round trips, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean difference of consecutive round trips, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference of the last two round trips, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest difference of consecutive round trips, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interarrival jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothed as in RFC 3550, in milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range 0–%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the best to the worst round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last round trips, newest at the right; red: lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2 ms, %3 on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last %1 round trips; red: lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes that this address answered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::HopTable</name>
    <message>
        <source>Hops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a call, an arrow or a row of the log to see what it means and its bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belongs together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quoted bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the first %1 of %2. The flow was too fast to keep all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where these bytes went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where these bytes came from</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::LadderView</name>
    <message>
        <source>Ladder of socket calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new ↓</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::LatencyCanvas</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hop %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::LatencyPlot</name>
    <message>
        <source>Latency over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No latency yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once a trace runs, the round trips of the chosen hops are drawn here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the whole trace (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the newest probes and stay with them (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which hops are drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the plot to choose a period; the table then counts only that. Shift and drag does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency over time: hop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency over time: hops %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First, last and selected hop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · red × = lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Arrow keys pan, plus and minus zoom, Home shows all, End follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period %1  ×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hop %1 · %2
Probe %3, sent %4 s after the start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::LayerChoice</name>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>payload only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type %1, code %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::LogModel</name>
    <message>
        <source>call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::LogView</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name, call, address, error or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new ↓</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::MainWindow</name>
    <message>
        <source>%1 — Socketscope</source>
        <comment>title of the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions (*.sockscope)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::MessagePanel</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message as hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>68 65 6c 6c 6f</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CR LF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NUL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::NetworkBox</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::OptionSection</name>
    <message>
        <source>Option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>—</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value asked for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value that the kernel holds for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a multicast group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>239.255.0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multicast group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interface&apos;s address, or empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the interface to join on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::OptionsDialog</name>
    <message>
        <source>Options of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Socket options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often (0: until stopped)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One every … milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own address (empty: the system chooses)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close at the end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::OptionsPanel</name>
    <message>
        <source>Options of the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t fragment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the path MTU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gentle: find the distance first, never probe beyond the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way of sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP, no rights needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ping sockets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP, no rights needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dublin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every probe has a port of its own, so routers with several paths may send each another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports stay the same, so all probes take one path; the checksum tells them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports and checksum stay the same, so all probes take one path, through NAT too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer&apos;s network that needs raw packets: the probe helper, or rights of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up host names (asks your name server about every hop)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AS numbers:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this build cannot read them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from an MMDB file of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A practice network knows its names by itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::PacketEditor</name>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let %1 be computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change byte %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the headers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::PacketInspector</name>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::PacketPanel</name>
    <message>
        <source>Packet inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packet chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a packet under Replies to see what left, what came back, and every byte of both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>concluded: the system kept it to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written by the system, not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::PacketView</name>
    <message>
        <source>Layers and fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::PassModel</name>
    <message>
        <source>no packet that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::PasteDialog</name>
    <message>
        <source>Use these bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text with a packet in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>45 00 00 21 00 00 40 00 40 11 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hex dump of Wireshark, tcpdump -xx or xxd, plain hex digits, an array of C, or bytes of Python: from the IP header on, or a whole frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::PathView</name>
    <message>
        <source>The path, hop by hop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::PayloadEditor</name>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload as hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file for the payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload — %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long to be written here. Change its bytes where the whole packet is shown, or take another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These bytes are no text that can be typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::PortInput</name>
    <message>
        <source>0 lets the system choose a port. It is shown here once the socket is bound.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::ProbeInspector</name>
    <message>
        <source>Probe inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a hop, or a point of the plot, to see the packet that left and the one that came back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has come back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::ProgramDialog</name>
    <message>
        <source>Program of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each accepted connection:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::ReceiveSection</name>
    <message>
        <source>Wait for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer in bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up after seconds (0: never)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until an empty datagram comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until the end of the stream (b&apos;&apos;)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until a number of bytes came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until a delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a length in front of each message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again and again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When receiving is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as \r\n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of the length: 1, 2 or 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of the length</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::ReceiverPanel</name>
    <message>
        <source>UDP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw receiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::RecentList</name>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions that you open or save appear here. Drop a .sockscope file anywhere in this window to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list of recent sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::RepliesPanel</name>
    <message>
        <source>Replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent packets and what came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets that belong to none that was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send puts the packet on the network; what comes back is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else has passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets that come in and answer none of yours are listed here, and all that a raw receiver hears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once a packet is sent, each socket call and each packet has its row here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a practice network shows what happens on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What passes (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::ReplyModel</name>
    <message>
        <source>answered; the list no longer keeps how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list no longer keeps it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::SceneList</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::SendPanel</name>
    <message>
        <source>Send %1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send %1× every %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every … ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts up with each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 1,000,000 packets can be sent at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two packets are 0 to 3,600,000 milliseconds apart.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::StatusBar</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::StepList</name>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::StepRow</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::StepTable</name>
    <message>
        <source>The checksum added up word by word</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::StrayList</name>
    <message>
        <source>These packets came in while the trace ran and belong to none of its probes. They count for nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmatched replies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::SumsPanel</name>
    <message>
        <source>Checksum of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the start (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step forward (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All steps (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change two words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes two words of the packet so that the checksum still holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pins the checksum to a wrong value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the checksum be computed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add every 16-bit word; fold the carry back in; flip all the bits. An odd last byte is padded with zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it wrong on purpose and see the system drop it silently, or damage the packet so that nobody can tell:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no checksum in this packet: the header of IPv6 has none, it leaves that to what it carries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receiver&apos;s check comes last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change two words unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no two words here that could be changed without changing more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::TalkPage</name>
    <message>
        <source>Watch a message travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a first scene, or add a server and a client at the left: every call of both ends shows here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run UDP hello</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder as SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder as plain text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::TalkToolBar</name>
    <message>
        <source>Run all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the chosen event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run every endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one call, of the first endpoint that can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new session with the same endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row for each event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distances are times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no scene</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::TargetBox</name>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::TemplateMenu</name>
    <message>
        <source>Packet templates (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as template…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open template file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as template file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it called?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a packet template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the packet as template</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::TracePage</name>
    <message>
        <source>Trace a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See every router between here and a target, in one round trip. Try it on the practice network: seven hops inside this program, nothing leaves this computer. For a real path, type a name or an address above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace the practice network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report as text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hops as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace as JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets as pcapng…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture as SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Classic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use either family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a database of autonomous systems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMDB files (*.mmdb);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no MMDB database. Choose one such as GeoLite2-ASN.mmdb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— no internet needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>network, verdict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the source empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the options</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::TraceStrip</name>
    <message>
        <source>Try TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the chosen probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the hops as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture and the table stand still; the trace goes on. Copies and exports hold what is shown, a saved session holds all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::TraceToolBar</name>
    <message>
        <source>Trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hop once, all at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again and again, until you stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One packet that dies at a hop of your choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4 or 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options (%1) ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this system does not allow it, UDP is sent in its place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>socketscope::ui::WayView</name>
    <message>
        <source>No packet chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a packet under Replies to see which routers it came by, what happened to it there, and how it arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the packet came by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has arrived nowhere. This is how it was when it was last seen, at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>std</name>
    <message>
        <source>Finds the routers on the way to a target: all hops at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host name or an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s network (host, the default), a practice network, or the file of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How probes leave: auto (the default), raw, udp, ping or tcp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What probes are: icmp, udp or tcp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stays the same from probe to probe: classic, paris or dublin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first TTL; 1 otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last TTL; 30 otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes with this TTL only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes for each hop (and round); 1 otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probes all hops again and again, so many times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds from round to round; 1 otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination port: 33434 for UDP, 80 for TCP otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of each whole packet; 60 otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds after which a probe counts as lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the distance first and sends as few probes as can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the names of addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one JSON object when it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a table of comma-separated values when it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a table as mtr does when it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the session to a file while it runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>Use --size %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
