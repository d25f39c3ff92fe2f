"""The generated classes are current, and wheels are complete and always the same."""

from __future__ import annotations

import base64
import csv
import hashlib
import importlib.util
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "python" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_model_is_current() -> None:
    subprocess.run([sys.executable, str(ROOT / "python" / "generate_model.py"), "--check"], check=True)


def test_generator_reports_what_it_does_not_know() -> None:
    generator = load("generate_model")
    with pytest.raises(ValueError, match="neither one type nor null"):
        generator.type_of({"oneOf": [{"type": "string"}, {"type": "integer"}]})


@pytest.mark.parametrize("platform", list(load("build_backend").PLATFORMS))
def test_wheel(platform: str, tmp_path: Path) -> None:
    backend = load("build_backend")
    program = tmp_path / ("dateline.exe" if platform.startswith("windows") else "dateline")
    program.write_bytes(b"\x7fELF program")
    wheel = backend.write_wheel(platform, program, tmp_path / "a")
    again = backend.write_wheel(platform, program, tmp_path / "b")
    assert wheel.name == again.name and wheel.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (record,) = (n for n in names if n.endswith("/RECORD"))
        listed = {row[0]: row for row in csv.reader(archive.read(record).decode().splitlines())}
        assert sorted(listed) == sorted(names)
        for name in set(names) - {record}:
            digest = base64.urlsafe_b64encode(hashlib.sha256(archive.read(name)).digest()).rstrip(b"=").decode()
            assert listed[name][1:] == [f"sha256={digest}", str(archive.getinfo(name).file_size)]
        (script,) = (n for n in names if ".data/scripts/" in n)
        assert archive.getinfo(script).external_attr >> 16 == 0o100755 and script.endswith(program.name)
        (metadata,) = (archive.read(n).decode() for n in names if n.endswith("/METADATA"))
        (tags,) = (archive.read(n).decode() for n in names if n.endswith("/WHEEL"))
    for part in wheel.stem.split("-")[-1].split("."):
        assert f"\nTag: py3-none-{part}\n" in tags
    assert "\nName: dateline-news\n" in metadata and "# dateline-news" in metadata
    assert {"dateline/py.typed", "dateline/model.py"} <= set(names) and not any("test" in n for n in names)


def test_schema_names_are_python_names() -> None:
    schema = json.loads((ROOT / "extract/emit/schema/v1/articles.json").read_text())
    generator = load("generate_model")
    for definition in schema["$defs"].values():
        assert all(generator.python_name(field).isidentifier() for field in definition["properties"])
