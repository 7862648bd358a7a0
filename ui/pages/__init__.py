"""The pages: one folder each, with its models and delegates."""
