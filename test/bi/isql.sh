#!/usr/bin/env bash
# The views through isql, unixODBC's own shell. It shows the first 300 bytes of a text.
set -u -o pipefail
cd "$(dirname "$0")/../.." || exit 1
export LC_ALL=C

. test/bi/shell.sh

# ask ROLE: runs what it reads, one statement a line. Fields are separated by tabs.
ask()
{
	isql pledge "$1" "$PGPASSWORD" -b -x0x09 2>&1
}

isql --version 2>&1 | head -n 1 | sed 's/^/# /'
for role in $(roles); do
	ask "$role" <<< 'help' > "$BI_FOLDER/listed"
	for view in $(views_of "$role"); do
		awk -F '\t' -v view="$view" '$2 == "line_of_sight" && $3 == view && $4 == "VIEW" { found = 1 }
			END { if (!found) print view " is not listed" }' "$BI_FOLDER/listed"
	done | say isql "views of $role"
	while read -r view slice day_column rows; do
		query_of "$view" "$slice" "$day_column" | ask "$role" |
			awk -v view="$view" -v slice="$slice" -v separator=$'\t' -v cut=300 -f test/bi/total.awk "$BI_FOLDER/figures.tsv" - |
			say isql "$view $slice" "$rows rows"
	done < <(slices_of "$role")
done
exit "$status"
