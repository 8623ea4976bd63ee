"""Markdown extension: labels each table cell with its column, so that a row can become a card on a phone.

The roles keep what is a table a table for screen readers, whatever its style makes of it (AX-10).
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class TableLabels(Extension):
    """Adds the labels after the tables extension made the tables."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_LabelCells(md), "table_labels", 0)


class _LabelCells(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            table.attrib.update({"class": "cards", "role": "table"})
            columns = ["".join(heading.itertext()) for heading in table.iter("th")]
            for heading in table.iter("th"):
                heading.attrib.update({"scope": "col", "role": "columnheader"})
            for group in [*table.iter("thead"), *table.iter("tbody")]:
                group.set("role", "rowgroup")
            for row in table.iter("tr"):
                row.set("role", "row")
                for column, cell in zip(columns, row.findall("td"), strict=False):
                    cell.attrib.update({"role": "cell", "data-label": column})
