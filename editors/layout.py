#!/usr/bin/env python3
"""Checks the layout of `validated_struct!` calls, which rustfmt leaves as they are.

    editors/layout.py src/model.rs ..            prints each line that is not laid out as documented
    editors/layout.py --write src/model.rs ..    lays them out

The layout is that of a plain struct: four spaces for each open bracket, and four more for a line that continues
the one above; one space around `in`, `via`, `=`, `=>`; none before a comma; none at the end of a line. Line breaks
are yours.
"""

import re
import sys
from pathlib import Path

CALL = re.compile(r"^(\s*)(?:inbounds::)?validated_struct!\s*\{\s*$")
# What is not code: strings, characters, comments, attributes' contents stay as they are.
OPAQUE = re.compile(r'//.*|r#*".*?"#*|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'')
SPACED = re.compile(r"(?<=\S)\s*(?<![\w.])(\bin\b|\bvia\b|=>)(?![\w.])\s*(?=\S)")


def code_only(line):
    """The line with all that is opaque replaced by `_`, so that positions stay."""
    return OPAQUE.sub(lambda match: "_" * len(match[0]), line)


def spaced(line):
    """One space on each side of the words of the grammar, none before a comma."""
    parts, at = [], 0
    for match in OPAQUE.finditer(line):
        parts += [(line[at : match.start()], True), (match[0], False)]
        at = match.end()
    parts.append((line[at:], True))
    out = ""
    for text, is_code in parts:
        if is_code:
            text = SPACED.sub(r" \1 ", text)
            text = re.sub(r"(?<=\S)[ \t]+(?=,)", "", text)
            text = re.sub(r"(?<=\S)[ \t]{2,}(?=[^\s/])", " ", text)
        out += text
    return out


def laid_out(lines):
    """The lines of one call, from the one with the name of the macro."""
    base = len(lines[0]) - len(lines[0].lstrip())
    out, continues, in_text, in_where = [lines[0].rstrip()], False, False, False
    # The line of each open bracket: those of one line are one level.
    opened = [0]
    for number, line in enumerate(lines[1:], 1):
        text = line.strip()
        code = re.sub(r"_+$", "", code_only(text)) if "//" in text else code_only(text)
        code = code.rstrip()
        if in_text or not text:
            out.append(line.rstrip() if in_text else "")
            in_text ^= code.count('"') % 2 == 1
            continue
        leading = re.match(r"[)\]}]*", code)[0]
        del opened[len(opened) - len(leading) :]
        in_where &= not code.startswith("{")
        follows = re.match(r"(in|via|at)\b(?!\s*:)|=>\s*[_{]", code)
        extra = in_where or code != "where" and not leading and bool(continues or follows)
        if code == "where" or code.startswith("{"):
            extra = False
        in_where |= code == "where"
        out.append(" " * (base + 4 * (len(set(opened)) + extra)) + spaced(text))
        in_text = code.count('"') % 2 == 1
        for c in code[len(leading) :]:
            if c in "([{":
                opened.append(number)
            elif c in ")]}" and opened:
                opened.pop()
        is_aside = text.startswith(("//", "#["))
        if not is_aside:
            continues = bool(code) and code[-1] not in ",;{}(["
    return out


def calls(lines):
    """The first and the last line of each call that spans lines."""
    i = 0
    while i < len(lines):
        if not lines[i].lstrip().startswith("//") and CALL.match(lines[i]):
            depth = 0
            for j in range(i, len(lines)):
                code = code_only(lines[j])
                depth += code.count("{") - code.count("}")
                if depth == 0:
                    yield i, j
                    i = j
                    break
        i += 1


def main():
    write = "--write" in sys.argv[1:]
    files = [arg for arg in sys.argv[1:] if arg != "--write"]
    if not files:
        sys.exit(__doc__)
    found = 0
    for name in files:
        lines = Path(name).read_text().split("\n")
        for first, last in list(calls(lines)):
            if any("$" in code_only(line) for line in lines[first : last + 1]):
                continue  # the template of a macro
            new = laid_out(lines[first : last + 1])
            for i, line in enumerate(new, first):
                if line != lines[i]:
                    found += 1
                    if not write:
                        print(f"{name}:{i + 1}:\n-{lines[i]}\n+{line}")
            lines[first : last + 1] = new
        if write:
            Path(name).write_text("\n".join(lines))
    if found and not write:
        sys.exit(f"{found} lines are laid out otherwise; --write changes them")


main()
