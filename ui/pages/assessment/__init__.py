"""The assessment itself: what is evaluated, by whom, against what, and what the cover says."""
