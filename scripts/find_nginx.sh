#!/bin/sh
# Prints the nginx behind which `make run WORKERS=4` and the tests put the app; installs Debian's where there is none and
# root runs this. Prints nothing where there is none.
set -eu

PATH="$PATH:/usr/sbin:/usr/local/sbin"  # where it is for users whose path leaves out what root runs

if ! command -v nginx && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    {
        apt-get update -qq
        # no server of its own: only the program is wanted
        RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light
    } >&2 || true
    command -v nginx || true
fi
