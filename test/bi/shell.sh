# shellcheck shell=bash disable=SC2034 # used by those who source it
# What the clients written in shell share.  To be sourced by bash, with BI_FOLDER,
# BI_FIRST and BI_LAST set.

status=0
# The last command of a pipeline runs in this shell, so that say can set the status.
shopt -s lastpipe

# say CLIENT WHAT [TOLD] < DIFFERENCES: a line for each thing that a client was asked for.
say()
{
	local client=$1 what=$2 told=${3:-} difference wrong=
	while IFS= read -r difference; do
		echo "# $client $what: $difference"
		wrong=yes
	done
	if [ -n "$wrong" ]; then
		status=1
		echo "not ok $client $what"
	else
		echo "ok $client $what${told:+: $told}"
	fi
}

roles()
{
	cut -f1 "$BI_FOLDER/figures.tsv" | sort -u
}

# The views that a role reads.
views_of()
{
	awk -F '\t' -v role="$1" '$1 == role { print $2 }' "$BI_FOLDER/figures.tsv" | sort -u
}

# Lines "VIEW SLICE DAY_COLUMN ROWS" of a role.
slices_of()
{
	awk -F '\t' -v role="$1" '$1 == role && !seen[$2, $3]++ { print $2, $3, $4, $5 }' "$BI_FOLDER/figures.tsv"
}

# query_of VIEW SLICE DAY_COLUMN
query_of()
{
	if [ "$2" = all ]; then
		echo "SELECT * FROM line_of_sight.$1"
	else
		echo "SELECT * FROM line_of_sight.$1 WHERE $3 BETWEEN '$BI_FIRST' AND '$BI_LAST'"
	fi
}
