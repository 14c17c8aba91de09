# Holds the rows that a client printed against the lines of a slice in figures.tsv, and
# prints what differs. Fields of rows are separated by the variable separator; a null is
# the empty string or, if that is set, the variable null. Bytes are read (LC_ALL=C), so
# that characters are counted alike by every awk: those that go on are left out. A client
# that shows no more than so many bytes of a text says how many: the variable cut.
#
#   awk -v view=VIEW -v slice=SLICE [-v separator=S] [-v null=N] [-v cut=BYTES] -f total.awk figures.tsv ROWS

BEGIN {
	FS = "\t"
}

function days(text)
{
	# Days since 2000-01-01, counting years from March.
	split(text, part, "-")
	month = part[2] + 0
	year = part[1] - (month < 3)
	month = (month + 9) % 12
	return 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((month * 306 + 5) / 10) + part[3] - 1 - 730425
}

function seconds(text)
{
	split(substr(text, 12), clock, ":")
	return (days(substr(text, 1, 10)) + 10957) * 86400 + clock[1] * 3600 + clock[2] * 60 + clock[3]
}

function amount(text, kind, i)
{
	if (kind == "date")
		return days(text)
	if (kind == "time")
		return seconds(text)
	if (kind == "text") {
		if (cut && length(text) > cut - 4)
			is_cut[i] = 1
		gsub(/[\200-\277]/, "", text)
		return length(text)
	}
	return text + 0
}

function differ(what)
{
	# The first few say enough.
	if (++different <= 10)
		print what
}

NR == FNR {
	if ($2 == view && $3 == slice) {
		columns++
		rows = $5
		name[columns] = $6
		kind[columns] = $7
		filled[columns] = $8
		total[columns] = $9
	}
	next
}

FNR == 1 {
	FS = separator
	$0 = $0
}

{
	found++
	if (NF != columns)
		differ("a row has " NF " columns, expected " columns)
	for (i = 1; i <= columns; i++)
		if ($i "" != null "") {
			seen[i]++
			sum[i] += amount($i, kind[i], i)
			if ((kind[i] == "integer" && $i !~ /^-?[0-9]+$/) || (kind[i] == "date" && $i !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/))
				differ(name[i] " is " $i)
		}
}

END {
	if (found + 0 != rows)
		differ(found + 0 " rows, expected " rows)
	for (i = 1; i <= columns; i++) {
		difference = sum[i] - total[i]
		if (difference < 0)
			difference = -difference
		# Where a null is the empty string, text that is empty cannot be told from it.
		if (seen[i] + 0 != filled[i] && (kind[i] != "text" || null != "" || seen[i] > filled[i]))
			differ(name[i] ": " seen[i] + 0 " values, expected " filled[i])
		else if (is_cut[i] && sum[i] < total[i])
			continue
		else if (difference > 1e-6 + 1e-9 * (total[i] < 0 ? -total[i] : total[i]))
			differ(name[i] ": total " sum[i] ", expected " total[i])
	}
	exit (different > 0)
}
