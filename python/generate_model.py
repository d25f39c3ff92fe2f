#!/usr/bin/env python3
"""Writes src/dateline/model.py, the dataclasses of the output, from the published JSON Schema.

    python3 python/generate_model.py            # writes it
    python3 python/generate_model.py --check    # fails if it is not current
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parent / "extract" / "emit" / "schema" / "v1" / "articles.json"
MODEL = HERE / "src" / "dateline" / "model.py"

Schema = dict[str, Any]

PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "dict[str, Any]"}

# Field names that Python reserves or that a class of the model has already get an underscore.
RESERVED = {"from", "class", "global", "in", "is", "not", "from_json"}

HEAD = '''"""The findings of an article as dataclasses.

Written by generate_model.py from extract/emit/schema/v1/articles.json: do not edit. Positions are half-open intervals
of Unicode code points, as Python counts them: ``article.text[m.start:m.end] == m.text`` for what is one piece of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self
'''


def main() -> int:
    wanted = model(json.loads(SCHEMA.read_text(encoding="utf-8")))
    if "--check" not in sys.argv[1:]:
        MODEL.write_text(wanted, encoding="utf-8", newline="\n")
        return 0
    if MODEL.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{MODEL} is not current: run {Path(__file__).name}", file=sys.stderr)
    return 1


def model(schema: Schema) -> str:
    """Return the module for a schema."""
    definitions: dict[str, Schema] = schema["$defs"]
    parts = [HEAD] + [class_of(name, definitions[name]) for name in in_order(definitions)]
    return "\n\n".join(part.rstrip("\n") + "\n" for part in parts)


def in_order(definitions: dict[str, Schema]) -> list[str]:
    """Return the names so that each comes after those that it refers to."""
    done: list[str] = []

    def visit(name: str) -> None:
        if name not in done:
            for other in sorted(references(definitions[name])):
                visit(other)
            done.append(name)

    for name in sorted(definitions):
        visit(name)
    return done


def references(schema: Any) -> set[str]:
    """Return the names of the definitions that a schema refers to."""
    if isinstance(schema, list):
        return {name for item in schema for name in references(item)}
    if not isinstance(schema, dict):
        return set()
    found = {reference(schema)} if "$ref" in schema else set()
    return found | {name for item in schema.values() for name in references(item)}


def reference(schema: Schema) -> str:
    return str(schema["$ref"]).rsplit("/", 1)[-1]


def class_of(name: str, schema: Schema) -> str:
    """Return a dataclass with its reader."""
    required = set(schema["required"])
    fields: dict[str, Schema] = schema["properties"]
    lines = ["@dataclass(frozen=True)", f"class {name}:"]
    for field, shape in sorted(fields.items(), key=lambda item: item[0] not in required):  # fields with a default come last
        lines += [f"    {line}" for line in field_of(field, shape, field in required)]
    lines += ["", "    @classmethod", "    def from_json(cls, data: Mapping[str, Any]) -> Self:", "        return cls("]
    for field, shape in fields.items():
        value = read(shape, f'data["{field}"]')
        if field not in required:
            value = f'{value} if data.get("{field}") is not None else None'
        lines.append(f"            {python_name(field)}={value},")
    lines.append("        )")
    return "\n".join(lines)


def python_name(field: str) -> str:
    return field + "_" if field in RESERVED else field


def field_of(name: str, schema: Schema, required: bool) -> Iterator[str]:
    """Yield the lines of a field: its type, and its description as a docstring."""
    kind = type_of(schema)
    if not required:
        kind = f"{kind} | None = None"
    yield f"{python_name(name)}: {kind}"
    description = described(schema)
    if description:
        yield from textwrap.wrap(f'"""{description}"""', width=110)


def described(schema: Schema) -> str:
    text = schema.get("description") or next((s["description"] for s in schema.get("oneOf", []) if "description" in s), "")
    return str(text).replace("\\", "\\\\")


def nullable(schema: Schema) -> Schema | None:
    """Return the schema of the values of a field that may be null, or None for any other field."""
    if "oneOf" not in schema:
        return None
    some: list[Schema] = [s for s in schema["oneOf"] if s.get("type") != "null"]
    if len(some) != 1:
        raise ValueError(f"neither one type nor null: {schema}")
    return some[0]


def type_of(schema: Schema) -> str:
    """Return the annotation for a schema."""
    value = nullable(schema)
    if value is not None:
        return f"{type_of(value)} | None"
    if "$ref" in schema:
        return reference(schema)
    if "enum" in schema:
        return "Literal[" + ", ".join(json.dumps(v) for v in schema["enum"]) + "]"
    if schema["type"] != "array":
        return PLAIN[schema["type"]]
    item = type_of(schema["items"])
    if is_tuple(schema):
        return "tuple[" + ", ".join([item] * schema["minItems"]) + "]"
    return f"list[{item}]"


def is_tuple(schema: Schema) -> bool:
    return "minItems" in schema and schema["minItems"] == schema.get("maxItems")


def read(schema: Schema, source: str) -> str:
    """Return the expression that makes the value of a field from that of the JSON."""
    value = nullable(schema)
    if value is not None:
        inner = read(value, source)
        return source if inner == source else f"{inner} if {source} is not None else None"
    if "$ref" in schema:
        return f"{reference(schema)}.from_json({source})"
    if schema.get("type") != "array":
        return source
    if is_tuple(schema):
        return f"tuple({source})"
    item = read(schema["items"], "item")
    return source if item == "item" else f"[{item} for item in {source}]"


if __name__ == "__main__":
    sys.exit(main())
