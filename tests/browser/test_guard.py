"""Who is let in: the server's own names and pages alone, without a look-up for anybody else, also behind nginx."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from lib.settings import ROOT
from tests.browser.steps import Server, free_port, serve, visit

NAME = "faultlines.example.org"
SOCKET = (
    "GET /_stcore/stream HTTP/1.1",
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)
PLAIN = ("GET / HTTP/1.1", "Connection: close")


def answered(port: int, request: tuple[str, ...], host: str, origin: str = "") -> tuple[int, str]:
    """The status and headers with which a request under a name, from a page, is answered."""
    lines = (*request, f"Host: {host}", *([f"Origin: {origin}"] if origin else []), "", "")
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall("\r\n".join(lines).encode())
        head = line.recv(65536).decode("latin-1").split("\r\n\r\n")[0]
    return int(head.split()[1]), head


def outside(server: Server) -> list[str]:
    """What the server's process looked up or connected to, beyond its own machine."""
    noted = server.calls.read_text(encoding="utf-8").splitlines() if server.calls.exists() else []
    return [call for call in noted if "127.0.0.1" not in call and "localhost" not in call and "::1" not in call]


def port_of(server: Server) -> int:
    return int(server.url.rpartition(":")[2])


def test_a_socket_of_the_apps_own_page_is_let_in_and_no_other(server: Server) -> None:
    port = port_of(server)

    for own in (f"127.0.0.1:{port}", f"localhost:{port}"):
        assert answered(port, SOCKET, own, f"http://{own}")[0] == 101
    for host, origin in (
        (f"127.0.0.1:{port}", "https://elsewhere.example"),
        (f"127.0.0.1:{port}", "http://localhost:3000"),
        ("elsewhere.example", "http://elsewhere.example"),
        ("127.0.0.1.elsewhere.example", ""),
        (f"127.0.0.1:{port}", "null"),
        (f"127.0.0.1:{port}", "http://[bad"),
        ("", "http://elsewhere.example"),
    ):
        assert answered(port, SOCKET, host, origin)[0] in (400, 403), (host, origin)

    assert outside(server) == []


def test_a_page_is_not_served_under_a_foreign_name(server: Server) -> None:
    assert answered(port_of(server), PLAIN, "elsewhere.example")[0] == 403
    assert answered(port_of(server), PLAIN, f"127.0.0.1:{port_of(server)}")[0] == 200


def test_a_name_longer_than_a_file_may_have_is_not_there(server: Server) -> None:
    host = f"127.0.0.1:{port_of(server)}"

    assert answered(port_of(server), (f"GET /app/static/{'x' * 300}.json HTTP/1.1", "Connection: close"), host)[0] == 404
    assert answered(port_of(server), (f"GET /{'x' * 300} HTTP/1.1", "Connection: close"), host)[0] == 404


def test_a_page_may_load_nothing_from_elsewhere_and_stands_in_no_frame(server: Server, page: Page, asked: list[str]) -> None:
    head = answered(port_of(server), PLAIN, f"127.0.0.1:{port_of(server)}")[1].lower()
    assert "frame-ancestors 'none'" in head and "x-frame-options: deny" in head

    visit(page, server.url)
    refused = page.evaluate("""() => new Promise((tell) => {
        document.addEventListener('securitypolicyviolation', (event) => tell(event.blockedURI));
        const image = new Image();
        image.src = 'http://elsewhere.example/pixel.png';
    })""")
    assert refused.startswith("http://elsewhere.example")
    asked[:] = [url for url in asked if url != "http://elsewhere.example/pixel.png"]


@pytest.fixture(scope="module")
def behind_nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, int]]:
    """The app behind nginx as the README describes it, without TLS; and nginx's port."""
    folder, port = tmp_path_factory.mktemp("proxied"), free_port()
    nginx = os.environ.get("FAULTLINES_NGINX") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert nginx, "no nginx found: make test installs it"
    for server in serve(folder, None, STREAMLIT_SERVER_ALLOWED_HOSTS=NAME, FAULTLINES_URL=f"http://{NAME}:{port}"):
        config = folder / "nginx.conf"
        config.write_text(_config(folder, port, port_of(server)), encoding="utf-8")
        with subprocess.Popen([nginx, "-p", str(folder), "-c", str(config), "-g", "daemon off;"]) as proxy:
            try:
                _wait_for(port, proxy)
                yield server, port
            finally:
                proxy.terminate()


def _config(folder: Path, port: int, app: int) -> str:
    told = re.search(r"```nginx\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    site = told.replace("listen 443 ssl", f"listen 127.0.0.1:{port}").replace("127.0.0.1:8501", f"127.0.0.1:{app}")
    kept = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return f"pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{kept}{site}}}\n"


def _wait_for(port: int, proxy: subprocess.Popen) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            try:
                proxy.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            break
    raise AssertionError("nginx did not answer")


def test_behind_nginx_the_same_are_let_in_and_turned_away(behind_nginx: tuple[Server, int]) -> None:
    server, port = behind_nginx
    own = f"{NAME}:{port}"

    assert answered(port, PLAIN, own)[0] == 200
    assert answered(port, SOCKET, own, f"http://{own}")[0] == 101
    assert answered(port, SOCKET, own, "https://elsewhere.example")[0] == 403
    assert answered(port, SOCKET, "elsewhere.example", "http://elsewhere.example")[0] == 403
    assert outside(server) == []
