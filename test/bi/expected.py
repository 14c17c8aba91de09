"""What psql said the views hold, and how a client's rows are held against it."""

import datetime
import math
import os
from collections import namedtuple
from pathlib import Path

SCHEMA = "line_of_sight"
FOLDER = Path(os.environ["BI_FOLDER"])
FIRST = datetime.date.fromisoformat(os.environ["BI_FIRST"])
LAST = datetime.date.fromisoformat(os.environ["BI_LAST"])

Column = namedtuple("Column", "name kind filled total")
Slice = namedtuple("Slice", "view name day_column rows columns")
Described = namedtuple("Described", "type comment")


def lines(name):
    with open(FOLDER / name, encoding="utf-8") as table:
        return [line.rstrip("\n").split("\t") for line in table]


def slices():
    """The slices of views, for each role that reads them."""
    found = {}
    for role, view, name, day_column, rows, column, kind, filled, total in lines("figures.tsv"):
        one = found.setdefault(role, {}).setdefault((view, name), Slice(view, name, day_column, int(rows), []))
        one.columns.append(Column(column, kind, int(filled), float(total)))
    return {role: list(of_role.values()) for role, of_role in found.items()}


def views(of_role):
    """One slice of each view."""
    return list({one.view: one for one in of_role}.values())


def descriptions():
    """Type and comment of each column of each view, the view's own under the name '-'."""
    found = {}
    for _, view, _, column, kind, comment in lines("columns.tsv"):
        found.setdefault(view, {})[column] = Described(kind, comment)
    return found


def query(one, days):
    """The query of a slice; days is the client's way to say BETWEEN."""
    condition = f" WHERE {one.day_column} BETWEEN {days}" if one.name == "days" else ""
    return f"SELECT * FROM {SCHEMA}.{one.view}{condition}"


def is_close(total, wanted):
    return math.isclose(total, wanted, rel_tol=1e-9, abs_tol=1e-6)


def amount(value):
    """What a value adds to the total of its column."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, datetime.datetime):
        return (value - datetime.datetime(1970, 1, 1)).total_seconds()
    if isinstance(value, datetime.date):
        return (value - datetime.date(2000, 1, 1)).days
    return value


def differences(one, names, rows):
    """What is otherwise than psql says, each in words."""
    expected_names = [column.name for column in one.columns]
    if list(names) != expected_names:
        return [f"columns {names}, expected {expected_names}"]
    if len(rows) != one.rows:
        return [f"{len(rows)} rows, expected {one.rows}"]
    found = []
    for position, column in enumerate(one.columns):
        if column.kind == "other":
            found.append(f"{column.name} is of a type that BI tools do not agree on")
            continue
        values = [row[position] for row in rows if row[position] is not None]
        total = sum(amount(value) for value in values)
        if len(values) != column.filled:
            found.append(f"{column.name}: {len(values)} values, expected {column.filled}")
        elif not is_close(total, column.total):
            found.append(f"{column.name}: total {total}, expected {column.total}")
    return found


class Report:
    """Prints a line for each thing that a client was asked for."""

    def __init__(self, client):
        self.client = client
        self.status = 0

    def say(self, what, wrong, told=""):
        for difference in wrong:
            print(f"# {self.client} {what}: {difference}")
        if wrong:
            self.status = 1
        print("not ok" if wrong else "ok", self.client, what + (f": {told}" if told and not wrong else ""), flush=True)
