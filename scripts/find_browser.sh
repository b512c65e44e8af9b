#!/bin/sh
# Prints the Chrome or Chromium that the browser tests drive; installs Debian's where there is none and root runs this.
# FAULTLINES_BROWSER names another one. Prints nothing where there is none.
set -eu

find_browser() {
    for name in "${FAULTLINES_BROWSER:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        if [ -n "$name" ] && command -v "$name"; then return; fi
    done
    return 1
}

if ! find_browser && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    {
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core
    } >&2 || true
    find_browser || true
fi
