"""Prints a data frame of the acts of a sample article. Run it in the top folder of the repository; it needs pandas."""

from pathlib import Path

import dateline

article = dateline.extract(Path("testdata/istanbul.txt"))
acts = article.to_pandas("act")
print(acts[["time", "actors", "act", "recipients", "theme", "outcome"]].to_string())
