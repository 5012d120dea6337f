<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
    <name>Recent</name>
    <message>
        <source>yesterday %1</source>
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
        <source>There is no scene “%1”. There are: %2.</source>
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
    <name>socketscope::ui::Banner</name>
    <message>
        <source>Dismiss this message</source>
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
</TS>
