# Checks the style of the install script's fragments, statement by statement.
# Prints one line for each fault and exits 1 if there are any.
#
# usage: awk -f sql_style.awk FRAGMENT...
#
# A statement is judged by its words outside comments, literals and bodies: what
# stands in a body meets a pinned search_path.  OR REPLACE and IF NOT EXISTS stand
# nowhere, not in a body either, so that a plain search for them finds nothing.

# Adds a fault of the statement that is being judged.
function fault(message)
{
	printf "%s:%d: %s\n", file, first_line, message
	faults++
}

# Judges one statement: upper case, single spaces, literals emptied.
function judge(statement)
{
	sub(/^ /, "", statement)
	if (statement == "" || statement == " ")
		return
	if (statement ~ / IF EXISTS /)
		fault("IF EXISTS: an install script knows what is there")
	judge_names(statement)
	if (statement ~ /^CREATE (OR REPLACE )?FUNCTION /)
		judge_function(statement)
	if (statement ~ /^CREATE (OR REPLACE )?PROCEDURE / && statement ~ / SECURITY DEFINER / && statement !~ pinned)
		fault("SECURITY DEFINER without SET search_path")
	if (statement ~ /^CREATE AGGREGATE / && statement !~ /PARALLEL ?= ?/)
		fault("the aggregate does not say PARALLEL")
}

# Every object that can be qualified is.
function judge_names(statement,    rest)
{
	rest = statement
	if (sub(/^(CREATE|ALTER|DROP) (OR REPLACE |UNLOGGED |RECURSIVE |MATERIALIZED )*(TABLE|VIEW|FUNCTION|PROCEDURE|ROUTINE|AGGREGATE|TYPE|DOMAIN|SEQUENCE|OPERATOR CLASS|COLLATION|STATISTICS) /, "", rest) \
		|| sub(/^COMMENT ON (TABLE|VIEW|COLUMN|FUNCTION|PROCEDURE|ROUTINE|AGGREGATE|TYPE|DOMAIN|SEQUENCE|INDEX|STATISTICS) /, "", rest) \
		|| sub(/^COMMENT ON (TRIGGER|CONSTRAINT|POLICY|RULE) [^ ]+ ON /, "", rest) \
		|| sub(/^CREATE (UNIQUE )?INDEX ([^ ]+ )?ON (ONLY )?/, "", rest) \
		|| sub(/^CREATE (CONSTRAINT )?TRIGGER .* ON /, "", rest) \
		|| sub(/^CREATE POLICY [^ ]+ ON /, "", rest) \
		|| sub(/^INSERT INTO /, "", rest))
		need_qualified(rest)

	rest = statement
	while (match(rest, / REFERENCES [^ (]+/))
	{
		need_qualified(substr(rest, RSTART + 12, RLENGTH - 12))
		rest = substr(rest, RSTART + RLENGTH)
	}
}

function need_qualified(name)
{
	sub(/[ (;].*/, "", name)
	if (index(name, ".") == 0)
		fault("the name " tolower(name) " has no schema")
}

function judge_function(statement)
{
	if (statement !~ / (IMMUTABLE|STABLE|VOLATILE)[ ;]/)
		fault("the function does not say IMMUTABLE, STABLE or VOLATILE")
	if (statement !~ / PARALLEL (SAFE|RESTRICTED|UNSAFE)[ ;]/)
		fault("the function does not say PARALLEL")
	if (statement !~ / LANGUAGE C[ ;]/ && statement !~ pinned)
		fault("the function does not pin its search_path")
}

# Takes one line into the statement; literals and comments are left out.
function take(line,    i, c, rest)
{
	i = 1
	while (i <= length(line))
	{
		rest = substr(line, i)
		c = substr(line, i, 1)
		if (inside != "")
		{
			if (substr(rest, 1, length(inside)) == inside)
			{
				i += length(inside)
				inside = ""
			}
			else
				i++
			continue
		}
		if (rest ~ /^--/)
			break
		if (rest ~ /^\/\*/)
		{
			inside = "*/"
			i += 2
			continue
		}
		if (c == "'")
			inside = "'"
		else if (match(rest, /^\$[A-Za-z_]*\$/))
		{
			inside = substr(rest, 1, RLENGTH)
			i += RLENGTH
			continue
		}
		if (c == ";" && !in_atomic_body())
		{
			end_statement()
			i++
			continue
		}
		if (statement == "" && c !~ /[ \t]/)
			first_line = FNR
		statement = statement c
		i++
	}
	statement = statement " "
}

# Whether a semicolon here is one of BEGIN ATOMIC … END, with its CASE … END.
function in_atomic_body(    words, opened)
{
	if (toupper(statement) !~ /[ \t]BEGIN ATOMIC[ \t]/)
		return 0
	words = " " toupper(statement) " "
	gsub(/[^A-Z0-9_]+/, "  ", words)
	opened = 1 + gsub(/ CASE /, "", words)
	return gsub(/ END /, "", words) < opened
}

function end_statement()
{
	statement = toupper(statement)
	gsub(/[ \t]+/, " ", statement)
	sub(/ BEGIN ATOMIC .*/, "", statement)
	judge(statement " ;")
	statement = ""
}

BEGIN {
	pinned = "SET SEARCH_PATH( =| TO|=) ?PG_CATALOG, ?PG_TEMP"
}

FNR == 1 {
	if (statement ~ /[^ ]/ || inside != "")
		fault("the last statement does not end")
	statement = ""
	inside = ""
	file = FILENAME
}

toupper($0) ~ /OR +REPLACE|IF +NOT +EXISTS/ {
	printf "%s:%d: OR REPLACE or IF NOT EXISTS: an install script creates what is not there yet\n", file, FNR
	faults++
}

{
	if (statement ~ /^ *$/)
		statement = ""
	take($0)
}

END {
	if (statement ~ /[^ ]/ || inside != "")
		fault("the last statement does not end")
	exit faults > 0
}
