// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/actortable.h"

namespace socketscope::journal {

ActorTable::~ActorTable()
{
    for (auto& block : m_blocks) {
        if (!block.load(std::memory_order_relaxed))
            break; // they come in order
        delete block.load(std::memory_order_relaxed);
    }
}

ActorId ActorTable::add(ActorInfo info)
{
    const std::uint32_t id = m_count.load(std::memory_order_relaxed);
    if (id == longest)
        return 0;
    if (const auto known = m_uses.find(info.name); known != m_uses.end()) {
        std::string name;
        do
            name = info.name + '~' + std::to_string(++known->second);
        while (m_uses.contains(name));
        info.name = std::move(name);
    }
    auto& slot = m_blocks[id / blockCapacity];
    if (!slot.load(std::memory_order_relaxed))
        slot.store(new Block, std::memory_order_release);
    ActorInfo& entry = (*slot.load(std::memory_order_relaxed))[id % blockCapacity];
    entry = std::move(info);
    m_uses.emplace(entry.name, 1);
    m_count.store(id + 1, std::memory_order_release);
    return id;
}

} // namespace socketscope::journal
