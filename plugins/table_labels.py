"""Markdown extension: labels each table cell with its column, so that a row can become a card on a phone.

Columns that a text aligns (`:---`, `:---:`, `---:`) get a class: `align-left`, `align-center`, `align-right`.

Current browsers keep table semantics for screen readers whatever the style: `tests/engines` checks this.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_ALIGNMENT = re.compile(r"text-align: (left|center|right);")


class TableLabels(Extension):
    """Adds the labels after the tables extension made the tables."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_LabelCells(md), "table_labels", 0)


class _LabelCells(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            table.set("class", "cards")
            columns = ["".join(heading.itertext()) for heading in table.iter("th")]
            for heading in table.iter("th"):
                heading.set("scope", "col")
            for cell in (*table.iter("th"), *table.iter("td")):
                # The site's CSP blocks style attributes and would report each cell.
                if alignment := _ALIGNMENT.fullmatch(cell.attrib.pop("style", "")):
                    cell.set("class", f"align-{alignment[1]}")
            for row in table.iter("tr"):
                for column, cell in zip(columns, row.findall("td"), strict=False):
                    cell.set("data-label", column)
