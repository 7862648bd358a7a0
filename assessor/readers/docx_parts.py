"""The parts of a Word document."""

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Parts:
    """The parts of a document, found through its relations as Word finds them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        self.main_name = next((name for kind, name in self._relations("") if kind == "officeDocument"), "")
        self.main = self._part(self.main_name)
        self._by_kind = dict(self._relations(self.main_name)) if self.main is not None else {}

    def of_kind(self, kind: str) -> etree._Element | None:
        return self._part(self._by_kind.get(kind, ""))

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        folder, name = posixpath.split(part)
        root = self._part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in root.iter(_RELATION) if root is not None else ():
            target = relation.get("Target", "")
            inside = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            yield posixpath.basename(relation.get("Type", "")), inside

    def _part(self, name: str) -> etree._Element | None:
        if name not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        with self._archive.open(name) as part:
            return etree.fromstring(part.read(), parser)
