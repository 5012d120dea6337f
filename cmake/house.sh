# SPDX-License-Identifier: GPL-3.0-or-later
# What ./run, ./test and .ci/run share: install what is missing, build, say what happens. Sourced, not run.

say() { printf '== %s\n' "$*"; }
fail() { printf '!! %s\n' "$*" >&2; exit 1; }

# The packages of the named groups of cmake/debian-packages.txt.
house_packages() {
    local line group=""
    while read -r line; do
        case $line in
            '' | '#'*) ;;
            '['*']') group=${line:1:-1} ;;
            *) case " $* " in *" $group "*) printf '%s\n' "$line" ;; esac ;;
        esac
    done < "$top/cmake/debian-packages.txt"
}

# Those of the given packages that are not installed.
house_missing() {
    local name known
    known=$'\n'$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2> /dev/null)$'\n'
    for name in "$@"; do
        case $known in *$'\n'"installed $name"$'\n'*) ;; *) printf '%s\n' "$name" ;; esac
    done
}

# Runs apt-get as root, through sudo where we are not. What it says is kept, and shown only where it fails.
house_apt() {
    local as_root=() log=$top/build/apt.log
    if [ "$(id -u)" != 0 ]; then
        as_root=(sudo)
        [ -t 0 ] || as_root=(sudo -n) # nobody is there to type a password
    fi
    mkdir -p "$top/build"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" < /dev/null > "$log" 2>&1 \
        || { tail -n 20 "$log" >&2; return 1; }
}

# What apt-get would fetch ("200 MB"); fails where its lists do not know the packages.
house_download() {
    LC_ALL=C apt-get -o Debug::NoLocking=1 --assume-no --no-install-recommends install "$@" 2> /dev/null \
        | sed -n 's/^Need to get \(.*\) of archives\.$/\1/p' | grep .
}

# Installs the missing ones of the given packages. Fails where it may not or cannot.
house_install() {
    local missing size install
    mapfile -t missing < <(house_missing "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Missing here: ${missing[*]}"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo > /dev/null || {
            printf '!! Installing them needs administrator rights, and sudo is not here. Ask for:\n   apt-get install %s\n' \
                "${missing[*]}" >&2
            return 1
        }
        say "Installing them needs administrator rights: sudo may ask for your password"
    fi
    # The lists of packages may be absent (a fresh container) or too old; they are fetched only then.
    install=(install -y --no-install-recommends "${missing[@]}")
    if size=$(house_download "${missing[@]}"); then
        say "Installing ${#missing[@]} Debian packages and what they need ($size to fetch)"
        house_apt "${install[@]}" && return 0
    fi
    say "Fetching Debian's lists of packages"
    house_apt update || return 1
    say "Installing ${#missing[@]} Debian packages and what they need ($(house_download "${missing[@]}") to fetch)"
    house_apt "${install[@]}"
}

# house_prepare GROUP…: what `build` lists must be there in the end; without the rest tests skip and say so.
house_prepare() {
    command -v dpkg-query > /dev/null || {
        say "This is not Debian: cmake/debian-packages.txt lists what is needed; going on with what is here"
        return 0
    }
    local group packages
    for group in "$@"; do
        mapfile -t packages < <(house_packages "$group")
        house_install "${packages[@]}" && continue
        [ "$group" != build ] || fail "The packages above are needed to build Socketscope."
        say "Going on without them: tests that need them will be skipped, and say so"
    done
}

# house_configure PRESET [-D…]: only where something may have changed; ninja looks after the CMakeLists files itself.
house_configure() {
    local preset=$1 build=$top/build/$1
    shift
    local wanted="$*"
    if [ -f "$build/build.ninja" ] && [ "$build/configured-with" -nt "$top/CMakePresets.json" ] \
        && [ "$(cat "$build/configured-with")" = "$wanted" ]; then
        return 0
    fi
    if command -v ccache > /dev/null; then
        export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    say "Configuring ($preset)"
    local log
    log=$(cmake --preset "$preset" -S "$top" "$@" 2>&1) || { printf '%s\n' "$log" >&2; fail "Configuring failed."; }
    printf '%s\n' "$wanted" > "$build/configured-with"
}

# house_build PRESET [TARGET…]: with all cores; says something only where there is work.
house_build() {
    local preset=$1 build=$top/build/$1 quiet=()
    shift
    export CCACHE_BASEDIR=$top CCACHE_NOHASHDIR=1
    case $(ninja -C "$build" -n "$@" 2> /dev/null) in *'no work to do'*) return 0 ;; esac
    [ -t 1 ] || quiet=(--quiet)
    say "Building ($preset) with $(nproc) cores"
    ninja -C "$build" "${quiet[@]}" "$@" || fail "Building failed."
}
