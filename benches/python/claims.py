"""What the README states about Pydantic."""

import pydantic
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator


class Exam(BaseModel):
    math: int = Field(ge=0, le=100)
    part: float = Field(0.5, ge=0, le=1)


class Span(BaseModel):
    model_config = ConfigDict(validate_assignment=True)
    start: int
    end: int

    @model_validator(mode="after")
    def in_order(self):
        if self.start > self.end:
            raise ValueError("start is after end")
        return self


class Never(BaseModel):
    math: int = Field(ge=100, le=0)


def is_rejected(call):
    try:
        call()
    except ValidationError:
        return True
    return False


exam = Exam(math=60)
exam.math = 160  # not checked by default
assert exam.math == 160
assert is_rejected(lambda: Exam(math=160))
assert is_rejected(lambda: Exam(math=1, part=float("nan")))
assert is_rejected(lambda: Never(math=50))
assert "maximum" in Exam.model_json_schema()["properties"]["math"]

span = Span(start=1, end=2)
assert is_rejected(lambda: setattr(span, "start", 5))
assert span.start == 5  # the rejected value stays

print(pydantic.VERSION, "as stated")
