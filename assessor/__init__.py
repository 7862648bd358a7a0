"""The assessment: curriculum, mapping, analysis, file, import, suggestion and command line."""

__version__ = "0.1.0"
