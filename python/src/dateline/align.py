"""Positions of a cleaned text in the text that it was made of."""

from __future__ import annotations

import re

# What cleaning changes: ends of lines, control characters, space at the ends, and header lines at the beginning.
_CHANGED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]+")


def positions(original: str, cleaned: str) -> list[int]:
    """Return where each character of the cleaned text is in the original, and the end of the last one.

    :raises ValueError: if the words of the cleaned text are not part of the original.

    >>> positions("date 2025-06-02\\r\\nYes.\\r\\nNo.", "Yes.\\nNo.")
    [17, 18, 19, 20, 21, 23, 24, 25, 26]
    """
    if original == cleaned:
        return list(range(len(original) + 1))
    kept = [i for i, c in enumerate(original) if not _CHANGED.match(c)]
    letters = _CHANGED.sub("", cleaned)
    first = "".join(original[i] for i in kept).rfind(letters)
    if first < 0 or not letters:
        raise ValueError("the cleaned text is not part of the original")
    found: list[int] = []
    after = kept[first]
    taken = first
    for c in cleaned:
        if not _CHANGED.match(c):
            after = kept[taken]
            taken += 1
        found.append(after)
        after += 1
    return [*found, kept[taken - 1] + 1]
