"""What a page runs in a server is counted among what the tests run, though it is no module and runs in a thread."""

import json
import os
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from lib.settings import ROOT
from tests.browser.steps import serve

START = ROOT / "tests" / "counted" / "start"


def ask(url: str, page: str) -> None:
    """Ask a server for a page as a browser does, and wait until it has run."""
    asked, told = BackMsg(), ForwardMsg()
    asked.rerun_script.page_name = page
    with connect(f"ws{url.removeprefix('http')}/_stcore/stream", origin=url, subprotocols=["streamlit"], max_size=None) as line:
        line.send(asked.SerializeToString())
        while told.WhichOneof("type") != "script_finished":
            told.ParseFromString(line.recv(timeout=300))


def test_lines_and_branches_of_a_page_that_a_server_was_asked_for_are_counted(tmp_path: Path) -> None:
    for server in serve(tmp_path, None, FAULTLINES_COUNTED=str(tmp_path / "counted"), PYTHONPATH=str(START)):
        ask(server.url, "map")

    written = [json.loads(part.read_text(encoding="utf-8"))["files"] for part in (tmp_path / "counted").glob("*.json")]
    ran = {os.path.relpath(path, ROOT): one for files in written for path, one in files.items()}
    assert {"serve.py", "lib/ui/shell.py"} <= set(ran) and "pages/relations.py" not in ran
    assert ran["pages/map.py"]["missing_lines"] == [] and len(ran["pages/map.py"]["executed_lines"]) > 20
    assert ran["pages/map.py"]["executed_branches"] and ran["pages/map.py"]["missing_branches"]
