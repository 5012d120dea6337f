// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/craft/sums/sumspanel.h"

#include "ui/craft/sums/resultbox.h"
#include "ui/craft/sums/steptable.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/labels.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace socketscope::ui {

namespace {

constexpr std::uint16_t wrong = 0xdead;
constexpr std::uint16_t wrongOtherwise = 0xbeef; ///< where the other is right

QString hex(std::uint16_t word)
{
    return QStringLiteral("0x%1").arg(word, 4, 16, QLatin1Char('0'));
}

std::uint16_t wrongFor(const craft::Packet& packet, const CraftedChecksum& checksum, ByteView bytes)
{
    const auto field = packet.layers()[checksum.layer].find(
        std::string_view(checksum.field).substr(checksum.field.find('.') + 1));
    return field && packet.computed(checksum.layer, *field, bytes) == wrong ? wrongOtherwise : wrong;
}

QLabel* makeParagraph(LabelStyle style, QWidget* parent, const QString& text = {})
{
    QLabel* label = makeLabel(text, style, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setParagraph(QLabel* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

SumsPanel::SumsPanel(PacketEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_model(new ChecksumModel(this))
    , m_table(new StepTable(*m_model, this))
    , m_choice(new FlatComboBox(tr("Checksum of"), this))
    , m_first(makeIconButton(QStringLiteral("tostart"), tr("From the start (Home)"), this))
    , m_back(makeIconButton(QStringLiteral("back"), tr("One step back (Left)"), this))
    , m_forward(makeIconButton(QStringLiteral("forward"), tr("One step forward (Right)"), this))
    , m_all(makeIconButton(QStringLiteral("toend"), tr("All steps (End)"), this))
    , m_position(makeLabel({}, LabelStyle::Small, this))
    , m_result(new ResultBox(this))
    , m_zero(makeParagraph(LabelStyle::Body, this))
    , m_receiver(makeParagraph(LabelStyle::Body, this))
    , m_none(makeParagraph(LabelStyle::Quiet, this))
    , m_unseen(makeParagraph(LabelStyle::Body, this))
    , m_change(makeButton(tr("Change two words"), {}, this))
    , m_break(makeButton(hex(wrong), {}, this))
    , m_mend(makeLinkButton(tr("Put it right"), this))
{
    build();
    join();
    refresh();
}

void SumsPanel::build()
{
    m_change->setToolTip(tr("Changes two words of the packet so that the checksum still holds"));
    m_break->setToolTip(tr("Pins the checksum to a wrong value"));
    m_mend->setToolTip(tr("Lets the checksum be computed again"));
    for (QLabel* label : {m_zero, m_receiver})
        label->setFont(unshaped(label->font()));
    auto* explanation = makeParagraph(LabelStyle::Quiet, this,
        tr("Add every 16-bit word; fold the carry back in; flip all the bits. An odd last byte is padded "
           "with "
           "zero."));
    auto* wrongly = makeParagraph(LabelStyle::Quiet, this,
        tr("Set it wrong on purpose and see the system drop it silently, or damage the packet so that nobody "
           "can "
           "tell:"));
    QWidget* steps = makeStepRow();
    QWidget* buttons = makeBreakRow();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*> {explanation, steps})
        column->addWidget(part);
    column->addWidget(m_table, 1);
    for (QWidget* part :
        std::initializer_list<QWidget*> {m_none, m_result, m_zero, m_receiver, wrongly, buttons, m_unseen})
        column->addWidget(part);
    column->addStretch();
    m_ofASum = {explanation, steps, m_table, m_result, m_receiver, wrongly, buttons};
}

QWidget* SumsPanel::makeStepRow()
{
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_choice);
    row->addStretch();
    row->addWidget(m_position);
    row->addSpacing(4);
    for (QToolButton* button : {m_first, m_back, m_forward, m_all})
        row->addWidget(button);
    return holder;
}

QWidget* SumsPanel::makeBreakRow()
{
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QPushButton* button : {m_break, m_change, m_mend})
        row->addWidget(button);
    row->addStretch();
    return holder;
}

void SumsPanel::join()
{
    connect(&m_editor, &PacketEditor::changed, this, &SumsPanel::refresh);
    connect(&m_editor, &PacketEditor::selectionChanged, this, &SumsPanel::followSelection);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        m_wanted = m_checksums[static_cast<std::size_t>(index)].field;
        m_step = INT_MAX;
        showSum();
    });
    connect(m_table, &StepTable::rowChosen, this, &SumsPanel::chooseRow);
    connect(m_table, &StepTable::stepped, this, [this](int by) { setStep(step() + by); });
    connect(m_table, &StepTable::skipped, this, [this](bool toEnd) { setStep(toEnd ? steps() : 0); });
    connect(m_first, &QToolButton::clicked, this, [this] { setStep(0); });
    connect(m_back, &QToolButton::clicked, this, [this] { setStep(step() - 1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { setStep(step() + 1); });
    connect(m_all, &QToolButton::clicked, this, [this] { setStep(steps()); });
    connect(m_change, &QPushButton::clicked, this, &SumsPanel::changeUnseen);
    connect(m_break, &QPushButton::clicked, this, &SumsPanel::breakIt);
    connect(m_mend, &QPushButton::clicked, this, &SumsPanel::mend);
}

void SumsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        followSelection();
}

const CraftedChecksum* SumsPanel::current() const
{
    if (m_checksums.empty())
        return nullptr;
    const auto wanted = std::ranges::find(m_checksums, m_wanted, &CraftedChecksum::field);
    return wanted == m_checksums.end() ? &m_checksums.front() : &*wanted;
}

std::string SumsPanel::shown() const
{
    const CraftedChecksum* const checksum = current();
    return checksum ? checksum->field : std::string();
}

/// The checksum of the layer that is chosen; empty where it has none.
std::string SumsPanel::fieldOfSelection() const
{
    const PacketSelection& selection = m_editor.selection();
    const auto& layers = m_editor.layers();
    for (std::size_t at = 0; at < layers.size() && selection.length > 0; ++at) {
        const std::size_t end = layers[at].offset + layers[at].length;
        const auto own = std::ranges::find(m_checksums, at, &CraftedChecksum::layer);
        if (selection.offset >= layers[at].offset && selection.offset < end && own != m_checksums.end())
            return own->field;
    }
    return {};
}

void SumsPanel::refresh()
{
    m_checksums = checksumsIn(m_editor.packet(), m_editor.bytes());
    m_isStale = !isVisible();
    if (!m_isStale)
        showSum();
}

void SumsPanel::showSum()
{
    const CraftedChecksum* const checksum = current();
    for (QWidget* part : m_ofASum)
        part->setVisible(checksum != nullptr);
    setParagraph(m_none,
        checksum
            ? QString()
            : tr(
                "There is no checksum in this packet: the header of IPv6 has none, it leaves that to what it "
                "carries."));
    showChoices();
    if (checksum) {
        const Bytes& bytes = m_editor.bytes();
        m_model->setSum({checksum->checksum, bytes, ownFields(m_editor.packet(), bytes)});
        setParagraph(m_zero, zeroText(m_model->sum()));
        m_break->setText(hex(wrongFor(m_editor.packet(), *checksum, bytes)));
        m_mend->setVisible(m_editor.packet().state(checksum->field) == craft::FieldState::Pinned);
    } else {
        setParagraph(m_zero, {});
    }
    const bool isUnseen = checksum && m_lastUnseen && m_lastUnseen->packet == m_editor.packet();
    setParagraph(m_unseen, isUnseen ? unseenText(*m_lastUnseen) : QString());
    std::vector<int> changed;
    if (isUnseen)
        for (const std::size_t offset : m_lastUnseen->offsets)
            changed.push_back(static_cast<int>(m_model->sum().rowsOf(offset, 2).first));
    m_model->setChanged(std::move(changed));
    showStep();
    light();
}

void SumsPanel::showChoices()
{
    bool isSame = static_cast<std::size_t>(m_choice->count()) == m_checksums.size();
    for (int i = 0; isSame && i < m_choice->count(); ++i)
        isSame = m_choice->itemText(i) == m_checksums[static_cast<std::size_t>(i)].checksum.name;
    if (!isSame) {
        m_choice->clear();
        for (const CraftedChecksum& each : m_checksums)
            m_choice->addItem(each.checksum.name);
    }
    if (const CraftedChecksum* const checksum = current())
        m_choice->setCurrentIndex(static_cast<int>(checksum - m_checksums.data()));
}

int SumsPanel::steps() const
{
    return current() ? m_model->rowCount() + 2 : 0;
}

int SumsPanel::step() const
{
    return std::min(m_step, steps());
}

/// All steps stay all, also where there are more words afterwards.
void SumsPanel::setStep(int step)
{
    const int wanted = std::clamp(step, 0, steps());
    if (wanted == this->step())
        return;
    m_step = wanted == steps() ? INT_MAX : wanted;
    showStep();
    if (wanted >= 1 && wanted <= m_model->rowCount())
        chooseRow(wanted - 1);
}

void SumsPanel::showStep()
{
    const CraftedChecksum* const checksum = current();
    if (!checksum)
        return;
    const int words = m_model->rowCount();
    const int now = step();
    const ChecksumSum& sum = m_model->sum();
    m_model->setReached(std::min(m_step, words));
    m_position->setText(now <= words ? tr("%1 of %2").arg(now).arg(words)
            : now == words + 1       ? tr("complement")
                                     : tr("all"));
    m_result->setOutcome(now <= words ? outcomeSoFar(sum, static_cast<std::size_t>(now)) : outcomeOf(sum));
    m_receiver->setText(
        now < steps() ? tr("The receiver's check comes last.") : receiverText(*checksum, sum));
    m_first->setEnabled(now > 0);
    m_back->setEnabled(now > 0);
    m_forward->setEnabled(now < steps());
    m_all->setEnabled(now < steps());
}

void SumsPanel::chooseRow(int row)
{
    const ChecksumSum::Range bytes = m_model->sum().bytesOf(static_cast<std::size_t>(row));
    {
        const QScopedValueRollback guard(m_isChoosing, true);
        m_editor.selectBytes(bytes.first, bytes.count);
    }
    m_table->light({static_cast<std::size_t>(row), 1});
}

void SumsPanel::light()
{
    const PacketSelection& selection = m_editor.selection();
    m_table->light(
        current() ? m_model->sum().rowsOf(selection.offset, selection.length) : ChecksumSum::Range {});
}

/// What is chosen elsewhere decides whose checksum is shown: that of its layer, else the transport's. Without
/// a choice all stays as it was.
void SumsPanel::followSelection()
{
    if (m_isChoosing)
        return;
    if (!isVisible()) {
        m_isStale = true;
        return;
    }
    if (m_isStale)
        refresh();
    if (m_editor.selection().length > 0) {
        const std::string before = shown();
        m_wanted = fieldOfSelection();
        if (shown() != before)
            return showSum();
    }
    light();
}

void SumsPanel::changeUnseen()
{
    const CraftedChecksum* const checksum = current();
    if (!checksum)
        return;
    m_lastUnseen = craft::changeUnseen(m_editor.packet(), checksum->layer);
    if (m_lastUnseen)
        m_editor.replace(m_lastUnseen->packet, tr("Change two words unseen"));
    else
        setParagraph(
            m_unseen, tr("There are no two words here that could be changed without changing more."));
}

void SumsPanel::breakIt()
{
    if (const CraftedChecksum* const checksum = current()) {
        const std::uint16_t value = wrongFor(m_editor.packet(), *checksum, m_editor.bytes());
        static_cast<void>(m_editor.set(checksum->field, hex(value).toStdString()));
    }
}

void SumsPanel::mend()
{
    if (const CraftedChecksum* const checksum = current())
        static_cast<void>(m_editor.unpin(checksum->field));
}

} // namespace socketscope::ui
