"""Finds the program, and checks that it belongs to this package."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from dateline._version import __version__
from dateline.errors import BinaryNotFound, VersionMismatch

SCHEMA = "dateline/v1"

_NAME = "dateline.exe" if sys.platform == "win32" else "dateline"


def find_binary() -> str:
    """Return the path of the program.

    The environment variable ``DATELINE_BINARY`` overrides the program that was installed with the package; a program in
    a folder of PATH is the last choice.

    :raises BinaryNotFound: if there is none.
    """
    override = os.environ.get("DATELINE_BINARY")
    if override:
        if os.path.isfile(override):
            return override
        raise BinaryNotFound(f"DATELINE_BINARY is {override}, which is not a file")
    searched = list(dict.fromkeys(_script_folders()))
    for folder in searched:
        path = os.path.join(folder, _NAME)
        if os.path.isfile(path):
            return path
    on_path = shutil.which(_NAME)
    if on_path is not None:
        return on_path
    raise BinaryNotFound(
        f"there is no {_NAME} in {', '.join(searched)} or PATH: install a wheel of dateline-news for this platform, "
        "or set DATELINE_BINARY to the program"
    )


def _script_folders() -> Iterator[str]:
    """Yield the folders that installers put programs into, that of this installation first."""
    yield sysconfig.get_path("scripts")
    package = Path(__file__).resolve().parent
    yield str(package.parent / "bin")  # pip install --target
    if len(package.parents) > 3:  # PREFIX/lib/python3.12/site-packages/dateline, and PREFIX/Lib/site-packages on Windows
        yield str(package.parents[3] / "bin")
        yield str(package.parents[2] / "Scripts")
    yield sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user"))


def checked_binary() -> str:
    """Return the path of the program, which has been asked for its version once.

    :raises VersionMismatch: if it is not the version of this package.
    """
    path = find_binary()
    _check(path, os.stat(path).st_mtime_ns)
    return path


@functools.lru_cache(maxsize=8)
def _check(path: str, modified: int) -> None:  # the time makes a replaced program a new question
    try:
        done = subprocess.run([path, "version", "--json"], capture_output=True, timeout=60, check=True, stdin=subprocess.DEVNULL)
        build = json.loads(done.stdout)
        version, schema = build["version"], build["schema"]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as err:
        raise VersionMismatch(f"{path} does not run, or is not Dateline: {err}") from err
    if version != __version__ or schema != SCHEMA:
        raise VersionMismatch(
            f"{path} is version {version} with {schema} and the Python package is version {__version__} with {SCHEMA}: "
            "install the same version of both"
        )
