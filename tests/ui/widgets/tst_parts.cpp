// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notebox.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statechip.h"

#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

using namespace socketscope::ui;
using namespace Qt::StringLiterals;

class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void segmentsMoveByArrowKeysAndAreOneTabStop();
    void aDisabledSegmentIsSkippedByTheKeyboard();
    void settingTheSegmentThatHoldsSaysNothing();
    void segmentsAreRadioButtonsToAssistiveTechnology();
    void aFieldShowsItsErrorAndTellsAssistiveTechnology();
    void aRowShowsTheFirstErrorOfItsFields();
    void theLabelOfAFieldIsItsAccessibleName();
    void aChipHidesWithoutAState();
    void markupStaysText();
    void theButtonOfAnEmptyStateIsReachedByKeyboard();
    void anEmptyStateWithoutActionHasNoButton();
    void aBannerOffersItsActionAndGoesAway();
    void aChoiceIgnoresTheWheel();
    void aShortenedLabelKeepsTheWholeTextAsToolTip();
};

void TestParts::segmentsMoveByArrowKeysAndAreOneTabStop()
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* before = new QLineEdit;
    auto* segments = new SegmentedControl({u"Text"_s, u"Hex"_s, u"File"_s}, u"Message as"_s);
    auto* after = new QLineEdit;
    column->addWidget(before);
    column->addWidget(segments);
    column->addWidget(after);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy changed(segments, &SegmentedControl::currentChanged);
    before->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(segments->current(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(segments->current(), 2);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(segments->current(), 1);
    QCOMPARE(changed.count(), 3);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), after);
    QTest::keyClick(after, Qt::Key_Backtab);
    QVERIFY(segments->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestParts::aDisabledSegmentIsSkippedByTheKeyboard()
{
    SegmentedControl segments({u"A"_s, u"B"_s, u"C"_s}, u"Letter"_s);
    segments.setChoiceEnabled(1, false);
    segments.show();
    segments.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&segments));
    segments.findChild<QRadioButton*>()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(segments.current(), 2);
}

void TestParts::settingTheSegmentThatHoldsSaysNothing()
{
    SegmentedControl segments({u"UDP"_s, u"TCP"_s}, u"Protocol"_s);
    QSignalSpy changed(&segments, &SegmentedControl::currentChanged);
    segments.setCurrent(0);
    QCOMPARE(changed.count(), 0);
    segments.setCurrent(1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toInt(), 1);
    segments.setCurrent(7);
    QCOMPARE(segments.current(), 1);
}

void TestParts::segmentsAreRadioButtonsToAssistiveTechnology()
{
    SegmentedControl segments({u"UDP"_s, u"TCP"_s}, u"Protocol"_s);
    QAccessibleInterface* group = QAccessible::queryAccessibleInterface(&segments);
    QCOMPARE(group->text(QAccessible::Name), u"Protocol"_s);
    QCOMPARE(group->childCount(), 2);
    QCOMPARE(group->child(1)->role(), QAccessible::RadioButton);
    QCOMPARE(group->child(1)->text(QAccessible::Name), u"TCP"_s);
    QVERIFY(group->child(0)->state().checked);
    QVERIFY(!group->child(1)->state().checked);
}

void TestParts::aFieldShowsItsErrorAndTellsAssistiveTechnology()
{
    FormField field(u"Port"_s);
    field.show();
    field.setError(u"A port is a number from 0 to 65535."_s);
    bool isShown = false;
    for (const QLabel* label : field.findChildren<QLabel*>())
        isShown = isShown || (label->isVisible() && label->text() == field.error());
    QVERIFY(isShown);
    QCOMPARE(field.lineEdit()->accessibleDescription(), field.error());
    QVERIFY(field.lineEdit()->property("invalid").toBool());
    field.setError({});
    for (const QLabel* label : field.findChildren<QLabel*>())
        QVERIFY(label->isHidden() || label->text() == u"Port"_s);
    QVERIFY(!field.lineEdit()->property("invalid").toBool());
}

void TestParts::aRowShowsTheFirstErrorOfItsFields()
{
    FormRow row;
    auto* address = new FormField(u"Address"_s);
    auto* port = new FormField(u"Port"_s);
    row.addField(address, 2);
    row.addField(port);
    row.show();
    const auto shown = [&row] {
        QStringList texts;
        for (const QLabel* label : row.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text() != u"Address"_s && label->text() != u"Port"_s)
                texts << label->text();
        }
        return texts;
    };
    port->setError(u"second"_s);
    QCOMPARE(shown(), QStringList {u"second"_s});
    address->setError(u"first"_s);
    QCOMPARE(shown(), QStringList {u"first"_s});
    address->setError({});
    port->setError({});
    QCOMPARE(shown(), QStringList {});
}

