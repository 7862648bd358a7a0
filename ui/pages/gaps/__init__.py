"""Gaps: the results of every item for a role and its programmes, and the rows behind them."""
