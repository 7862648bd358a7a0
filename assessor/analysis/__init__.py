"""From mappings to results: pure functions over a snapshot (design.md of the project, section "rules")."""
