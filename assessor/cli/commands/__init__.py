"""The commands, one file each: read the words of the person, call the core, print the answer."""
