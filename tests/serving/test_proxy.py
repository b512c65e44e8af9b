"""What nginx is told: where it listens, who is asked for whom, and where what it writes goes."""

import re
from pathlib import Path

import pytest

from lib.serving.proxy import Site, nginx_config

SITE = Site("127.0.0.1", 8501, "", (9001, 9002, 9003))


def upstreams(site: Site) -> dict[str, list[str]]:
    """Group -> its servers, as "port" or "port backup", in order."""
    groups = re.findall(r"upstream (\w+) \{(.*)\}", nginx_config(site, Path("/x")))
    return {
        name: [f"{port}{spare}" for port, spare in re.findall(r"127\.0\.0\.1:(\d+) max_fails=0( backup)?;", told)]
        for name, told in groups
    }


def given(site: Site, answer: str) -> str:
    """The cookie that goes with an answer ("status type who-was-tried"), "" for none."""
    told = re.findall(r'^ +"~(\^\(101.*)" "(.*)";$', nginx_config(site, Path("/x")), re.MULTILINE)
    return next((cookie for pattern, cookie in told if re.search(pattern, answer)), "")


@pytest.mark.parametrize(
    ("address", "listens"), [("127.0.0.1", "127.0.0.1:8501"), ("0.0.0.0", "0.0.0.0:8501"), ("::1", "[::1]:8501")]
)
def test_the_proxy_alone_listens_where_it_was_asked_and_servers_stand_on_loopback(address: str, listens: str) -> None:
    told = nginx_config(Site(address, 8501, "", (9001, 9002)), Path("/x"))

    assert re.findall(r"listen ([^;]+);", told) == [listens]
    assert set(re.findall(r"\bserver ([\d.:]+)", told)) == {"127.0.0.1:9001", "127.0.0.1:9002"}


def test_a_cookie_leads_to_its_server_and_to_the_others_only_where_that_is_gone() -> None:
    assert re.findall(r"^ +(\d) (\w+);$", nginx_config(SITE, Path("/x")), re.MULTILINE) == [
        ("1", "worker_1"),
        ("2", "worker_2"),
        ("3", "worker_3"),
    ]
    assert upstreams(SITE) == {
        "in_turn": ["9001", "9002", "9003"],
        "by_address": ["9001", "9002", "9003"],
        "worker_1": ["9001", "9002 backup", "9003 backup"],
        "worker_2": ["9002", "9001 backup", "9003 backup"],
        "worker_3": ["9003", "9001 backup", "9002 backup"],
    }


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ("200 text/html; charset=utf-8 127.0.0.1:9002", 2),
        ("101  127.0.0.1:9003", 3),
        ("200 text/html; charset=utf-8 127.0.0.1:9001, 127.0.0.1:9003", 3),
        ("200 text/javascript 127.0.0.1:9002", 0),
        ("200 text/csv 127.0.0.1:9002", 0),
        ("404 text/plain 127.0.0.1:9002", 0),
        ("403 text/plain; charset=utf-8 127.0.0.1:9002", 0),
        ("502  127.0.0.1:90021", 0),
    ],
)
def test_a_page_and_a_web_socket_bring_the_cookie_of_whoever_answered_them(answer: str, number: int) -> None:
    assert given(SITE, answer) == (f"faultlines_8501={number}; Path=/; HttpOnly; SameSite=Lax" if number else "")


def test_two_apps_on_one_host_have_two_cookies_and_each_below_its_path() -> None:
    other = Site("127.0.0.1", 8600, "conflicts/a b", (9001,))

    assert given(other, "200 text/html 127.0.0.1:9001") == "faultlines_8600=1; Path=/conflicts/a%20b; HttpOnly; SameSite=Lax"
    assert "map $cookie_faultlines_8600 " in nginx_config(other, Path("/x"))


def test_nothing_is_written_but_into_the_folder_that_was_given() -> None:
    told = nginx_config(SITE, Path("/some where"))

    assert re.findall(r"(?:pid|temp_path) (.*?);", told) == [
        f'"/some where/{name}"' for name in ("nginx.pid", "client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    ]
    assert "access_log off;" in told and "error_log stderr crit;" in told
