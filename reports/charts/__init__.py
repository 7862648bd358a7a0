"""Pictures as a scene of primitives, with one painter for each kind of output."""
