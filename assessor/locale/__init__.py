"""The catalogue of words: one .po file a language; English is the language of the message ids."""
