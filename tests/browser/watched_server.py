"""Run Streamlit with an audit hook that notes every address this process looks up or connects to."""

import os
import sys

NOTES = os.environ["FAULTLINES_CALLS"]


def note(event: str, args: tuple) -> None:
    if event in ("socket.getaddrinfo", "socket.connect"):
        target = args[0] if event == "socket.getaddrinfo" else args[1]
        with open(NOTES, "a", encoding="utf-8") as out:
            out.write(f"{event} {target}\n")


if __name__ == "__main__":
    sys.addaudithook(note)
    from streamlit.web.cli import main

    main()
