"""Build step: the catalogues are compiled into the wheel. Everything else stands in pyproject.toml."""

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithCatalogues(build_py):
    """Copies the packages, then writes LANGUAGE.mo beside each LANGUAGE.po of the copy."""

    def run(self) -> None:
        super().run()
        for source in Path(self.build_lib).glob("assessor/locale/*.po"):
            compiled = io.BytesIO()
            write_mo(compiled, read_po(io.BytesIO(source.read_bytes())))
            source.with_suffix(".mo").write_bytes(compiled.getvalue())


setup(cmdclass={"build_py": BuildWithCatalogues})
