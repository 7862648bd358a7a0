"""Frameworks as versioned, replaceable data: types, packs, and the reading and checking of packs."""
