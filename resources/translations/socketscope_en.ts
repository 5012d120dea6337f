<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>StepWords</name>
    <message numerus="yes">
        <source> %n times</source>
        <translation>
            <numerusform> %n time</numerusform>
            <numerusform> %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> %n times%1</source>
        <translation>
            <numerusform> %n time%1</numerusform>
            <numerusform> %n times%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
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
