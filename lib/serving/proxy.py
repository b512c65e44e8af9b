"""The proxy in front of several servers of the app: nginx's configuration as a text, made of values alone.

A server keeps a browser's session and files in its own memory, so all that a browser asks must reach one of them. Which one,
a cookie says: it is given with each page and each web socket, by whichever server answers, so that a browser whose server
is gone follows its web socket to another. Who keeps no cookies stays with the server that address and browser name.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

LOOPBACK = "127.0.0.1"
KEPT = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")  # folders that nginx makes for files it never needs here
CONNECTIONS = 1000  # at once; a person has two, a page that loads some twelve; a process may usually open 1,024 files
FRAME = """\
pid "{folder}/nginx.pid";
error_log stderr crit;
worker_processes 1;
events {{ worker_connections {connections}; }}
http {{
    access_log off;
    server_tokens off;
{temporary}
    map $http_upgrade $connection_of {{ default upgrade; "" close; }}
    map $http_x_forwarded_proto $scheme_of {{ default $http_x_forwarded_proto; "" $scheme; }}
    map $http_x_forwarded_host $host_of {{ default $http_x_forwarded_host; "" $http_host; }}
    map $http_accept $newcomer {{ default by_address; "~text/html" in_turn; }}
    map $cookie_{cookie} $server_of {{
        default $newcomer;
{chosen}
    }}
    map "$status $upstream_http_content_type $upstream_addr" $given {{
        default "";
{given}
    }}
    upstream in_turn {{ {in_turn} }}
    upstream by_address {{ hash "$remote_addr $http_x_forwarded_for $http_user_agent" consistent; {in_turn} }}
{workers}
    server {{
        listen {listen};
        large_client_header_buffers 4 64k;
        client_max_body_size 0;
        proxy_request_buffering off;
        proxy_buffering off;
        proxy_http_version 1.1;
        proxy_read_timeout 1d;
        proxy_send_timeout 1d;
        proxy_set_header Host $http_host;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_of;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme_of;
        proxy_set_header X-Forwarded-Host $host_of;
        add_header Set-Cookie $given always;
        location / {{ proxy_pass http://$server_of; }}
    }}
}}
"""


@dataclass(frozen=True)
class Site:
    """Where people reach the app, below which path (its `base`, "" for none), and the ports of its servers on loopback."""

    address: str
    port: int
    base: str
    workers: tuple[int, ...]

    @property
    def host(self) -> str:
        return f"[{self.address}]" if ":" in self.address else self.address

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies know no ports, so that two apps on one host need two."""
        return f"faultlines_{self.port}"


def nginx_config(site: Site, folder: Path) -> str:
    """The whole configuration; what nginx writes goes into the folder, whose path has no double quote."""
    numbered = list(enumerate(site.workers, 1))
    return FRAME.format(
        folder=folder,
        connections=CONNECTIONS,
        temporary="\n".join(f'    {name}_temp_path "{folder}/{name}";' for name in KEPT),
        cookie=site.cookie,
        chosen="\n".join(f"        {number} worker_{number};" for number, _ in numbered),
        given="\n".join(f'        {_answer_of(port)} "{_cookie(site, number)}";' for number, port in numbered),
        in_turn=" ".join(map(_server, site.workers)),
        workers="\n".join(f"    upstream worker_{number} {{ {_own_first(port, site.workers)} }}" for number, port in numbered),
        listen=f"{site.host}:{site.port}",
    )


def _answer_of(port: int) -> str:
    """A page, or a web socket's beginning, that this server answered; of those that were tried the last one did."""
    return rf'"~^(101 |\d+ text/html).*:{port}$"'


def _cookie(site: Site, number: int) -> str:
    """Sent along by links from elsewhere (Lax), else they would lead an open session's browser away from its server."""
    return f"{site.cookie}={number}; Path=/{quote(site.base)}; HttpOnly; SameSite=Lax"


def _own_first(port: int, all_ports: tuple[int, ...]) -> str:
    others = [f"{_server(other)[:-1]} backup;" for other in all_ports if other != port]
    return " ".join([_server(port), *others])


def _server(port: int) -> str:
    """Asked each time, however often it failed: on loopback a server that is gone says so at once."""
    return f"server {LOOPBACK}:{port} max_fails=0;"
