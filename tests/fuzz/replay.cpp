// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target once for each file of a folder, so that what was found once stays found.
#include "tests/fuzz/fuzz.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::vector<char> text {std::istreambuf_iterator<char>(file), {}};
        const std::vector<std::uint8_t> input(text.begin(), text.end());
        std::printf("%s: %zu bytes\n", entry.path().filename().c_str(), input.size());
        std::fflush(stdout);
        LLVMFuzzerTestOneInput(input.data(), input.size());
        ++count;
    }
    std::printf("%d inputs\n", count);
    return count > 0 ? 0 : 1;
}
