#!/usr/bin/env bash
# Runs a command with DuckDB, from PyPI, in an environment of Python's that is kept in `target`:
#
#     sql/duckdb.sh cargo test --manifest-path sql/Cargo.toml --test duckdb
set -euo pipefail

folder=$(cd "$(dirname "$0")" && pwd)/target/duckdb
[ -x "$folder/bin/python" ] || python3 -m venv "$folder"
"$folder/bin/python" -c 'import duckdb' 2>/dev/null || "$folder/bin/pip" install --quiet duckdb==2.0.1
INBOUNDS_DUCKDB="$folder/bin/python" "$@"
