"""The throwaway server, through psql: the environment says where it is."""

import json
import subprocess

PSQL = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]


class Database:
    """A new database with the extension and the tables of accuracy.sql."""

    def __init__(self, name, folder):
        self.name = name
        Database.psql("postgres", f"DROP DATABASE IF EXISTS {name};\nCREATE DATABASE {name}")
        self.run("CREATE EXTENSION pledge")
        with open(folder / "accuracy.sql", encoding="utf-8") as script:
            self.run(script.read())

    @staticmethod
    def psql(name, statements):
        """Runs statements, the way a file is run, and returns what they print."""
        settings = "SET client_min_messages = warning;\n"
        result = subprocess.run(PSQL + ["-d", name, "-f", "-"], input=settings + statements + ";\n",
                                capture_output=True, encoding="utf-8", check=False)
        if result.returncode != 0:
            raise SystemExit(f"psql: {result.stderr.strip()}")
        return result.stdout

    def run(self, statements):
        return Database.psql(self.name, statements)

    def rows(self, query):
        """The rows of a query, each a dict."""
        answer = self.run(f"SELECT row_to_json(one_row) FROM ({query}) AS one_row")
        return [json.loads(line) for line in answer.split("\n") if line]

    def value(self, query):
        return self.rows(f"SELECT ({query}) AS value")[0]["value"]

    def load_lines(self, table, path):
        """Copies the lines of a file, whatever is in them, into a table of one column."""
        # two control characters that no text holds, so that nothing is special in a line
        self.run(f"\\copy {table} FROM '{path}' WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')")

    def edition(self, rules):
        """Makes an edition of a rule text, unchecked but compiled; returns its number."""
        return int(self.run("SELECT accuracy.make_edition(" + quoted(rules) + ")"))


def quoted(text):
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
