"""Validates a file of NDJSON as `examples/gradebook` does: `gradebook.py pydantic|pandera FILE`.

Prints the good and the bad rows, and the seconds that it took without the imports.
"""

import sys
import time
from typing import Annotated


def pydantic(path):
    from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

    mark = Annotated[int, Field(strict=True, ge=0, le=100)]

    class Exam(BaseModel):
        model_config = ConfigDict(extra="forbid")
        student: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
        math: mark
        physics: mark
        chemistry: mark

    adapter = TypeAdapter(list[Exam])
    start = time.perf_counter()
    text = b"[" + open(path, "rb").read().rstrip(b"\n").replace(b"\n", b",") + b"]"
    try:
        good, bad = len(adapter.validate_json(text)), 0
    except ValidationError as error:
        # It gives no good rows if one is bad.
        bad = len({problem["loc"][0] for problem in error.errors(include_url=False)})
        good = None
    return good, bad, time.perf_counter() - start


def pandera(path):
    import pandas
    import pandera.pandas as pa

    mark = pa.Column("int64", pa.Check.in_range(0, 100))
    schema = pa.DataFrameSchema(
        {
            "student": pa.Column(str, pa.Check.str_length(1, 40)),
            "math": mark,
            "physics": mark,
            "chemistry": mark,
        },
        strict=True,
    )
    start = time.perf_counter()
    frame = pandas.read_json(path, lines=True)
    frame["student"] = frame["student"].str.strip()
    try:
        schema.validate(frame, lazy=True)
        bad = 0
    except pa.errors.SchemaErrors as error:
        bad = error.failure_cases["index"].nunique()
    return len(frame) - bad, bad, time.perf_counter() - start


if __name__ == "__main__":
    good, bad, seconds = {"pydantic": pydantic, "pandera": pandera}[sys.argv[1]](sys.argv[2])
    print(f"good {good}, bad {bad}, {seconds:.2f} s")
