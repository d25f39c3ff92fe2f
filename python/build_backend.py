"""Writes wheels that carry the program. It is the build backend of pyproject.toml, and needs Go, Python and no network.

A wheel is a zip archive (https://packaging.python.org/en/latest/specifications/binary-distribution-format/). The program is
in its scripts, so that installers put it beside Python as the command ``dateline``. The same files give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sysconfig
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SOURCE = HERE / "src"
LICENSES = ("LICENSE", "NOTICE", "THIRD_PARTY_LICENSES")

# The platforms of Go and the tags of the wheels for them. The program is static, so it runs with any C library, or none;
# Go needs macOS 12.
PLATFORMS = {
    "linux/amd64": "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64",
    "linux/arm64": "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
    "darwin/amd64": "macosx_12_0_x86_64",
    "darwin/arm64": "macosx_12_0_arm64",
    "windows/amd64": "win_amd64",
    "windows/arm64": "win_arm64",
}

EXECUTABLE = 0o100755
REGULAR = 0o100644


def version() -> str:
    names: dict[str, str] = {}
    exec((SOURCE / "dateline" / "_version.py").read_text(encoding="utf-8"), names)
    return names["__version__"]


def compile_program(platform: str, folder: Path) -> Path:
    """Compile the program for a platform of Go, as releases have it, and return its path."""
    subprocess.run(["go", "run", "./internal/release", "-binaries", "-targets", platform, "-out", str(folder)], cwd=ROOT, check=True)
    (program,) = folder.glob(f"dateline_*_{platform.replace('/', '_')}/dateline*")
    return program


def write_wheel(platform: str, program: Path, folder: Path) -> Path:
    """Write the wheel for a platform of Go into a folder, and return its path."""
    tag = f"py3-none-{PLATFORMS[platform]}"
    wheel = folder / f"dateline_news-{version()}-{tag}.whl"
    folder.mkdir(parents=True, exist_ok=True)
    _write_zip(wheel, {**_package(), **_program(program), **_information(tag)})
    return wheel


def _program(program: Path) -> dict[str, bytes]:
    return {f"dateline_news-{version()}.data/scripts/{program.name}": program.read_bytes()}


def _package() -> dict[str, bytes]:
    names = sorted(p for p in SOURCE.rglob("*") if p.suffix == ".py" or p.name == "py.typed")
    return {p.relative_to(SOURCE).as_posix(): p.read_bytes() for p in names}


def _information(tag: str) -> dict[str, bytes]:
    """Return the files of the folder .dist-info, without its list of all files."""
    project = _project()
    files = {"METADATA": _metadata(project), "WHEEL": _wheel(tag), "entry_points.txt": _entry_points(project)}
    files |= {f"licenses/{name}": (ROOT / name).read_text(encoding="utf-8") for name in LICENSES}
    return {f"{_dist_info()}/{name}": text.encode() for name, text in files.items()}


def _dist_info() -> str:
    return f"dateline_news-{version()}.dist-info"


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _metadata(project: Mapping[str, Any]) -> str:
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {version()}",
        f"Summary: {project['description']}",
        f"Keywords: {','.join(project['keywords'])}",
        f"License-Expression: {project['license']}",
        *(f"License-File: {name}" for name in LICENSES),
        *(f"Classifier: {classifier}" for classifier in project["classifiers"]),
        f"Requires-Python: {project['requires-python']}",
    ]
    for extra, requirements in project["optional-dependencies"].items():
        lines.append(f"Provides-Extra: {extra}")
        lines += [f'Requires-Dist: {requirement}; extra == "{extra}"' for requirement in requirements]
    readme = (HERE / project["readme"]).read_text(encoding="utf-8")
    return "\n".join([*lines, "Description-Content-Type: text/markdown", "", readme])


def _wheel(tag: str) -> str:
    tags = ("-".join(parts) for parts in product(*(part.split(".") for part in tag.split("-"))))
    lines = ["Wheel-Version: 1.0", "Generator: dateline build_backend", "Root-Is-Purelib: false", *(f"Tag: {t}" for t in tags)]
    return "\n".join(lines) + "\n"


def _entry_points(project: Mapping[str, Any]) -> str:
    groups = project["entry-points"].items()
    return "\n".join(f"[{group}]\n" + "".join(f"{name} = {what}\n" for name, what in points.items()) for group, points in groups)


def _write_zip(wheel: Path, files: Mapping[str, bytes]) -> None:
    record = f"{_dist_info()}/RECORD"
    listed = "".join(f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items()) + f"{record},,\n"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in [*files.items(), (record, listed.encode())]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, also when written on Windows
            entry.external_attr = (EXECUTABLE if ".data/scripts/" in name else REGULAR) << 16
            archive.writestr(entry, data)


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


# What installers call: https://peps.python.org/pep-0517/ and 0660.


def build_wheel(wheel_directory: str, config_settings: object = None, metadata_directory: str | None = None) -> str:
    """Write the wheel for this machine, with a program that is compiled now."""
    platform = host()
    with tempfile.TemporaryDirectory() as folder:
        return write_wheel(platform, compile_program(platform, Path(folder)), Path(wheel_directory)).name


def build_editable(wheel_directory: str, config_settings: object = None, metadata_directory: str | None = None) -> str:
    """Write a wheel that points to the sources of the package here, with a program that is compiled now."""
    platform = host()
    tag = f"py3-none-{PLATFORMS[platform]}"
    wheel = Path(wheel_directory) / f"dateline_news-{version()}-{tag}.whl"
    with tempfile.TemporaryDirectory() as folder:
        program = _program(compile_program(platform, Path(folder)))
    _write_zip(wheel, {"dateline_news.pth": f"{SOURCE}\n".encode(), **program, **_information(tag)})
    return wheel.name


def build_sdist(sdist_directory: str, config_settings: object = None) -> str:
    raise NotImplementedError("the sources of the program are the repository: build wheels with build_wheels.py")


def host() -> str:
    """Return the platform of Go that this Python runs on."""
    names = sysconfig.get_platform().replace("-", "_")  # linux_x86_64, macosx_14_0_arm64, win_amd64
    system = next((go for start, go in (("linux", "linux"), ("macosx", "darwin"), ("win", "windows")) if names.startswith(start)), "")
    processor = next((go for end, go in _processors() if names.endswith(end)), "")
    platform = f"{system}/{processor}"
    if platform not in PLATFORMS:
        raise RuntimeError(f"no wheel can be built for {names}: the platforms are {', '.join(PLATFORMS)}")
    return platform


def _processors() -> Iterator[tuple[str, str]]:
    yield from (("x86_64", "amd64"), ("amd64", "amd64"), ("aarch64", "arm64"), ("arm64", "arm64"))
