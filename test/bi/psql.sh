#!/usr/bin/env bash
# The views through psql: that they are listed with their comments, that their types
# are those that BI tools read, what the accounts may not do, and the rows themselves.
set -u -o pipefail
cd "$(dirname "$0")/../.." || exit 1
export LC_ALL=C

. test/bi/shell.sh

plainly()
{
	psql -X -q -A -t "$@" 2>&1
}

# What psql lists, against what the catalogue holds.
check_list()
{
	local listed
	listed=$(plainly -U "$1" -F $'\t' -c '\dv+ line_of_sight.*' | awk -F '\t' '{ print $2 "\t" $NF }')
	awk -F '\t' '$3 == 0 { print $2 "\t" $6 }' "$BI_FOLDER/columns.tsv" | while IFS= read -r line; do
		grep -qxF -e "$line" <<< "$listed" || echo "${line%%$'\t'*} is not listed with its comment"
	done | say psql "views of $1"
}

check_columns()
{
	local listed
	listed=$(plainly -U "$1" -F $'\t' -c "\\d+ line_of_sight.$2" | awk -F '\t' 'NF == 7 { print $1 "\t" $2 "\t" $7 }')
	awk -F '\t' -v view="$2" '$2 == view && $3 > 0 { print $4 "\t" $5 "\t" $6 }' "$BI_FOLDER/columns.tsv" > "$BI_FOLDER/columns"
	{
		diff <(echo "$listed") "$BI_FOLDER/columns"
		awk -F '\t' '$2 !~ /^(integer|double precision|date|timestamp\(0\) without time zone|character varying\([0-9]+\))$/ {
			print $1 " has the type " $2 }
			$3 == "" { print $1 " has no comment" }' "$BI_FOLDER/columns"
	} | say psql "$2 types and comments"
}

check_rows()
{
	query_of "$2" "$3" "$4" > "$BI_FOLDER/query"
	{
		plainly -U "$1" -F $'\037' -P null='(null)' -f "$BI_FOLDER/query" |
			awk -v view="$2" -v slice="$3" -v separator=$'\037' -v null='(null)' -f test/bi/total.awk "$BI_FOLDER/figures.tsv" -
	} | say psql "$2 $3" "$5 rows"
}

# refused ROLE WHAT STATEMENT: the server refuses it for want of rights.
refused()
{
	local answer
	answer=$(plainly -U "$1" -v VERBOSITY=sqlstate -c "$3")
	{
		[ "$answer" = 'ERROR:  42501' ] || echo "answers ${answer:-nothing}"
	} | say psql "$1 may not $2"
}

psql --version | sed 's/^/# /'
for role in $(roles); do
	check_list "$role"
	for view in $(views_of "$role"); do
		check_columns "$role" "$view"
	done
	while read -r view slice day_column rows; do
		check_rows "$role" "$view" "$slice" "$day_column" "$rows"
	done < <(slices_of "$role")
done

# The rights of the accounts are as narrow as the test means them to be.
for view in $(views_of bi_auditor); do
	refused bi_reader "read $view" "SELECT 1 FROM line_of_sight.$view LIMIT 1"
done
for role in $(roles); do
	refused "$role" "read tables of pledge" "SELECT 1 FROM pledge.assessment"
	refused "$role" "read the host" "SELECT 1 FROM map_hackney.record"
	refused "$role" "make a view" "CREATE VIEW line_of_sight.mine AS SELECT 1 AS one"
done
exit "$status"
