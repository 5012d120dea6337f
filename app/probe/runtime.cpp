// SPDX-License-Identifier: GPL-3.0-or-later
// The probe helper links no C++ library. What the headers of one refer to is here: nothing that runs in the
// helper allocates or fails in these ways, so each of these ends it.
#include <cstddef>
#include <cstdlib>
#include <new>

void* operator new(std::size_t)
{
    std::abort();
}
void operator delete(void*) noexcept
{
    std::abort();
}
void operator delete(void*, std::size_t) noexcept
{
    std::abort();
}

namespace std {
void __throw_length_error(const char*)
{
    abort();
}
void __throw_logic_error(const char*)
{
    abort();
}
void __throw_bad_alloc()
{
    abort();
}
void __throw_out_of_range_fmt(const char*, ...)
{
    abort();
}
} // namespace std
