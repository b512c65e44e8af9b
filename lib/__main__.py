"""`python -m lib check CORPUS` and `python -m lib build CORPUS --out DIR`."""

import sys

from lib.commands import main

if __name__ == "__main__":
    for stream in filter(None, (sys.stdout, sys.stderr)):  # a program may be started with either of them closed
        stream.reconfigure(errors="backslashreplace")  # names in any script, on any terminal
    sys.exit(main(sys.argv[1:]))
