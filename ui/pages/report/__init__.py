"""The report: what to mend before handing over, the pages as they will be printed, and the files."""
