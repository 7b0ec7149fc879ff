#!/usr/bin/env bash
# Instructions of a million calls, an untracked struct beside a hand-written one. Needs valgrind.
set -euo pipefail
cd "$(dirname "$0")"
cargo build --release --quiet --bin instructions
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null target/release/instructions "$@" 2>&1 |
        awk '/Collected/ { print $4 }'
}
printf '| a million calls | by hand | inbounds | ratio |\n|---|---|---|---|\n'
for what in new set read; do
    hand=$(count hand $what)
    ours=$(count inbounds $what)
    awk -v w=$what -v h="$hand" -v o="$ours" 'BEGIN { printf "| %s | %d | %d | %.3f |\n", w, h, o, o / h }'
done
