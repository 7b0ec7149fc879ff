"""Which problems of 40 bodies are found, and where: this crate, Pydantic (strict JSON, `errors()`), and
garde behind axum-valid.

    python3 tests/problems/compare/compare.py            compares, fails if Pydantic finds what we do not
    python3 tests/problems/compare/compare.py --update   writes the table into README.md beside it
"""

import copy
import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Literal, Optional, Union
from uuid import UUID

import pydantic
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic.alias_generators import to_camel

HERE = Path(__file__).parent


class Country(Enum):
    De = "De"
    Fr = "Fr"


class Address(BaseModel):
    street: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    zip: Annotated[int, Field(ge=0, le=99_999)]
    country: Country


class Customer(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="forbid")
    full_name: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    email: Annotated[str, StringConstraints(pattern="@")]
    address: Address


class Line(BaseModel):
    sku: Annotated[str, StringConstraints(min_length=1, max_length=8)]
    count: Annotated[int, Field(ge=1, le=100)]
    tags: list[Annotated[str, StringConstraints(min_length=1, max_length=5)]]


class Card(BaseModel):
    method: Literal["Card"]
    token: str
    cvc: Annotated[int, Field(ge=0, le=65_535)]


class Invoice(BaseModel):
    method: Literal["Invoice"]
    due: date


Payment = Annotated[Union[Card, Invoice], Field(discriminator="method")]


class Order(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="forbid")
    order_id: UUID
    placed_at: datetime
    day: date
    price: Annotated[Decimal, Field(ge=0, le=1000)]
    customer: Customer
    lines: Annotated[list[Line], Field(min_length=1, max_length=5)]
    payment: Payment
    note: Optional[Annotated[str, StringConstraints(max_length=20)]] = None
    limits: dict[str, Annotated[int, Field(ge=0, le=9)]]
    from_: Annotated[int, Field(ge=0, le=31, alias="from")]
    to: Annotated[int, Field(ge=0, le=31)]

    @model_validator(mode="after")
    def in_order(self):
        if self.from_ > self.to:
            raise ValueError("from is after to")
        return self


ID = "67e55044-10b1-426f-9247-bb680e5fe0c8"
LINE = {"sku": "A-1", "count": 1, "tags": ["x"]}
GOOD = {
    "orderId": ID, "placedAt": "2024-05-01T10:00:00Z", "day": "2024-05-01", "price": "9.99",
    "customer": {
        "fullName": "Ann", "email": "a@b", "address": {"street": "Main 1", "zip": 12345, "country": "De"},
    },
    "lines": [LINE, LINE], "payment": {"method": "Card", "token": "t", "cvc": 1},
    "note": None, "limits": {"a": 1}, "from": 1, "to": 2,
}
NONE = object()  # removes

BODIES = [
    {"/orderId": "x"},
    {"/orderId": 7, "/day": "2024-02-30", "/placedAt": "now"},
    {"/price": "1,5"},
    {"/price": "1000.01"},
    {"/customer": NONE},
    {"/customer/fullName": "", "/customer/email": "no one"},
    {"/customer/address/zip": 100_000, "/customer/address/street": ""},
    {"/customer/address/zip": -1},
    {"/customer/address/zip": "12345"},
    {"/customer/address/zip": 1.5},
    {"/customer/address/country": "Xx"},
    {"/customer/address/country": 5, "/customer/address/street": NONE},
    {"/customer/address": None, "/customer/nick": 1},
    {"/lines": []},
    {"/lines": [LINE] * 6},
    {"/lines": {}},
    {"/lines/0": "x", "/lines/1/count": 0},
    {"/lines/0/count": 70_000, "/lines/1/sku": "too long by far"},
    {"/lines/0/tags/0": "", "/lines/1/tags": [1, "fine", "much too long"]},
    {"/lines/0/count": NONE, "/lines/0/sku": NONE, "/lines/0/tags": NONE},
    {"/payment/method": "Cheque"},
    {"/payment/method": NONE},
    {"/payment/token": NONE, "/payment/cvc": "1"},
    {"/payment": {"method": "Invoice", "due": "tomorrow"}},
    {"/payment": {"method": "Invoice"}},
    {"/payment": "Card"},
    {"/note": "x" * 21},
    {"/note": 5},
    {"/limits": {"a": 10, "b": "1", "c": -1}},
    {"/limits": [1]},
    {"/from": 32},
    {"/from": 3},
    {"/from": 3, "/orderId": "x"},
    {"/from": 3, "/customer/fullName": ""},
    {"/from": True, "/to": None},
    {"/extra": 1, "/more": {"a": 1}},
    {"/extra": 1, "/orderId": NONE, "/lines/1/count": "2", "/payment/method": "Cheque"},
    {"": []},
    {"": {}},
    {
        "/orderId": "x", "/placedAt": NONE, "/price": "-1", "/customer/fullName": 5,
        "/customer/address/country": "Xx", "/lines/0/count": 0, "/lines/1/tags/0": "much too long",
        "/payment/cvc": 65_536, "/limits": {"z": 99}, "/note": "x" * 21, "/extra": None,
    },
]


