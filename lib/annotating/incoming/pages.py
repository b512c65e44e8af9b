"""A saved web page becomes its article: the text without frame, scripts, forms and comments, and what the page says of itself."""

import re
from html import unescape
from typing import Any

from lib.annotating.incoming.came import DAMAGED, MOST_LETTERS, Drawing, Drawn, IncomingError
from lib.annotating.incoming.page_facts import read_facts

MOST_LETTERS_OF_SOURCE, MOST_TAGS = (
    12_000_000,
    60_000,
)  # several times what the longest pages have; more takes longer than a person waits
SHORT = 250  # letters; of a shorter text that was found the whole page is taken instead
LONG_FORM = 1_000  # letters; a form that holds more is the frame of the page itself
_EMBEDDED = re.compile(r"data:[^\"'()\s<>]{200,}")
_NEVER = (
    "script style noscript template svg math canvas object embed applet iframe frame audio video input button select option "
    "textarea label datalist dialog"
).split()
_FRAME = ("nav", "header", "footer", "aside", "form", "head", "title", "menu")
_BLOCKS = frozenset(
    "p div br h1 h2 h3 h4 h5 h6 li ul ol tr table section article main blockquote pre figure figcaption dl dt dd hr center".split()
)
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|commentlist|disqus|respond|reply)(?:$|[\s_-])", re.I)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_GIVEN_HIDDEN = re.compile(r"(?:^|\s)hidden(?:$|[\s=])|" + _HIDDEN.pattern, re.I)
_MARKS = re.compile(r"\b(?:id|class)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))", re.I)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>|<([!?])[^<>]*>")
_EMPTY = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
_SPACE = re.compile(r"\s+")
_LISTED = ("- ", "| ")


def read_page(source: str) -> Drawn:
    """The article of a page's source. Raises IncomingError where it holds no text, or more than can be meant."""
    bare = _EMBEDDED.sub("data:", source)
    if len(bare) > MOST_LETTERS_OF_SOURCE or bare.count("<") > MOST_TAGS:
        raise IncomingError("is too large for a web page", "copy the article's text and paste it")
    drawing = Drawing()
    text = _text_of(bare, drawing)
    if not text.strip():
        raise IncomingError("is a web page without a text", "save it once it is shown whole, or copy its text and paste it")
    return Drawn(text, tuple(drawing.proposals), tuple(drawing.notes), source)


def _text_of(source: str, drawing: Drawing) -> str:
    """The article's text; of a page whose frame cannot be told from it all that is no script, form or list of links."""
    from lxml.etree import LxmlError

    try:
        page = _parsed(source)
        read_facts(page, drawing)
        text = _article_of(page)
    except (LxmlError, *DAMAGED):
        text = ""
    if len(text) >= SHORT:
        return text
    whole = plain_text(source)
    if len(whole) > len(text):
        drawing.notes.append("What of the page is its article could not be told; look at how the text begins and ends.")
    return whole if len(whole) > len(text) else text


def _parsed(source: str) -> Any:
    from lxml import html as lxml_html  # with its readers a second at the start of the program, for those who drop no page

    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    return lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)


def _article_of(page: Any) -> str:
    """The text that trafilatura takes for the article, a paragraph a line and an empty line between them."""
    from trafilatura import bare_extraction

    _take_out(page)
    if len(page.text_content()) > MOST_LETTERS:
        return ""
    found = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    text = found.text if found and not isinstance(found, dict) else ""
    return _spaced((text or "").split("\n"))


def _spaced(lines: list[str]) -> str:
    """Paragraphs with an empty line between them; rows of a table and points of a list below each other."""
    parts: list[str] = []
    before = ""
    for line in lines:
        if line.startswith("|---"):
            continue
        listed = line[:2] if line.startswith(_LISTED) else ""
        parts += [
            "" if not parts else "\n" if listed and listed == before else "\n\n",
            line.strip("| ") if listed == "| " else line,
        ]
        before = listed
    return "".join(parts)


def _take_out(page: Any) -> None:
    """Take out of a page what nobody reads or others wrote below it; of a form that frames the whole page its fields alone."""
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        marks = f"{element.get('id') or ''} {element.get('class') or ''}"
        hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        if element.tag in _NEVER or hidden or (element.tag not in ("body", "main", "article") and _COMMENTS.search(marks)):
            element.drop_tree()
        elif element.tag == "form":
            if len(element.text_content()) > LONG_FORM:
                element.drop_tag()
            else:
                element.drop_tree()


def plain_text(source: str) -> str:
    """All text of a page's source that is no script, style, form, menu, head or foot; in one pass, however deep it is nested."""
    source = _without(_without(source, "<!--", "-->"), "<![CDATA[", "]]>")
    parts: list[str] = []
    passed: list[str] = []  # open elements of which nothing is taken
    read = 0
    for found in _TAG.finditer(source):
        if not passed:
            parts.append(_SPACE.sub(" ", source[read : found.start()]))
        read = found.end()
        if found[4]:  # <!doctype html>
            continue
        closing, name, given = found[1] == "/", found[2].lower(), found[3]
        if name in _BLOCKS:
            parts.append("\n" if name in ("br", "li", "tr", "dt", "dd") else "\n\n")
        elif name in ("td", "th"):
            parts.append(" ")
        _pass(passed, closing, name, given)
    if not passed:
        parts.append(_SPACE.sub(" ", source[read:]))
    lines = (line.strip() for line in unescape("".join(parts)).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" {2,}", " ", "\n".join(lines))).strip()


def _pass(passed: list[str], closing: bool, name: str, given: str) -> None:
    """Keep account of the elements that are passed over: the outermost, and those of its name within it."""
    if passed:
        if name == passed[-1]:
            passed.pop() if closing else passed.append(name)
    elif not closing and name not in _EMPTY and not given.endswith("/"):
        marks = " ".join(map("".join, _MARKS.findall(given)))
        if name in _NEVER or name in _FRAME or _GIVEN_HIDDEN.search(given) or _COMMENTS.search(marks):
            passed.append(name)


def _without(source: str, begins: str, ends: str) -> str:
    """The source without what stands between two marks; what is not ended runs to the end of it."""
    parts, at = [], 0
    while (start := source.find(begins, at)) >= 0:
        parts.append(source[at:start])
        end = source.find(ends, start)
        at = len(source) if end < 0 else end + len(ends)
    return "".join((*parts, source[at:]))
