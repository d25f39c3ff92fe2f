#!/usr/bin/env python3
"""Compiles the program for every platform and writes a wheel for each. Needs Go and no network once the Go modules are there.

    python3 python/build_wheels.py                          # all platforms, into dist/
    python3 python/build_wheels.py --platforms linux/amd64 --out wheels
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from build_backend import PLATFORMS, ROOT, compile_program, host, write_wheel


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the wheels of dateline-news.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder of the wheels (default: dist)")
    parser.add_argument("--platforms", nargs="+", choices=["host", *PLATFORMS], default=list(PLATFORMS), metavar="GOOS/GOARCH")
    arguments = parser.parse_args()
    for platform in arguments.platforms:
        if platform == "host":
            platform = host()
        with tempfile.TemporaryDirectory() as folder:
            print(write_wheel(platform, compile_program(platform, Path(folder)), arguments.out), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
