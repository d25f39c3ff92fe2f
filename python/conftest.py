"""The examples of the documentation are tests: those with pandas only if it is there."""

from __future__ import annotations

import importlib.util

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if importlib.util.find_spec("pandas") is not None:
        return
    for item in items:
        if isinstance(item, pytest.DoctestItem) and ("to_pandas" in item.name or item.name == "README.md"):
            item.add_marker(pytest.mark.skip(reason="needs pandas"))
