"""Parses SQL statements of a dialect with sqlglot: reads JSON from standard input, prints what is wrong, as JSON."""

import json
import sys

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, ParseError


def problem(sql, dialect):
    try:
        statements = sqlglot.parse(sql, dialect=dialect, error_level=ErrorLevel.RAISE)
    except ParseError as error:
        return str(error)[:400]
    if len(statements) != 1:
        return f"{len(statements)} statements"
    # What sqlglot does not understand it keeps as a command.
    return None if isinstance(statements[0], (exp.Select, exp.SetOperation)) else type(statements[0]).__name__


request = json.load(sys.stdin)
found = {name: problem(sql, request["dialect"]) for name, sql in request["statements"].items()}
json.dump({name: why for name, why in found.items() if why is not None}, sys.stdout)
