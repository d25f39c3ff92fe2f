"""Programs that are missing or wrong, rules and options that are not accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline import BinaryNotFound, RecordError, RulesError, UsageError, VersionMismatch


def script(path: Path, text: str) -> Path:
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)
    return path


def test_missing_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_BINARY", str(tmp_path / "none"))
    with pytest.raises(BinaryNotFound, match="DATELINE_BINARY is"):
        dateline.extract("Yes.")
    monkeypatch.delenv("DATELINE_BINARY")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("dateline._binary._script_folders", lambda: iter([str(tmp_path)]))
    with pytest.raises(BinaryNotFound, match="install a wheel of dateline-news"):
        dateline.extract("Yes.")


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ('echo \'{"version": "0.0.1", "schema": "dateline/v1"}\'', "is version 0.0.1"),
        ('echo \'{"version": "0.2.0", "schema": "dateline/v9"}\'', "dateline/v9"),
        ("echo hello", "is not Dateline"),
        ("exit 1", "is not Dateline"),
    ],
)
def test_wrong_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, output: str, message: str) -> None:
    monkeypatch.setenv("DATELINE_BINARY", str(script(tmp_path / "dateline", output)))
    with pytest.raises(VersionMismatch, match=message):
        dateline.Extractor()


def test_settings_of_the_command_change_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".dateline.yaml").write_text("extract:\n  format: csv\n  offsets: bytes\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_EXTRACT_FORMAT", "csv")
    assert dateline.extract("Kenya proposed a summit.").acts


def test_rules_with_mistakes(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("rules:\n  - name: x\n    match: |\n      [lemma=\n")
    with pytest.raises(RulesError) as raised:
        dateline.extract("Yes.", rules=tmp_path)
    assert "own.yaml:4:15" in str(raised.value) and "mistakes in the rules" in str(raised.value)
    with pytest.raises(RulesError, match="no such file"):
        list(dateline.extract(["Yes."], rules=tmp_path / "none"))
    with pytest.raises(RulesError):
        list(dateline.extract([tmp_path / "own.yaml"], rules=tmp_path))


def test_wrong_option() -> None:
    with pytest.raises(UsageError, match="not a date"):
        dateline.extract("Yes.", published="soon")


@pytest.mark.parametrize("source", ["", " \n", {}, {"text": 5}])
def test_wrong_record(source: object) -> None:
    with pytest.raises(RecordError) as raised:
        dateline.extract(source)  # type: ignore[call-overload]
    assert str(raised.value).startswith("text: ") and raised.value.index is None


def test_wrong_record_leaves_the_extractor_usable() -> None:
    with dateline.Extractor() as extractor:
        for _ in range(3):
            with pytest.raises(RecordError):
                extractor.extract("")
            assert extractor.extract("Kenya proposed a summit.").acts


def test_paths_and_texts_do_not_mix() -> None:
    with pytest.raises(TypeError, match="separate calls"):
        list(dateline.extract([Path("a.txt"), "Yes."]))
