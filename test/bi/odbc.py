"""The views through ODBC, as Excel, LibreOffice and Power BI's gateway see them: pyodbc
over unixODBC and PostgreSQL's driver with its defaults."""

import datetime
import os
import re
import sys

import pyodbc

import expected

# The types of ODBC that each kind of column may have. None is a long type, by which
# clients neither group nor sort.
DECLARED = {
    "integer": {pyodbc.SQL_INTEGER},
    "float": {pyodbc.SQL_DOUBLE, pyodbc.SQL_FLOAT},
    "date": {pyodbc.SQL_TYPE_DATE},
    "time": {pyodbc.SQL_TYPE_TIMESTAMP},
    "text": {pyodbc.SQL_VARCHAR, pyodbc.SQL_WVARCHAR},
}
VALUES = {"integer": int, "float": float, "date": datetime.date, "time": datetime.datetime, "text": str}


# Above this length the driver declares text as a long type, unless told otherwise.
LONGEST = 255


def length(described):
    limit = re.fullmatch(r"character varying\((\d+)\)", described.type)
    return int(limit[1]) if limit else None


def is_declared(row, column, described, is_wide):
    if row.data_type in DECLARED.get(column.kind, ()):
        return column.kind != "text" or row.column_size == length(described)
    # The type is long, but the size that clients make room for is the column's own.
    return column.kind == "text" and not is_wide and row.column_size == length(described) and row.column_size > LONGEST


def wrong_declarations(cursor, one, described, is_wide):
    declared = {row.column_name: row for row in cursor.columns(table=one.view, schema=expected.SCHEMA)}
    for column in one.columns:
        row = declared.get(column.name)
        if row is None:
            yield f"{column.name} is not told of"
        elif not is_declared(row, column, described[column.name], is_wide):
            yield f"{column.name} is a {row.type_name} of ODBC type {row.data_type}, size {row.column_size}"


def wrong_values(one, rows):
    for position, column in enumerate(one.columns):
        types = {type(row[position]) for row in rows} - {type(None)}
        if types - {VALUES.get(column.kind)}:
            yield f"{column.name} arrives as {types}"


def connect(name, role):
    return pyodbc.connect(f"DSN={name};UID={role};PWD={os.environ['PGPASSWORD']}")


def check_types(report, role, slices, name):
    described = expected.descriptions()
    connection = connect(name, role)
    for one in expected.views(slices):
        wrong = wrong_declarations(connection.cursor(), one, described[one.view], name == "pledge_wide")
        report.say(f"{one.view} types" + (", MaxVarcharSize=4000" if name == "pledge_wide" else ""), list(wrong))
    connection.close()


def check_role(report, role, slices):
    connection = connect("pledge", role)
    print("# as", role, "over", connection.getinfo(pyodbc.SQL_DRIVER_NAME), connection.getinfo(pyodbc.SQL_DRIVER_VER))
    cursor = connection.cursor()
    views = {row.table_name for row in cursor.tables(schema=expected.SCHEMA, tableType="VIEW")}
    report.say(f"views of {role}", [f"{one.view} is not told of" for one in slices if one.view not in views])
    check_types(report, role, slices, "pledge")
    check_types(report, role, slices, "pledge_wide")
    for one in slices:
        cursor.execute(expected.query(one, "? AND ?"), [expected.FIRST, expected.LAST] if one.name == "days" else [])
        names = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
        report.say(f"{one.view} {one.name}", expected.differences(one, names, rows) + list(wrong_values(one, rows)),
                   f"{len(rows)} rows")
    connection.close()


def main():
    report = expected.Report("odbc")
    print("# pyodbc", pyodbc.version)
    for role, slices in expected.slices().items():
        check_role(report, role, slices)
    return report.status


sys.exit(main())
