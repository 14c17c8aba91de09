#!/usr/bin/env python3
"""Runs the queries of guides against the demonstration, and writes their answers anew.

usage: tool/examples.py SERVER GUIDE[#HEADING]...

SERVER is the folder that make demo prints; HEADING the one under which a guide asks the
demonstration.  For this project:

    tool/examples.py "${TMPDIR:-/tmp}/pledge-demo-$(id -u)" doc/bi.md doc/leaders.md 'README.md#Ask questions as a leader'

A query is a block of sql that a block of text follows; what stands in that text is
replaced by what psql prints.  Other blocks are left alone.
"""

import re
import subprocess
import sys

EXAMPLE = re.compile(r"(```sql\n((?:(?!```).)*)```\n\n```\n)((?:(?!```).)*)(```\n)", re.S)
SETTINGS = "\\pset footer off\nSET client_min_messages = warning;\n"


def answer(server, query):
    command = [f"{server}/bin/psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", f"{server}/socket", "-U", "postgres", "-d", "demo"]
    run = subprocess.run(command, input=SETTINGS + query, capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f"{run.stderr}in the query\n{query}")
    lines = [line.rstrip() for line in run.stdout.splitlines()]
    if len(lines) < 3:
        raise SystemExit(f"no answer to the query\n{query}")
    return "\n".join(lines).rstrip("\n") + "\n"


def split(text, heading):
    """What stands before a heading, under it, and behind that; without one all stands under it."""
    if not heading:
        return "", text, ""
    before, mark, rest = text.partition(f"\n## {heading}\n")
    if not mark:
        raise SystemExit(f"there is no heading {heading}")
    under, mark_behind, behind = rest.partition("\n## ")
    return before + mark, under, mark_behind + behind


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    for guide in sys.argv[2:]:
        path, _, heading = guide.partition("#")
        with open(path, encoding="utf-8") as file:
            before, under, behind = split(file.read(), heading)
        under = EXAMPLE.sub(lambda found: found[1] + answer(sys.argv[1], found[2]) + found[4], under)
        with open(path, "w", encoding="utf-8") as file:
            file.write(before + under + behind)


if __name__ == "__main__":
    main()
