"""A program that does not outlive who started it, however that ends: `python bound.py PID program …`, run as a file.

Linux asks it to end (SIGTERM) when its parent is gone; elsewhere the program is only run.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # <linux/prctl.h>; it stays through exec


def bind(parent: int) -> None:
    """Have the kernel ask this process to end once its parent ends; at once, where it has ended already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            sys.exit(1)


if __name__ == "__main__":
    bind(int(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])
