"""The wall around the chat: who may ask for what, and what every reply forbids."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from chat_server import ChatServer, serving
from scripted import ScriptedAssistant

from assistant.errors import UsageError
from assistant.ui.guard import Guard, add_nonce
from assistant.ui.login import LoginDesk, read_accounts
from assistant.ui.server import ServerSettings, check_port, is_loopback

HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def open_chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatServer]:
    """The page as it is by default: on loopback, without login."""
    with serving(ScriptedAssistant(), tmp_path_factory.mktemp("open")) as server:
        yield server


@pytest.fixture(scope="module")
def closed_chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatServer]:
    """The page behind a login, with a small limit on uploads."""
    folder = tmp_path_factory.mktemp("closed")
    with serving(
        ScriptedAssistant(), folder, auth="ann:secret one,bob:other", max_upload_mb=1
    ) as server:
        yield server


@pytest.fixture
def client(open_chat: ChatServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=open_chat.url, timeout=20) as http:
        yield http


@pytest.fixture
def closed(closed_chat: ChatServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=closed_chat.url, timeout=20) as http:
        yield http


def paths_of(app: Guard) -> list[tuple[str, str]]:
    """Every route of the page and of Gradio below it, with a method it takes."""
    found: list[tuple[str, str]] = []

    def walk(routes: Any) -> None:
        for route in routes:
            inner = getattr(route, "original_router", None) or getattr(route, "app", None)
            walk(getattr(inner, "routes", None) or ())
            path = getattr(route, "path", None)
            if path is not None:
                filled = re.sub(r"\{[^}]*\}", "x", path)
                for method in getattr(route, "methods", None) or {"GET"}:
                    found.append((method, filled or "/"))

    assets: Any = app.app
    walk(assets.app.routes)
    found += [("GET", path) for path in assets.paths if path.startswith(("/ui/", "/assets/index"))]
    return sorted(set(found))


def test_the_page_opens_and_forbids_every_remote_load(client: httpx.Client) -> None:
    reply = client.get("/")
    policy = reply.headers["content-security-policy"]
    nonce = re.search(r"'nonce-([^']+)'", policy)
    assert reply.status_code == 200
    assert nonce is not None
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    assert reply.text.count("<script") == reply.text.count(f'<script nonce="{nonce[1]}"')
    assert reply.headers["x-frame-options"] == "DENY"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert client.get("/").headers["content-security-policy"] != policy


def test_the_page_itself_names_no_other_host(client: httpx.Client) -> None:
    page = client.get("/").text
    loads = re.findall(
        r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=\"(https?:)?//([^\"/]+)", page
    )
    assert [host for _, host in loads] == []


@pytest.mark.parametrize(
    "path",
    [
        "/monitoring", "/monitoring/summary", "/gradio_api/openapi.json", "/gradio_api/info",
        "/gradio_api/proxy=https://example.org/", "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd", "/gradio_api/vibe-code/", "/gradio_api/deep_link",
        "/gradio_api/runs", "/docs", "/openapi.json", "/gradio_api/stream/x/1/1/playlist.m3u8",
    ],
)  # fmt: skip
def test_doors_that_nobody_needs_are_shut(client: httpx.Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code in (403, 404)
    assert "root:" not in reply.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {
            "origin": "https://evil.example",
            "sec-fetch-site": "cross-site",
            "sec-fetch-mode": "navigate",
        },
    ],
)
def test_requests_from_other_sites_are_refused(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    for method, path in (("POST", "/gradio_api/run/predict"), ("POST", "/gradio_api/upload"),
                         ("GET", "/article/bridge"), ("GET", "/config")):  # fmt: skip
        assert client.request(method, path, headers=headers).status_code == 403


def test_a_link_on_another_site_may_open_the_page(client: httpx.Client) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert client.get("/", headers=headers).status_code == 200


def test_no_reply_invites_other_origins(client: httpx.Client) -> None:
    reply = client.get("/config", headers={"origin": str(client.base_url).rstrip("/")})
    assert reply.status_code == 200
    assert "access-control-allow-origin" not in reply.headers


def test_on_loopback_foreign_host_names_are_refused(client: httpx.Client) -> None:
    assert client.get("/", headers={"host": "evil.example:7860"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:7860"}).status_code == 200


def test_the_page_shows_what_there_is_before_any_event_runs(client: httpx.Client) -> None:
    page = client.get("/").text
    begin = page.index("window.gradio_config = ") + len("window.gradio_config = ")
    config, _ = json.JSONDecoder().raw_decode(page, begin)
    shown = {part["props"].get("elem_id"): part["props"] for part in config["components"]}
    assert "4 articles" in shown["masthead"]["value"]
    assert "Ellery swing bridge reopens" in shown["shelf"]["value"]
    assert "What do you want to know?" in shown["welcome"]["value"]
    assert "<script" not in page.split("</script>")[0].split("gradio_config")[1]
    assert client.get("/config").json()["components"] == config["components"]


def test_files_that_never_change_come_packed_and_are_not_sent_twice(client: httpx.Client) -> None:
    page = client.get("/").text
    script = re.search(r'src="\./(assets/index-[^"]+\.js)"', page)
    assert script is not None
    for path in ("/ui/dateline.css", "/ui/dateline.js", "/" + script[1]):
        packed = client.get(path, headers={"accept-encoding": "gzip"})
        plain = client.get(path, headers={"accept-encoding": "identity"})
        assert packed.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert packed.content == plain.content
        assert int(packed.headers["content-length"]) < len(plain.content) / 2
        assert "default-src 'none'" in packed.headers["content-security-policy"]
        again = client.get(path, headers={"if-none-match": plain.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.head(path).content == b""
    assert "immutable" in client.get("/" + script[1]).headers["cache-control"]
    assert client.get("/ui/dateline.css").headers["cache-control"] == "no-cache"
    assert client.get("/ui/absent.css").status_code == 404


def test_paths_that_climb_are_refused(open_chat: ChatServer) -> None:
    host = open_chat.url.removeprefix("http://")
    for path in ("/assets/../../../../etc/passwd", "/gradio_api/queue/../info", "/ui/../../x"):
        connection = http.client.HTTPConnection(host, timeout=10)
        try:
            connection.request("GET", path)  # sent as it is, unlike by other clients
            assert connection.getresponse().status == 404
        finally:
            connection.close()


def test_uploads_have_a_limit(closed: httpx.Client) -> None:
    closed.post("/login", data={"name": "ann", "password": "secret one"})
    for size, status in ((1000, 200), (1_200_000, 413), (9_000_000, 413)):
        files = {"files": ("a.txt", b"x" * size)}
        assert closed.post("/gradio_api/upload", files=files).status_code == status


def test_articles_are_shown_with_their_quote_or_said_to_be_gone(client: httpx.Client) -> None:
    reply = client.get("/article/bridge?start=0&end=40")
    assert '<mark id="quote"' in reply.text
    assert "<html" not in client.get("/article/bridge?part=1").text
    assert client.get("/article/none").status_code == 404
    assert client.get("/article/hostile").text.count("<script") == 0


def test_every_browser_has_conversations_of_its_own(client: httpx.Client) -> None:
    client.get("/")
    first = client.cookies["dateline_browser"]
    client.get("/")
    assert client.cookies["dateline_browser"] == first
    cookie = client.get("/", headers={"cookie": "dateline_browser=short"}).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert client.get(f"/conversation/{'0' * 16}.md").status_code == 404
    assert client.get("/conversation/..%2f..%2fx.json").status_code == 404


def test_without_login_every_route_leads_to_the_login_page(
    closed: httpx.Client, closed_chat: ChatServer
) -> None:
    routes = paths_of(closed_chat.app)
    assert len(routes) > 60
    for method, path in routes:
        for headers in ({}, HTML, {"origin": "https://evil.example", **HTML}):
            reply = closed.request(method, path, headers=headers)
            if path == "/login" and method in ("GET", "HEAD") and "origin" not in headers:
                assert reply.status_code in (200, 405)
            elif path == "/login" and method == "POST" and "origin" not in headers:
                assert reply.status_code == 401
            else:
                assert reply.status_code in (303, 401, 403, 404), (method, path, reply.status_code)
                assert "bridge" not in reply.text
                assert "gradio_config" not in reply.text


def test_logging_in_and_out(closed: httpx.Client) -> None:
    assert closed.get("/", headers=HTML).headers["location"] == "/login"
    form = closed.get("/login").text
    assert "Password" in form
    assert "<style>" in form
    assert "/ui/" not in form
    assert closed.post("/login", data={"name": "ann", "password": "wrong"}).status_code == 401
    assert closed.post("/login", data={"name": "ann", "password": "secret one"}).status_code == 303
    assert closed.get("/").status_code == 200
    assert closed.get("/article/bridge").status_code == 200
    assert closed.post("/logout").status_code == 303
    assert closed.get("/article/bridge").status_code == 401


def test_guessing_passwords_is_slowed_down() -> None:
    moment = [0.0]
    desk = LoginDesk({"ann": "right"}, clock=lambda: moment[0])
    for _ in range(5):
        assert desk.wait_s("ann", address="1.2.3.4") == 0
        assert desk.log_in("ann", "wrong", address="1.2.3.4") is None
    assert desk.wait_s("ann", address="5.6.7.8") == 2
    assert desk.wait_s("bob", address="1.2.3.4") == 2
    assert desk.wait_s("bob", address="5.6.7.8") == 0
    moment[0] = 3.0
    assert desk.log_in("ann", "right", address="1.2.3.4")
    assert desk.wait_s("ann", address="1.2.3.4") == 0


def test_a_waiting_visitor_is_told_how_long(closed: httpx.Client) -> None:
    for _ in range(5):
        closed.post("/login", data={"name": "bob", "password": "no"})
    reply = closed.post("/login", data={"name": "bob", "password": "other"})
    assert reply.status_code == 429
    assert int(reply.headers["retry-after"]) >= 1


@pytest.mark.parametrize("text", ["", "ann", "ann:", ":x", "ann:x,bob"])
def test_accounts_must_be_whole(text: str) -> None:
    with pytest.raises(UsageError, match="DATELINE_AUTH"):
        read_accounts(text)
    assert read_accounts("ann:a:b, bob:c") == {"ann": "a:b", "bob": "c"}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_being_reachable_from_elsewhere_needs_a_login(host: str) -> None:
    with pytest.raises(UsageError, match="DATELINE_AUTH=name:password"):
        ServerSettings(host=host)
    assert ServerSettings(host=host, auth="ann:x").host == host


def test_loopback_is_known_by_its_names() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "10.0.0.1", "localhost.evil.example")))


def test_a_taken_port_is_named_with_a_way_out() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=rf"port {port}.*--port {port + 1}"):
            check_port("127.0.0.1", port)


def test_only_script_elements_get_the_nonce() -> None:
    page = b'<script>1</script><script src="x"></script><scripty>'
    assert add_nonce(page, "n").count(b'nonce="n"') == 2
