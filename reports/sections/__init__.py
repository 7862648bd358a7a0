"""The sections of the report: values to flowables."""
