"""PDF and Word files → drafts. A file that cannot be read says why in plain words."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice

from index.draft import Draft
from index.errors import SourceError
from index.sources.pdf_lines import read_paragraphs

_MAX_PAGES = 400
_MAX_MEMBERS = 2_000
_WAY_OUT = "open and save it anew, or leave it out"
_JUNK_TITLE = re.compile(
    r"untitled|microsoft word|document\d*\Z|.*\.(?:docx?|pdf|indd|qxd|tex)\Z", re.I
)


def read_pdf(data: bytes, uri: str) -> Draft:
    """Read the text layer of a PDF.

    Raises:
        SourceError: If it is encrypted, damaged, or only pictures of text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(uri, "is an encrypted PDF; save it without its password")
        title = reader.metadata.title if reader.metadata else None
        paragraphs = read_paragraphs(_bounded(reader))
    except PyPdfError as error:
        raise SourceError(
            uri, f"is a PDF that is damaged or cut short ({error}); {_WAY_OUT}"
        ) from error
    except NotImplementedError as error:
        raise SourceError(
            uri, f"is a PDF of a kind that cannot be read ({error}); {_WAY_OUT}"
        ) from error
    except (
        ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError,
        OverflowError, RecursionError, zlib.error, OSError, ArithmeticError, UnicodeError,
    ) as error:  # fmt: skip
        # pypdf meets broken files with whatever its parser stumbles over.
        raise SourceError(
            uri, f"is a PDF that is damaged ({type(error).__name__}); {_WAY_OUT}"
        ) from error
    text = "\n\n".join(paragraphs)
    if not text.strip():
        raise SourceError(uri, "is a PDF without text; it may be a scan")
    useful = title and len(title.split()) > 2 and not _JUNK_TITLE.match(title.strip())
    return Draft(uri=uri, text=text, title=str(title) if useful else None)


def _bounded(reader: object) -> Iterator[object]:
    """The pages of a reader, as many as an article may have."""
    yield from islice(reader.pages, _MAX_PAGES)  # type: ignore[attr-defined]


def read_docx(data: bytes, uri: str, max_mb: int) -> Draft:
    """Read paragraphs and tables of a Word file.

    Raises:
        SourceError: If it is damaged, or unpacks to more than `max_mb` megabytes.
    """
    _check_archive(data, uri, max_mb)
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    try:
        document = Document(io.BytesIO(data))
        paragraphs: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                paragraphs += [" ".join(c.text for c in row.cells) for row in block.rows]
            else:
                paragraphs.append(block.text)
        properties = document.core_properties
        title, author = properties.title.strip(), properties.author.strip()
    except (PackageNotFoundError, etree.LxmlError, zipfile.BadZipFile, zlib.error) as error:
        raise SourceError(uri, f"is a Word file that is damaged ({error}); {_WAY_OUT}") from error
    except (
        KeyError, ValueError, AttributeError, TypeError, IndexError, NotImplementedError, OSError,
        RecursionError,
    ) as error:  # fmt: skip
        raise SourceError(
            uri, f"is a Word file that is damaged ({type(error).__name__}); {_WAY_OUT}"
        ) from error
    useful = len(title.split()) > 2 and not _JUNK_TITLE.match(title)
    return Draft(
        uri=uri,
        text="\n\n".join(text.strip() for text in paragraphs if text.strip()),
        title=title if useful else None,
        authors=(author,) if author and author != "python-docx" else (),
    )


def _check_archive(data: bytes, uri: str, max_mb: int) -> None:
    """Refuse archives that unpack to too much, by what they declare and by what they hold."""
    limit = max_mb * 1_000_000
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if "word/document.xml" not in {member.filename for member in members}:
                raise SourceError(uri, "is a ZIP archive, not a Word file; unpack it first")
            if len(members) > _MAX_MEMBERS or sum(m.file_size for m in members) > limit:
                raise SourceError(uri, f"is a Word file that unpacks to more than {max_mb} MB")
            for member in members:
                # A member may hold more than it declares: read it once, bounded.
                with archive.open(member) as file:
                    limit -= len(file.read(limit + 1))
                if limit < 0:
                    raise SourceError(uri, f"is a Word file that unpacks to more than {max_mb} MB")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise SourceError(uri, f"is a Word file that is damaged ({error}); {_WAY_OUT}") from error
    except (NotImplementedError, RuntimeError, ValueError) as error:
        raise SourceError(
            uri, f"is a Word file that cannot be unpacked ({error}); {_WAY_OUT}"
        ) from error
