"""Bad inputs are named and bounded; the good ones beside them are read."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import resource
import socket
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import SourceError
from index.settings import IndexSettings
from index.sources import expand, load
from tests.index.test_sources import MAIL, PAGE, PDF_LINES, RECORD, make_docx, make_pdf

SETTINGS = IndexSettings()
SMALL = IndexSettings(max_source_mb=4)
GOOD = "Harbour reopens\n\nThe harbour of Varna reopened on Monday, the port authority said."
MAX_S = 30.0
MAX_MB = 2_000


def read(path: Path, settings: IndexSettings = SETTINGS) -> tuple[int, list[str]]:
    """Number of articles, and the reasons of the failures; anything else raised is a crash."""
    articles, reasons = 0, []
    start = time.monotonic()
    for item in expand([path], settings):
        try:
            for loaded in load(item, settings):
                loaded.article.text.encode()
                loaded.article.uri.encode()
                articles += 1
        except SourceError as error:
            reasons.append(error.reason)
    assert all(reasons)
    assert not [reason for reason in reasons if "not foreseen" in reason]
    assert time.monotonic() - start < MAX_S
    return articles, reasons


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# Text that drives careless patterns mad: each of these, repeated many times over.
UNITS = [
    "a.", "\"", "“", "”", "(", "(A", "1 ", "1", " – ", "A.", "http://", "Photo: ", "\n",
    "x\n\n", "a ", "He said. ", "said.Then ", "Jan ", "Jan. 1 ", "1/", "Monday, ",
    "(A B/C) ", "Ab ", "/", " | ", ": ", "Read more: ", "...", "!", "” ", "a.\"b ", "中。",
    "😀", "â€™", "\u00a0", "a\u200d", "By A\n", "Published 1 Jan 2020\n", "A b c\n",
    "Home > ", "[", ". ", "'a ", "1 views ", "© ", "\t", "- ", "2020-01-01 ", "12:10 ", "_",
    "*", "**a", "![", "[a](", "<b", "<!--", "`", "# ", "> ", "&amp;",
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_no_text_takes_long_however_it_repeats(suffix: str, tmp_path: Path) -> None:
    for number, unit in enumerate(UNITS):
        path = tmp_path / f"{number}{suffix}"
        path.write_text((unit * (10_000 // len(unit) + 1))[:10_000])
        start = time.process_time()
        read(path)
        assert time.process_time() - start < 2.0, (suffix, unit)


def test_a_line_of_a_million_characters_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Line " * 200_000)
    assert read(tmp_path / "a.txt")[0] == 1


def test_a_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    before = peak_mb()
    assert "larger than 4 MB" in read(tmp_path / "a.txt", SMALL)[1][0]
    assert peak_mb() - before < 100


def test_an_article_far_longer_than_any_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Word. " * 400_000)
    assert "more than any article" in read(tmp_path / "a.txt")[1][0]


# Bombs


def test_a_gzip_bomb_is_stopped_at_the_limit(tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    (tmp_path / "a.txt.gz").write_bytes(bomb * 10)
    (tmp_path / "b.json.gz").write_bytes(gzip.compress(bomb * 30))
    before = peak_mb()
    assert "larger than 4 MB" in read(tmp_path / "a.txt.gz", SMALL)[1][0]
    assert read(tmp_path / "b.json.gz", SMALL)[0] == 0
    assert peak_mb() - before < 200


def make_zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return buffer.getvalue()


LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (i, b"&l%d;" % (i - 1) * 10) for i in range(1, 12))
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">' + LAUGHS + b"]><x>&l11;</x>"


def lie_about_size(data: bytes) -> bytes:
    """Make a ZIP archive declare that all its members are of one byte."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = {member.file_size for member in archive.infolist()}
    for size in sizes:
        data = data.replace(size.to_bytes(4, "little"), (1).to_bytes(4, "little"))
    return data


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_zip(word__document_xml=b"\0" * 50_000_000),
        lambda: lie_about_size(make_zip(word__document_xml=b"\0" * 50_000_000)),
        lambda: make_zip(word__document_xml=LAUGHS),
        lambda: make_zip(word__document_xml=b"<x>" * 100_000),
        lambda: make_zip(a=b"x"),
        lambda: make_docx()[:-200],
        lambda: make_docx()[:600],
        lambda: make_docx().replace(b"word/document.xml", b"word/../../etcxml"),
    ],
)
def test_word_files_that_are_bombs_or_broken_are_named(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(make())
    before = peak_mb()
    articles, reasons = read(tmp_path / "a.docx", SMALL)
    assert (articles, len(reasons)) == (0, 1)
    assert peak_mb() - before < 200


def pdf_with_stream(stream: bytes, extra: bytes = b"") -> bytes:
    plain = make_pdf(["x"])
    start, end = plain.index(b"stream\n") + 7, plain.index(b"\nendstream")
    head = plain[:start].replace(b"/Length", extra + b" /Length")
    return head + stream + plain[end:]


@pytest.mark.parametrize(
    "make",
    [
        lambda: pdf_with_stream(zlib.compress(b"\0" * 150_000_000), b"/Filter /FlateDecode"),
        lambda: pdf_with_stream(b"q " * 300_000),
        lambda: make_pdf(PDF_LINES).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        lambda: make_pdf(PDF_LINES).replace(b"/Parent 2 0 R", b"/Parent 3 0 R"),
        lambda: make_pdf(PDF_LINES).replace(b"startxref\n", b"startxref\n9"),
        lambda: make_pdf(PDF_LINES)[:-60],
        lambda: make_pdf(PDF_LINES)[:400],
        lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<" * 5_000,
        lambda: b"%PDF-1.7\n" + b"[" * 100_000,
        lambda: b"%PDF-1.4",
    ],
)
def test_pdf_files_that_are_bombs_or_broken_end_soon(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(make())
    articles, reasons = read(tmp_path / "a.pdf")
    assert articles + len(reasons) == 1
    assert peak_mb() < MAX_MB


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<div>" * 50_000 + GOOD),
        ("a.html", "<p " + "a=1 " * 50_000 + ">" + GOOD),
        ("a.html", "<" * 100_000),
        ("a.html", LAUGHS.decode()),
        ("a.html", "<table>" * 3_000 + GOOD),
        ("a.html", '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + GOOD),
        (
            "a.html",
            "<style>" + ".a{display:none}" * 20_000 + "@media x{" * 5_000 + "</style>" + GOOD,
        ),
        ("a.html", "<p>" + "<b>x" * 20_000),
        ("a.html", '<svg onload="x"><foreignObject>' + GOOD),
        ("a.json", "[" * 200_000),
        ("a.json", '{"a":' * 100_000),
        ("a.json", '{"text": ' + "9" * 100_000 + "}"),
        ("a.jsonl", ("[" * 5_000 + "\n") * 20),
        ("a.json", '{"text": "\\ud800 lone", "title": "\\udfff"}'),
        ("a.csv", "text\n" + '"' + "x," * 100_000),
        ("a.csv", "text\n\0\0\n"),
        ("a.md", "---\n" + "a: [" * 2_000 + "\n---\nText."),
        ("a.md", "---\n" + "a: {b: " * 2_000 + "\n---\nText."),
        ("a.md", "---\ntitle: !!python/object/apply:os.system [id]\n---\nText of it."),
        ("a.md", "---\npublished: 2020-99-99\n---\nText of an article."),
        ("a.md", "---\n" * 50_000),
        ("a.eml", MAIL.replace('boundary="b"', 'boundary="' + "b" * 100_000 + '"')),
        ("a.eml", "Subject: " + "=?utf-8?b?" * 20_000 + "\n\n" + GOOD),
        ("a.eml", "Content-Type: text/plain; charset=nonsense\n\n" + GOOD),
        ("a.eml", "Content-Type: message/rfc822\n\n" * 500 + GOOD),
        ("a.eml", "From: " + "<" * 10_000 + "\n\n" + GOOD),
        ("a.eml", "Content-Transfer-Encoding: base64\n\n!!!!"),
    ],
)
def test_files_that_nest_or_repeat_without_end_end_soon(
    name: str, data: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(data, errors="surrogatepass")
    articles, reasons = read(tmp_path / name)
    assert articles + len(reasons) >= 1
    assert peak_mb() < MAX_MB


def test_yaml_tags_run_nothing(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    (tmp_path / "a.md").write_text(
        f"---\ntitle: !!python/object/apply:os.mkdir [{trap}]\n---\nText of an article."
    )
    read(tmp_path / "a.md")
    assert not trap.exists()


# Folders


def test_links_pipes_and_odd_names_do_not_stop_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    inside = folder / "deep"
    inside.mkdir(parents=True)
    (tmp_path / "secret.txt").write_text(GOOD)
    good = ["good.txt", "deep/good.txt", "a b\nc.txt", "-rf.txt", "é😀.txt", "x" * 200 + ".txt"]
    for name in good:
        (folder / name).write_text(GOOD)
    odd = os.fsencode(folder) + b"/\xff\xfe.txt"
    with open(odd, "w") as file:
        file.write(GOOD)
    os.symlink(folder, inside / "loop")
    os.symlink("self.txt", folder / "self.txt")
    os.symlink("nowhere", folder / "dangling.txt")
    os.symlink(tmp_path / "secret.txt", folder / "out.txt")
    os.symlink("/etc", folder / "etc")
    os.symlink("/dev/zero", folder / "zero.txt")
    os.mkfifo(folder / "pipe.txt")
    listener = socket.socket(socket.AF_UNIX)
    cwd = Path.cwd()
    os.chdir(folder)  # the name of a socket must be short
    try:
        listener.bind("socket.txt")
        articles, reasons = read(folder)
    finally:
        os.chdir(cwd)
        listener.close()
    assert articles == len(good) + 1
    assert len(reasons) == 6  # self, dangling, out, zero, pipe, socket


@pytest.mark.parametrize(
    "name", ["/dev/zero", "/dev/null", "/proc/self/mem", "a\0b.txt", "x" * 5000]
)
def test_paths_that_are_no_files_are_named(name: str) -> None:
    articles, reasons = read(Path(name))
    assert (articles, len(reasons)) == (0, 1)


def test_a_file_that_vanishes_or_becomes_a_pipe_after_listing_is_named(tmp_path: Path) -> None:
    for name in ("gone.txt", "pipe.txt"):
        (tmp_path / name).write_text(GOOD)
    items = list(expand([tmp_path], SETTINGS))
    for name in ("gone.txt", "pipe.txt"):
        (tmp_path / name).unlink()
    os.mkfifo(tmp_path / "pipe.txt")
    for item in items:
        with pytest.raises(SourceError):
            list(load(item, SETTINGS))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in read(tmp_path / "a.txt")[1][0]


# Mutations


def good_files() -> dict[str, bytes]:
    return {
        "a.txt": GOOD.encode() * 3,
        "a.md": f"---\ntitle: A harbour\npublished: 2020-01-09\n---\n\n{GOOD}".encode(),
        "a.html": PAGE.encode(),
        "a.pdf": make_pdf(PDF_LINES),
        "a.docx": make_docx(),
        "a.eml": MAIL.encode(),
        "a.json": json.dumps([RECORD, RECORD]).encode(),
        "a.csv": f'title,text\nA,"{GOOD}"\n'.encode(),
        "a.txt.gz": gzip.compress(GOOD.encode()),
    }


def mutate(data: bytes, chooser: random.Random) -> bytes:
    mutated = bytearray(data)
    for _ in range(chooser.randint(1, 12)):
        at = chooser.randrange(len(mutated) + 1)
        length = chooser.choice((1, 1, 2, 8, 64))
        match chooser.randrange(5):
            case 0:
                mutated[at : at + length] = chooser.randbytes(length)
            case 1:
                del mutated[at : at + length]
            case 2:
                mutated[at:at] = mutated[at : at + length] * chooser.randint(1, 40)
            case 3:
                mutated[at:at] = chooser.choice(
                    (b"\0", b"<", b'"', b"\xff", b"\n", b"[", b"%", b"/")
                )
            case _:
                del mutated[max(at, 1) :]
        mutated = mutated or bytearray(b"x")
    return bytes(mutated)


def check_mutations(folder: Path, count: int, seed: int) -> None:
    chooser = random.Random(seed)
    files = good_files()
    for number in range(count):
        name = chooser.choice(sorted(files))
        data = mutate(files[name], chooser)
        path = folder / name
        path.write_bytes(data)
        try:
            read(path)
        except Exception as error:
            pytest.fail(f"mutation {number} of seed {seed} ({name}): {error!r}")


def test_mutated_files_are_read_or_named(tmp_path: Path) -> None:
    check_mutations(tmp_path, 80, seed=1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_two_thousand_mutated_files_are_read_or_named(tmp_path: Path) -> None:
    check_mutations(tmp_path, 2_000, seed=2)
    assert peak_mb() < MAX_MB
