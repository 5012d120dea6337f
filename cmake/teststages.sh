# SPDX-License-Identifier: GPL-3.0-or-later
# The stages of ./test, which add up their counts, and the report at the end. Sourced after house.sh.

passed=0
failed=0
skipped=0
failures=()
skips=()

# Adds up one JUnit file of ctest.
count_results() {
    local kind name rest
    while IFS=$'\t' read -r kind name rest; do
        case $kind in
            run) passed=$((passed + 1)) ;;
            fail) failed=$((failed + 1)); failures+=("$2 $name") ;;
            skip) skipped=$((skipped + 1)); skips+=("$name: ${rest:-no reason given}") ;;
        esac
    done < <(python3 - "$1" << 'PYTHON'
import re, sys, xml.etree.ElementTree as tree
for case in tree.parse(sys.argv[1]).getroot().iter("testcase"):
    kind, reason = case.get("status"), ""
    if kind in ("notrun", "disabled"):
        output = case.findtext("system-out") or ""
        reasons = re.findall(r"^SKIP   : (?:\S+\(.*?\) )?(.+)$", output, re.M)
        # A test whose program is missing has not been skipped by anybody.
        kind, reason = ("skip", reasons[0]) if reasons else ("fail", "")
    print("fail" if kind not in ("run", "skip") else kind, case.get("name"), reason, sep="\t")
PYTHON
)
}

# stage_suite PRESET [CTEST ARGUMENTS]: what is built there.
stage_suite() {
    local preset=$1 results=$top/build/$1/results.xml status
    shift
    say "Testing ($preset)"
    rm -f "$results"
    ctest --test-dir "$top/build/$preset" --output-on-failure --no-tests=error --parallel "$(nproc)" \
        --output-junit "$results" "$@" < /dev/null
    status=$?
    local failed_before=$failed
    [ -f "$results" ] && count_results "$results" "$preset"
    if [ $status != 0 ] && [ "$failed" = "$failed_before" ]; then
        failed=$((failed + 1))
        failures+=("$preset suite (ctest ended with $status)")
    fi
}

# CI has half an hour: there the window's tests run in release only.
stage_sanitizers() {
    local window=()
    [ "${CI:-}" != true ] || window=(-DSOCKETSCOPE_UI=OFF)
    house_configure asan "${window[@]}"
    house_build asan
    # What runs a program under ptrace or measures time says nothing more here; the leak checker cannot run there.
    UBSAN_OPTIONS=print_stacktrace=1 stage_suite asan --label-exclude '^(lint|ptrace|bench)$'
}

# targets_of PRESET PATTERN: the programs that are built there whose names match.
targets_of() {
    ninja -C "$top/build/$1" -t targets all | sed -n "s/^\\($2\\): phony\$/\\1/p" | grep -v _autogen
}

stage_threads() {
    local targets
    house_configure tsan
    mapfile -t targets < <(targets_of tsan 'tst_journal_[a-z0-9_]*')
    house_build tsan "${targets[@]}"
    stage_suite tsan -L '^journal$'
}

# fuzz SECONDS FUZZER: from its kept regressions and what earlier runs found; crashes stay in build/fuzz/found. A fixed
# seed: the same program takes the same path each time, so a failure is one of the change. New paths are looked for by
# hand, see CONTRIBUTING.
fuzz() {
    local name=${2#fuzz_} found corpora
    found=$top/build/fuzz/found/$name
    corpora=("$top/build/fuzz/corpus/$name")
    [ ! -d "$top/tests/fuzz/regressions/$name" ] || corpora+=("$top/tests/fuzz/regressions/$name")
    mkdir -p "$found" "${corpora[0]}"
    "$top/build/fuzz/bin/$2" -seed=1 -max_total_time="$1" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -verbosity=0 -artifact_prefix="$found/" "${corpora[@]}" < /dev/null > "$found/log" 2>&1
    echo $? > "$found/status"
}

# stage_fuzzers SECONDS: each for so long, as many at a time as there are processors.
stage_fuzzers() {
    local targets fuzzer found
    command -v clang++ > /dev/null || { skipped=$((skipped + 1)); skips+=("fuzzers: clang is not installed"); return; }
    house_configure fuzz
    mapfile -t targets < <(targets_of fuzz 'fuzz_[a-z0-9_]*')
    [ ${#targets[@]} -gt 0 ] || { failed=$((failed + 1)); failures+=("fuzzers: there are none"); return; }
    house_build fuzz "${targets[@]}"
    say "Fuzzing for $1 seconds each: ${targets[*]#fuzz_}"
    rm -f "$top"/build/fuzz/found/*/status
    for fuzzer in "${targets[@]}"; do
        while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do
            wait -n
        done
        fuzz "$1" "$fuzzer" &
    done
    wait
    for fuzzer in "${targets[@]}"; do
        found=$top/build/fuzz/found/${fuzzer#fuzz_}
        if [ "$(cat "$found/status" 2> /dev/null)" = 0 ]; then
            passed=$((passed + 1))
            echo "${fuzzer#fuzz_}: $(grep -a 'number_of_executed_units' "$found/log")"
        else
            failed=$((failed + 1))
            failures+=("fuzzer ${fuzzer#fuzz_} (see build/fuzz/found/${fuzzer#fuzz_})")
            tail -n 40 "$found/log"
        fi
    done
}

stages_report() {
    local line
    for line in "${skips[@]}"; do printf -- '-- skipped: %s\n' "$line"; done
    for line in "${failures[@]}"; do printf '!! failed: %s\n' "$line"; done
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" = 0 ]
}