def body(changes):
    order = copy.deepcopy(GOOD)
    for at, value in changes.items():
        if at == "":
            return value
        *way, last = at.split("/")[1:]
        inner = order
        for step in way:
            inner = inner[int(step) if isinstance(inner, list) else step]
        if value is NONE:
            del inner[last]
        else:
            inner[int(last) if isinstance(inner, list) else last] = value
    return order


def by_pydantic(text):
    try:
        Order.model_validate_json(text, strict=True)
        return []
    except ValidationError as error:
        found = []
        for it in error.errors():
            # Inside a tagged union the place has its name.
            steps = [str(s) for i, s in enumerate(it["loc"]) if not (i == 1 and s in ("Card", "Invoice"))]
            found.append(("".join("/" + step for step in steps), it["type"]))
        return found


def same_place(pydantic_at, kind, ours):
    if kind.startswith("union_tag"):
        return pydantic_at + "/method" in ours
    if kind == "value_error":
        return "/from" in ours  # ours is at the fields that the clause names
    return pydantic_at in ours


def main():
    assert len(BODIES) == 40
    texts = [json.dumps(body(changes)) for changes in BODIES]
    run = ["cargo", "run", "--quiet", "-p", "problems-tests", "--example", "compare"]
    output = subprocess.run(run, input="\n".join(texts), capture_output=True, text=True, check=True, cwd=HERE)
    rows, lost, counts = [], [], [0, 0, 0]
    for changes, text, line in zip(BODIES, texts, output.stdout.splitlines()):
        found = json.loads(line)
        ours = [at for at, _ in found["inbounds"]]
        theirs = by_pydantic(text)
        lost += [(changes, at, kind) for at, kind in theirs if not same_place(at, kind, ours)]
        garde = found["garde"]
        counts = [a + b for a, b in zip(counts, [len(ours), len(theirs), len(garde)])]
        what = ", ".join(
            f"`{at or '(all)'}`" + (" missing" if value is NONE else "") for at, value in changes.items()
        )
        show = lambda places: "<br>".join(f"`{at or '(all)'}`" for at in places) or "–"
        first = lambda places: "<br>".join(f"`{it}`" for it in places) or "–"
        rows.append(f"| {what} | {show(ours)} | {show(at for at, _ in theirs)} | {first(garde)} |")
    print(f"problems found in {len(BODIES)} bodies: inbounds {counts[0]}, Pydantic {counts[1]}, garde {counts[2]}")
    for changes, at, kind in lost:
        print("Pydantic only:", changes, at, kind)
    if "--update" in sys.argv:
        page = f"""# What is found in 40 bad bodies, and where

Written by `python3 tests/problems/compare/compare.py --update`, with Pydantic {pydantic.VERSION} (strict JSON,
`errors()`) and garde 0.23 behind axum-valid, which answers the first error of `serde_json` or else what garde
reports. In all: inbounds {counts[0]}, Pydantic {counts[1]}, garde {counts[2]}. What only Pydantic finds: {len(lost)}.

Pydantic says of a bad tag that it is at the union, and of a check over several fields that it is at the model;
here they are at the tag and at the fields. It makes no such check while any field is wrong.

| wrong | inbounds | Pydantic | garde, axum-valid |
|---|---|---|---|
""" + "\n".join(rows) + "\n"
        (HERE / "README.md").write_text(page)
    sys.exit(bool(lost))


main()
