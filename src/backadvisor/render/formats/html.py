"""One page or more as a self-contained HTML file, to read on a phone or to print for a visit.

Every text passes through `_text`, so no knowledge and no word of a person becomes markup.
Nothing is loaded from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ...terminal.escape import escape_controls
from ..page import Item, Line, Page, Section

_STYLE = """
body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto;
       padding: 0 1rem; color: #111; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 2px solid #777; }
section.stop { border: 4px solid #a00; padding: 0 1rem 1rem; }
section.warn { border-left: 6px solid #b60; padding-left: 1rem; }
section.quiet { color: #333; }
li { margin: 0 0 .8rem; break-inside: avoid; }
li p, section > p { margin: .2rem 0; }
.label { font-weight: 600; }
@media print { body { font-size: 11pt; margin: 0; max-width: none; } h2 { break-after: avoid; }
               h1:not(:first-child) { break-before: page; } }
"""


def render(*pages: Page) -> str:
    """Pages as one HTML document, each under a heading of the first order."""
    title = " | ".join(page.title for page in pages)
    body = "\n".join(part for page in pages for part in _body(page))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(page: Page) -> Iterable[str]:
    return f"<h1>{_text(page.title)}</h1>", *_lines(page.lines), *_sections(page)


def _text(text: str) -> str:
    return escape(escape_controls(text))


def _sections(page: Page) -> Iterable[str]:
    for section in page.sections:
        yield f'<section class="{section.tone}">'
        yield f"<h2>{_text(section.title)}</h2>"
        yield from _items(section)
        yield from _lines(section.lines)
        yield "</section>"


def _items(section: Section) -> Iterable[str]:
    if not section.items:
        return
    first = section.items[0].number
    tag, start = ("ul", "") if first is None else ("ol", f' start="{first}"')
    yield f"<{tag}{start}>"
    yield from map(_item, section.items)
    yield f"</{tag}>"


def _item(item: Item) -> str:
    aside = f" <span>({_text(item.aside)})</span>" if item.aside else ""
    name = f"<strong>{_text(item.name)}</strong>" if item.is_heading else _text(item.name)
    return f"<li>{name}{aside}{''.join(_lines(item.lines))}</li>"


def _lines(lines: Iterable[Line]) -> Iterable[str]:
    for line in lines:
        label = f'<span class="label">{_text(line.label)}:</span> ' if line.label else ""
        yield f"<p>{label}{_text(line.text)}</p>"
