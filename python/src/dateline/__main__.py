"""``python -m dateline`` runs the program."""

import subprocess
import sys

from dateline._binary import find_binary
from dateline.errors import BinaryNotFound


def main() -> int:
    try:
        return subprocess.call([find_binary(), *sys.argv[1:]])
    except BinaryNotFound as err:
        print(err, file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # which the program has had, too
        return 130


if __name__ == "__main__":
    sys.exit(main())
