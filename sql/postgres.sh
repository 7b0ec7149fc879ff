#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own, which is removed afterwards:
#
#     sql/postgres.sh cargo test --manifest-path sql/Cargo.toml --test postgres
#
# The server is Debian's package `postgresql`, or another in the PATH; it listens on a socket in a folder of its
# own, and on no port. Installs the package if there is none and the user is root.
set -euo pipefail

find_server() {
    command -v initdb >/dev/null && dirname "$(command -v initdb)" && return
    ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1
}

bin=$(find_server)
if [ ! -x "$bin/initdb" ] && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    apt-get install -qq -y --no-install-recommends postgresql >/dev/null
    bin=$(find_server)
fi
[ -x "$bin/initdb" ] || {
    echo "PostgreSQL is not installed" >&2
    exit 1
}

folder=$(mktemp -d)
# The server does not run as root.
as=()
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as=(runuser -u postgres --)
fi
stop() {
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT

cd "$folder"
# A collation that differs from the order of the characters' numbers, as most databases have.
"${as[@]}" "$bin/initdb" -D data -U inbounds -A trust -E UTF8 --locale-provider=icu --icu-locale=en-US \
    --locale=C.UTF-8 >log 2>&1 || { cat log >&2; exit 1; }
"${as[@]}" "$bin/pg_ctl" -D data -w -l "$folder/server.log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" start >/dev/null ||
    { cat server.log >&2; exit 1; }
cd "$OLDPWD"
INBOUNDS_POSTGRES="host=$folder user=inbounds dbname=postgres" "$@"
