"""What a report says, as values in the words of one language; no look, no file."""