void TestParts::theLabelOfAFieldIsItsAccessibleName()
{
    FormField field(u"Own port"_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(field.lineEdit())->text(QAccessible::Name), u"Own port"_s);
}

void TestParts::aChipHidesWithoutAState()
{
    StateChip chip;
    chip.setState(u"LISTEN"_s, &Theme::server);
    QVERIFY(!chip.isHidden());
    QVERIFY(chip.sizeHint().width() > QFontMetrics(chip.font()).horizontalAdvance(u"LISTEN"_s));
    chip.setState({});
    QVERIFY(chip.isHidden());
}

void TestParts::markupStaysText()
{
    const QString hostile = u"<b>bold</b><img src=x>"_s;
    NoteBox note(hostile);
    Banner banner;
    banner.showMessage(hostile);
    const EmptyState empty(hostile, hostile, {});
    StateChip chip;
    chip.setState(hostile);
    const ElidedLabel elided(hostile);
    QList<QLabel*> labels
        = note.findChildren<QLabel*>() + banner.findChildren<QLabel*>() + empty.findChildren<QLabel*>();
    QCOMPARE(labels.size(), 4);
    labels << &chip;
    for (const QLabel* label : labels) {
        QCOMPARE(label->text(), hostile);
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QCOMPARE(elided.textFormat(), Qt::PlainText);
    QCOMPARE(makeLabel(hostile, LabelStyle::Body, &note)->textFormat(), Qt::PlainText);
}

void TestParts::theButtonOfAnEmptyStateIsReachedByKeyboard()
{
    EmptyState empty(u"Nothing here"_s, u"Run a scene."_s, u"Run UDP hello"_s);
    empty.show();
    empty.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&empty));
    QSignalSpy triggered(&empty, &EmptyState::actionTriggered);
    QTest::keyClick(&empty, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), empty.button());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(triggered.count(), 1);
}

void TestParts::anEmptyStateWithoutActionHasNoButton()
{
    const EmptyState empty(u"Nothing here"_s, u"Nothing to do."_s, {});
    QCOMPARE(empty.button(), nullptr);
    QCOMPARE(empty.findChildren<QAbstractButton*>().size(), 0);
}

void TestParts::aBannerOffersItsActionAndGoesAway()
{
    Banner banner;
    QVERIFY(banner.isHidden());
    QSignalSpy triggered(&banner, &Banner::actionTriggered);
    QSignalSpy dismissed(&banner, &Banner::dismissed);
    banner.showMessage(u"A session from 14:02 was not closed."_s, u"Open it"_s);
    QVERIFY(!banner.isHidden());
    for (QAbstractButton* button : banner.findChildren<QAbstractButton*>()) {
        QVERIFY(!button->accessibleName().isEmpty());
        button->click();
    }
    QCOMPARE(triggered.count(), 1);
    QCOMPARE(dismissed.count(), 1);
    QVERIFY(banner.isHidden());
    banner.showMessage(u"No space left."_s, {}, Banner::Tone::Failure);
    QCOMPARE(banner.findChild<QPushButton*>()->isHidden(), true);
}

void TestParts::aChoiceIgnoresTheWheel()
{
    FlatComboBox choice(u"When received"_s);
    choice.addItems({u"Nothing"_s, u"Echo"_s, u"Shout back"_s});
    choice.setCurrentIndex(1);
    choice.show();
    QWheelEvent wheel(QPointF(5, 5), QPointF(5, 5), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    QApplication::sendEvent(&choice, &wheel);
    QCOMPARE(choice.currentIndex(), 1);
    QCOMPARE(choice.accessibleName(), u"When received"_s);
    QTest::keyClick(&choice, Qt::Key_Down);
    QCOMPARE(choice.currentIndex(), 2);
}

void TestParts::aShortenedLabelKeepsTheWholeTextAsToolTip()
{
    ElidedLabel label(u"a-long-name-of-a-session & more.sockscope"_s);
    label.show();
    label.resize(60, 20);
    QCOMPARE(label.toolTip(), u"a-long-name-of-a-session &amp; more.sockscope"_s);
    label.resize(2000, 20);
    QVERIFY(label.toolTip().isEmpty());
}

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
