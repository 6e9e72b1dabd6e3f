"""An HTML page → a draft: what a reader sees of the article, captions kept in place.

trafilatura tells the article from the page around it. Before it does, what no
reader sees (scripts, hidden elements) is taken out, for instructions are hidden
there, and captions become paragraphs, for trafilatura would drop them.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import copy
import logging
import re
from datetime import datetime
from typing import Any

from index.draft import Draft
from index.errors import SourceError
from index.sources.figures import keep_captions
from index.sources.metadata import PageMetadata, read_metadata

MAX_PAGE_BYTES = 16_000_000
_UNSEEN = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math",
    "canvas", "form", "button", "select", "input", "textarea", "dialog",
)  # fmt: skip
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0+)?\s*(?:;|$|!)"
    r"|font-size\s*:\s*0|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}"
    r"|(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$|!)|clip\s*:\s*rect\(0",
    re.IGNORECASE,
)
_BEFORE_SELECTORS = re.compile(r"[{@]")
_AT_BLOCK = re.compile(r"@[^{};@]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE_SELECTOR = re.compile(r"[a-z]*(?P<sign>[.#])(?P<name>[\w-]+)\Z", re.IGNORECASE)
_TABLE_RULE = re.compile(r"^\|(?:\s*:?-+:?\s*\|)+\s*$\n?", re.MULTILINE)
_TABLE_ROW = re.compile(r"^\|\s*(.*?)\s*\|[ \t]*$", re.MULTILINE)
_MAX_HIDDEN_SHARE = 0.5
_MIN_CHARACTERS = 200
_TAG = re.compile(r"</?(?:p|br|div|a|em|strong|b|i|ul|li|h\d|span|img|blockquote)\b[^>]*>", re.I)


def read_page(
    html: str, uri: str, *, url: str | None = None, fetched: datetime | None = None
) -> Draft:
    """Turn a page into a draft.

    Args:
        html: The page's source.
        uri: Under which the article is kept.
        url: Where it was fetched, if it was.
        fetched: When it was fetched.

    Raises:
        SourceError: If it is no HTML, or too large.
    """
    if len(html) > MAX_PAGE_BYTES:
        raise SourceError(uri, f"is an HTML page of more than {MAX_PAGE_BYTES // 1_000_000} MB")
    tree = _parse(html, uri)
    metadata = read_metadata(tree, url)
    _drop_unseen(tree)
    captions = keep_captions(tree)
    text = _extract(tree)
    if metadata.body and len(metadata.body) > 2 * len(text):
        text = metadata.body  # a page whose text is drawn by a script brings it as data
    return _make_draft(metadata, text, uri, url, fetched, captions)


def _make_draft(
    metadata: PageMetadata,
    text: str,
    uri: str,
    url: str | None,
    fetched: datetime | None,
    captions: tuple[str, ...],
) -> Draft:
    return Draft(
        uri=uri,
        text=text,
        title=metadata.title,
        outlet=metadata.outlet,
        authors=metadata.authors,
        language=metadata.language,
        canonical_url=metadata.canonical_url or url,
        clues=metadata.clues,
        fetched=fetched,
        captions=captions,
    )


def strip_tags(text: str) -> str:
    """Turn a field that holds HTML into paragraphs; text without tags stays as it is."""
    if not _TAG.search(text):
        return text
    try:
        tree = _parse(text, "")
    except SourceError:
        return text
    _drop_unseen(tree)
    return _blocks(tree)


def _parse(html: str, uri: str) -> Any:
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
    from lxml import html as lxml_html

    # No network, no entities beyond HTML's own, and libxml2's own limits on depth stay on.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    data = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", html).encode("utf-8", "replace")
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceError(uri, f"is no HTML page that can be read ({error})") from error
    if tree is None:
        raise SourceError(uri, "is no HTML page that can be read")
    return tree


def _drop_unseen(tree: Any) -> None:
    hidden_classes, hidden_ids = _hidden_names(tree)
    for element in list(tree.iter()):
        # What has no name is a comment or a processing instruction.
        unseen = not isinstance(element.tag, str) or element.tag in _UNSEEN
        if unseen and element is not tree:
            _remove(element)
    total = _size(tree)
    for element in list(tree.iter()):
        # Pages that show themselves by script hide all of it at first.
        if (
            _is_hidden(element, hidden_classes, hidden_ids)
            and _size(element) <= _MAX_HIDDEN_SHARE * total
        ):
            _remove(element)


def _size(element: Any) -> int:
    return sum(len(text) for text in element.itertext())


def _hidden_names(tree: Any) -> tuple[frozenset[str], frozenset[str]]:
    """Classes and ids that the page's own style sheet hides on every screen."""
    names: dict[str, set[str]] = {".": set(), "#": set()}
    for style in tree.iter("style"):
        sheet = _AT_BLOCK.sub("", (style.text or "")[:200_000])
        for rule in sheet.split("}"):
            selectors, _, body = rule.rpartition("{")
            if not _HIDING.search(body):
                continue
            selectors = _BEFORE_SELECTORS.split(selectors)[-1]
            for selector in selectors.split(","):
                if match := _SIMPLE_SELECTOR.match(selector.strip()):
                    names[match["sign"]].add(match["name"])
    return frozenset(names["."]), frozenset(names["#"])


def _is_hidden(element: Any, classes: frozenset[str], ids: frozenset[str]) -> bool:
    if element.tag in ("html", "body"):
        return False
    if "hidden" in element.attrib or element.get("aria-hidden", "").lower() == "true":
        return True
    if _HIDING.search(element.get("style", "")):
        return True
    return element.get("id") in ids or not classes.isdisjoint(element.get("class", "").split())


def _remove(element: Any) -> None:
    """Take an element out but leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + element.tail
        else:
            previous.tail = (previous.tail or "") + element.tail
    parent.remove(element)


def _extract(tree: Any) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(
            copy.deepcopy(tree),
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            with_metadata=False,
            deduplicate=False,
            output_format="txt",
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        # Pages broken in new ways break it in new ways; the plain text still serves.
        _ = error
        text = None
    text = text or ""
    if len(text) < _MIN_CHARACTERS and len(fallback := _blocks(tree)) > 2 * len(text):
        text = fallback
    # Tables come with the rules and outer bars of Markdown.
    text = _TABLE_ROW.sub(r"\1", _TABLE_RULE.sub("", text))
    return re.sub(r"\n+", "\n\n", text)


def _blocks(tree: Any) -> str:
    """The paragraphs of the article's element, or of the page, as plain text."""
    main = next(iter(tree.iter("article")), None)
    if main is None:
        main = next(iter(tree.iter("main")), tree)
    for skipped in list(main.iter("nav", "header", "footer", "aside", "title", "head")):
        if skipped is not main:
            _remove(skipped)
    for line_break in list(main.iter("br")):
        line_break.tail = "\n" + (line_break.tail or "")
    paragraphs: list[str] = []
    block = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "div")
    for element in main.iter(*block):
        if element.tag in ("div", "blockquote", "td", "li") and any(
            True for _ in element.iter("p")
        ):
            continue
        if element.tag == "div" and any(c.tag in block for c in element.iterchildren()):
            continue
        text = "".join(element.itertext()).strip()
        if text:
            paragraphs.append(" ".join(text.split()))
    return "\n\n".join(paragraphs) or " ".join("".join(main.itertext()).split())
