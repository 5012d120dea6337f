#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy over the given C++ files, or over all that are compiled; about ten seconds of processor time a file.
set -u
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$top/cmake/house.sh"

command -v clang-tidy > /dev/null || fail "clang-tidy is not installed (Debian package clang-tidy)."
house_configure release
house_build release # headers that moc and uic write are needed, too

files=("$@")
if [ ${#files[@]} = 0 ]; then
    mapfile -t files < <(git -C "$top" ls-files 'core/*.cpp' 'ui/*.cpp' 'app/*.cpp' 'tests/*.cpp')
fi
cd "$top" || exit 1
say "clang-tidy over ${#files[@]} files"
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet --warnings-as-errors='*' -p build/release \
    2> >(grep -v 'warnings\? generated' >&2)
