"""The views through SQLAlchemy, as Superset sees them, and pandas, as notebooks do."""

import os
import sys

import pandas
import psycopg2
import sqlalchemy
from sqlalchemy import types

import expected

DECLARED = {"integer": types.Integer, "float": types.Float, "date": types.Date, "time": types.DateTime, "text": types.String}
# What a column is in a data frame. One of integers with nulls can only be of floats.
FRAME = {"integer": "int64", "float": "float64", "date": "datetime64[ns]", "time": "datetime64[ns]", "text": "object"}
EPOCHS = {"date": ("2000-01-01", pandas.Timedelta(days=1)), "time": ("1970-01-01", pandas.Timedelta(seconds=1))}


def wrong_declarations(inspector, one, described):
    found = {column["name"]: column for column in inspector.get_columns(one.view, schema=expected.SCHEMA)}
    for column in one.columns:
        told = found.get(column.name)
        if told is None:
            yield f"{column.name} is not told of"
        elif not isinstance(told["type"], DECLARED.get(column.kind, ())) or isinstance(told["type"], types.Numeric) != (column.kind == "float"):
            yield f"{column.name} is a {told['type']!r}"
        elif column.kind == "text" and not told["type"].length:
            yield f"{column.name} has no length"
        elif told["comment"] != described[column.name].comment:
            yield f"{column.name} has the comment {told['comment']}"
    comment = inspector.get_table_comment(one.view, schema=expected.SCHEMA)["text"]
    if comment != described["-"].comment:
        yield f"the view has the comment {comment}"


def frame_total(values, kind):
    """The total of a column without nulls, as pandas adds up."""
    if kind == "text":
        return values.str.len().sum()
    if kind in EPOCHS:
        start, unit = EPOCHS[kind]
        return ((values - pandas.Timestamp(start)) / unit).sum()
    return values.sum()


def frame_differences(one, frame):
    if list(frame.columns) != [column.name for column in one.columns] or len(frame) != one.rows:
        yield f"{len(frame)} rows of {list(frame.columns)}"
        return
    for column in one.columns:
        values = frame[column.name].dropna()
        wanted = "float64" if column.kind == "integer" and column.filled < one.rows else FRAME.get(column.kind)
        # a column without a single value has no type to find
        if column.filled and str(frame[column.name].dtype) != wanted:
            yield f"{column.name} is {frame[column.name].dtype}, expected {wanted}"
        elif len(values) != column.filled:
            yield f"{column.name}: {len(values)} values, expected {column.filled}"
        elif column.filled and not expected.is_close(frame_total(values, column.kind), column.total):
            yield f"{column.name}: total {frame_total(values, column.kind)}, expected {column.total}"


def frame_of(connection, one):
    if one.name == "all":
        return pandas.read_sql_table(one.view, connection, schema=expected.SCHEMA)
    times = [column.name for column in one.columns if column.kind in EPOCHS]
    return pandas.read_sql_query(sqlalchemy.text(expected.query(one, ":first AND :last")), connection,
                                 params={"first": expected.FIRST, "last": expected.LAST}, parse_dates=times)


def check_role(report, role, slices):
    address = sqlalchemy.engine.URL.create("postgresql+psycopg2", username=role, password=os.environ["PGPASSWORD"],
                                           host=os.environ["PGHOST"], port=os.environ["PGPORT"], database=os.environ["PGDATABASE"])
    engine = sqlalchemy.create_engine(address)
    described = expected.descriptions()
    inspector = sqlalchemy.inspect(engine)
    views = inspector.get_view_names(schema=expected.SCHEMA)
    report.say(f"views of {role}", [f"{one.view} is not told of" for one in slices if one.view not in views])
    for one in expected.views(slices):
        report.say(f"{one.view} types and comments", list(wrong_declarations(inspector, one, described[one.view])))
    with engine.connect() as connection:
        for one in slices:
            result = connection.execute(sqlalchemy.text(expected.query(one, ":first AND :last")),
                                        {"first": expected.FIRST, "last": expected.LAST} if one.name == "days" else {})
            rows = result.fetchall()
            report.say(f"{one.view} {one.name}", expected.differences(one, result.keys(), rows), f"{len(rows)} rows")
            report.say(f"{one.view} {one.name} in pandas", list(frame_differences(one, frame_of(connection, one))), f"{one.rows} rows")


def main():
    report = expected.Report("alchemy")
    print("# SQLAlchemy", sqlalchemy.__version__, "psycopg2", psycopg2.__version__, "pandas", pandas.__version__)
    for role, slices in expected.slices().items():
        check_role(report, role, slices)
    return report.status


sys.exit(main())
