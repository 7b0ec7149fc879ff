"""The original: a descriptor that checks each assignment and notes the instance.

Prints `life_strong life_weak set_strong set_weak`, nanoseconds each.
"""

import time
from weakref import WeakKeyDictionary


def within(seen):
    class Within:
        def __init__(self, low, high):
            self.low, self.high = low, high

        def __set_name__(self, owner, name):
            self.name = "_" + name

        def __get__(self, instance, owner):
            return getattr(instance, self.name)

        def __set__(self, instance, value):
            if not self.low <= value <= self.high:
                raise ValueError(value)
            setattr(instance, self.name, value)
            seen[instance] = value

    class Exam:
        math, physics, chemistry = Within(0, 100), Within(0, 100), Within(0, 100)

        def __init__(self, math, physics, chemistry):
            self.math, self.physics, self.chemistry = math, physics, chemistry

    return Exam


def life(exam, rounds=20_000):
    start = time.perf_counter_ns()
    for i in range(rounds):
        exam(30, 50, 40).math = i % 101
    return (time.perf_counter_ns() - start) / rounds


def assign(exam, rounds=100_000):
    one = exam(30, 50, 40)
    start = time.perf_counter_ns()
    for i in range(rounds):
        one.math = i % 101
    return (time.perf_counter_ns() - start) / rounds


def median(measure, seen):
    return sorted(measure(within(seen())) for _ in range(9))[4]


print(
    median(life, dict),
    median(life, WeakKeyDictionary),
    median(assign, dict),
    median(assign, WeakKeyDictionary),
)
