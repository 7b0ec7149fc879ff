"""Pydantic: a dict of three ints is validated, and one of them assigned.

Prints `<version> <validate> <assign> <reject>`, nanoseconds each.
"""

import time

import pydantic
from pydantic import BaseModel, ConfigDict, Field, ValidationError


class Exam(BaseModel):
    model_config = ConfigDict(validate_assignment=True)
    math: int = Field(ge=0, le=100)
    physics: int = Field(ge=0, le=100)
    chemistry: int = Field(ge=0, le=100)


def validate(raw={"math": 30, "physics": 50, "chemistry": 40}):
    Exam.model_validate(raw)


def reject(raw={"math": 160, "physics": 50, "chemistry": 40}):
    try:
        Exam.model_validate(raw)
    except ValidationError:
        pass


one = Exam(math=30, physics=50, chemistry=40)


def assign():
    one.math = 60


def median(call, rounds=9, times=20_000):
    def once():
        start = time.perf_counter_ns()
        for _ in range(times):
            call()
        return (time.perf_counter_ns() - start) / times

    return sorted(once() for _ in range(rounds))[rounds // 2]


print(pydantic.VERSION, median(validate), median(assign), median(reject))
