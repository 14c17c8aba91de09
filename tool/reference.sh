#!/usr/bin/env bash
# Writes doc/functions.md from the comments in the catalogue; with --check, only says
# whether it is current.  Needs a server with the extension installed, as libpq finds
# it (PGHOST, PGPORT, PGUSER); makes a database there and drops it again.
set -eu -o pipefail
cd "$(dirname "$0")/.."

database=pledge_reference
made=$(mktemp)

clean_up()
{
	rm -f "$made"
	dropdb --if-exists "$database" 2> /dev/null
}
trap clean_up EXIT

export PGOPTIONS='-c client_min_messages=warning'
dropdb --if-exists "$database"
createdb -T template0 -E UTF8 "$database"
psql -Xq -v ON_ERROR_STOP=1 -d "$database" -c 'CREATE EXTENSION pledge'
psql -XAtq -v ON_ERROR_STOP=1 -d "$database" -f tool/reference.sql > "$made"

if [ "${1:-}" = --check ]; then
	diff -u doc/functions.md "$made" || {
		echo "doc/functions.md is not what the catalogue says: run tool/reference.sh" >&2
		exit 1
	}
else
	cp "$made" doc/functions.md
fi
