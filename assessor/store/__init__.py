"""The assessment file: schema, change log, opening and checking, backups."""
