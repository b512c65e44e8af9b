"""Several servers of the app behind one proxy: `python serve_many.py 4`, with any flags of `streamlit run`.

The proxy is nginx, on the address and port that Streamlit's settings say; the servers stand on free ports of loopback. One that
ends is started again, and until then its people are with another. Ctrl-C or SIGTERM ends all of it.
"""

import argparse
import sys

from lib.serving.many import serve_many, told_to_end

MOST = 64


def main() -> int:
    stop = told_to_end()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workers", type=int, choices=range(1, MOST + 1), metavar="workers", help=f"how many servers, 1 to {MOST}")
    arguments, flags = parser.parse_known_args()
    return serve_many(arguments.workers, flags, stop)


if __name__ == "__main__":
    sys.exit(main())
