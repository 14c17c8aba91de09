# Joins the fragments in sql/ into the extension's install script.
#
# usage: awk -v rule_files='sql/rules/a.rules sql/rules/b.rules' -f install_script.awk FRAGMENT...
#
# A line that is exactly "--@shipped-rules" becomes the text of the rule files.
# It stands inside a literal quoted with $rules$, so no rule may contain that.

function fail(message)
{
	print "install_script.awk: " message > "/dev/stderr"
	failed = 1
	exit 1
}

function print_rules(    names, count, i, line, status)
{
	count = split(rule_files, names, " ")
	for (i = 1; i <= count; i++)
	{
		while ((status = (getline line < names[i])) > 0)
		{
			if (index(line, "$rules$") > 0)
				fail(names[i] ": a rule contains $rules$, which would end the literal that holds the rules")
			print line
		}
		if (status < 0)
			fail(names[i] ": cannot be read")
		close(names[i])
	}
}

BEGIN {
	print "\\echo Use \"CREATE EXTENSION pledge\" to load this file. \\quit"
}

FNR == 1 {
	print ""
}

$0 == "--@shipped-rules" {
	print_rules()
	next
}

{
	print
}
