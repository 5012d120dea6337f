<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>socketscope::app::Application</name>
    <message numerus="yes">
        <source>%Ln sessions were not closed, the newest from %1. All are on the page Home.</source>
        <translation>
            <numerusform>A session from %1 was not closed.</numerusform>
            <numerusform>%Ln sessions were not closed, the newest from %1. All are on the page Home.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socketscope::ui::StatusBar</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
</TS>
