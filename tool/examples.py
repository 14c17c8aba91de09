#!/usr/bin/env python3
"""Runs the queries of guides against the demonstration, and writes their answers anew.

usage: tool/examples.py SERVER GUIDE...      SERVER: the folder that make demo prints

A query is a block of sql that a block of text follows; what stands in that text is
replaced by what psql prints.  Other blocks are left alone.
"""

import re
import subprocess
import sys

EXAMPLE = re.compile(r"(```sql\n((?:(?!```).)*)```\n\n```\n)((?:(?!```).)*)(```\n)", re.S)
SETTINGS = ["-c", r"\pset footer off", "-c", r"\pset linestyle ascii", "-c", r"\pset border 1"]


def answer(server, query):
    command = [f"{server}/bin/psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", f"{server}/socket", "-U", "postgres", "-d", "demo"]
    run = subprocess.run(command + SETTINGS + ["-c", query], capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f"{run.stderr}in the query\n{query}")
    lines = [line.rstrip() for line in run.stdout.splitlines()]
    if len(lines) < 3:
        raise SystemExit(f"no answer to the query\n{query}")
    return "\n".join(lines).rstrip("\n") + "\n"


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    for guide in sys.argv[2:]:
        with open(guide, encoding="utf-8") as file:
            text = file.read()
        text = EXAMPLE.sub(lambda found: found[1] + answer(sys.argv[1], found[2]) + found[4], text)
        with open(guide, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
