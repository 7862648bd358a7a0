"""The drawer with everything that was done."""
