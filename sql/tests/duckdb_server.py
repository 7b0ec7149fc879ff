"""Runs what the test `duckdb` writes, a request a line, and answers each with a line.

    rows TYPE SQL CELL..      makes the table `rows`, and answers with the ids that the query returns
    checked TYPE SQL CELL     makes the table of the statement, and answers whether it takes the cell

Text is in hexadecimal digits of UTF-8; a number of floating point in those of its bits.
"""

import struct
import sys

import duckdb


def cell(text):
    kind, value = text[0], text[1:]
    if kind == "n":
        return None
    if kind == "i":
        return int(value)
    if kind == "f":
        return struct.unpack(">d", bytes.fromhex(value))[0]
    if kind == "b":
        return value == "1"
    return bytes.fromhex(value).decode()


connection = duckdb.connect()
for line in sys.stdin:
    what, kind, sql, *cells = line.split(" ")
    sql = bytes.fromhex(sql).decode()
    cells = [cell(text.strip()) for text in cells]
    try:
        if what == "rows":
            connection.execute(f"CREATE OR REPLACE TABLE rows (id BIGINT, value {kind})")
            values = f"SELECT unnest(?::BIGINT[]), unnest(?::{kind}[])"
            connection.execute(f"INSERT INTO rows {values}", [list(range(len(cells))), cells])
            answer = " ".join(str(row[0]) for row in connection.execute(sql).fetchall())
        else:
            connection.execute(sql)
            try:
                connection.execute(f"INSERT INTO checked SELECT ?::{kind}", cells)
                answer = "takes"
            except duckdb.ConstraintException:
                answer = "rejects"
    except duckdb.Error as error:
        answer = f"error {' '.join(str(error).split())}"
    print(answer, flush=True)
