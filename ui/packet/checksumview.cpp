// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packet/checksumview.h"

#include "ui/theme/theme.h"
#include "ui/widgets/flatcombobox.h"
#include "ui/widgets/labels.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace socketscope::ui {
namespace {

constexpr int leastTableHeight = 160;
constexpr int leastColumnWidth = 24;

} // namespace

ChecksumView::ChecksumView(QWidget* parent)
    : QWidget(parent)
    , m_model(new ChecksumModel(this))
    , m_choice(new FlatComboBox(tr("Checksum of"), this))
    , m_table(new QTableView(this))
    , m_result(makeLabel({}, LabelStyle::Body, this))
{
    m_table->setModel(m_model);
    m_table->setFont(codeFont(0.78));
    for (const int column : {ChecksumModel::Origin, ChecksumModel::Running})
        m_table->setColumnHidden(column, true);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setMinimumHeight(leastTableHeight);
    m_table->setAccessibleName(tr("The checksum added up word by word"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(m_table->font()).height() + 4);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ChecksumModel::What, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStyleSheet(QStringLiteral("QHeaderView::section { padding: 3px 4px; }"));
    m_table->horizontalHeader()->setFont(textFont(0.8));
    m_table->horizontalHeader()->setMinimumSectionSize(leastColumnWidth);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_choice, 0, Qt::AlignLeft);
    column->addWidget(m_table, 1);
    column->addWidget(m_result);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ChecksumView::showEntry);
    setPackets({});
}

void ChecksumView::setPackets(std::vector<Titled> packets)
{
    const QSignalBlocker blocker(m_choice);
    m_packets = std::move(packets);
    m_dissections.clear();
    m_entries.clear();
    m_choice->clear();
    for (std::size_t i = 0; i < m_packets.size(); ++i) {
        const Titled& each = m_packets[i];
        m_dissections.push_back(wire::dissect(each.packet.linkType, each.packet.bytes));
        for (PacketChecksum& checksum : checksumsOf(each.packet, m_dissections.back())) {
            m_choice->addItem(
                each.title.isEmpty() ? checksum.name : tr("%1: %2").arg(each.title, checksum.name));
            m_entries.push_back({i, std::move(checksum)});
        }
    }
    m_choice->setVisible(!m_entries.empty());
    showEntry(m_entries.empty() ? -1 : 0);
}

void ChecksumView::showEntry(int index)
{
    const bool isSome = index >= 0 && static_cast<std::size_t>(index) < m_entries.size();
    const bool isSeen = isSome && !m_entries[static_cast<std::size_t>(index)].checksum.concluded;
    m_table->setVisible(isSeen);
    if (!isSome)
        return m_result->setText(tr("There is no checksum here whose bytes are all known."));
    const Entry& entry = m_entries[static_cast<std::size_t>(index)];
    if (!isSeen)
        return m_result->setText(
            tr("These bytes were not seen but concluded, so there is nothing to check: %1.")
                .arg(m_packets[entry.packet].packet.inferredReason));
    m_model->setSum({entry.checksum, m_packets[entry.packet].packet.bytes, m_dissections[entry.packet]});
    m_result->setText(checksumText(m_model->sum()));
    m_table->scrollToTop();
}

} // namespace socketscope::ui
