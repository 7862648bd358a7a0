"""What the assessment file looks like inside: its tables as SQL, in a list of migrations that only grows.

One table for each value type of `assessor.model`, all logged; `change` and `change_row` hold the log, `content` the
bytes of sources and packs by their hash. Logged tables have neither REAL nor BLOB columns, because the JSON of the
log does not keep those exactly. `number` keeps the order in which rows were made, also over undo and copies.
"""

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache

APPLICATION_ID = 0x43544131
PAGE_SIZE = 16384  # half the cost of 4096 for sources of many megabytes, the same for an edit

LOG_INDEX = "change_row_of_row"
LOG_INDEX_SQL = f"CREATE INDEX {LOG_INDEX} ON change_row (table_name, row_id)"

_FIRST_VERSION = (
    """CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    template TEXT NOT NULL,
    template_values TEXT NOT NULL,
    undoes INTEGER REFERENCES change (number),
    schema_version INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE change_row (
    number INTEGER PRIMARY KEY,
    change_number INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT""",
    LOG_INDEX_SQL,
    """CREATE TABLE content (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT""",
    """CREATE TABLE assessment (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    title_translated TEXT NOT NULL,
    country TEXT NOT NULL,
    language TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    mandate TEXT NOT NULL,
    mandate_translated TEXT NOT NULL,
    project TEXT NOT NULL,
    contract TEXT NOT NULL,
    consortium TEXT NOT NULL,
    distribution TEXT NOT NULL,
    caps_levels_at_basis INTEGER NOT NULL CHECK (caps_levels_at_basis IN (0, 1)),
    country_translated TEXT NOT NULL,
    project_translated TEXT NOT NULL,
    consortium_translated TEXT NOT NULL,
    distribution_translated TEXT NOT NULL,
    limits TEXT NOT NULL,
    limits_translated TEXT NOT NULL,
    disclaimer TEXT NOT NULL,
    disclaimer_translated TEXT NOT NULL
) STRICT""",
    "CREATE UNIQUE INDEX assessment_is_one ON assessment ((1))",
    """CREATE TABLE institution (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_translated TEXT NOT NULL,
    note TEXT NOT NULL,
    note_translated TEXT NOT NULL
) STRICT""",
    """CREATE TABLE assessor (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    function TEXT NOT NULL,
    name_translated TEXT NOT NULL,
    function_translated TEXT NOT NULL
) STRICT""",
    """CREATE TABLE person_met (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    function TEXT NOT NULL,
    date TEXT NOT NULL,
    function_translated TEXT NOT NULL
) STRICT""",
    """CREATE TABLE framework_in_use (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    """CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
    size INTEGER NOT NULL CHECK (size >= 0),
    received TEXT NOT NULL,
    title TEXT NOT NULL,
    title_translated TEXT NOT NULL
) STRICT""",
    """CREATE TABLE node (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('programme', 'module', 'topic')),
    parent_id TEXT REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    outline_number TEXT NOT NULL,
    description TEXT NOT NULL,
    contact_minutes INTEGER CHECK (contact_minutes >= 0),
    practice_minutes INTEGER CHECK (practice_minutes >= 0),
    self_study_minutes INTEGER CHECK (self_study_minutes >= 0),
    internship_minutes INTEGER CHECK (internship_minutes >= 0),
    unspecified_minutes INTEGER CHECK (unspecified_minutes >= 0),
    source_id TEXT REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    place TEXT NOT NULL,
    credits_hundredths INTEGER CHECK (credits_hundredths >= 0),
    form_of_assessment TEXT NOT NULL,
    changed_by TEXT CHECK (changed_by IN ('state_standard', 'order', 'academy')),
    entry_level TEXT NOT NULL,
    exit_level TEXT NOT NULL,
    title_translated TEXT NOT NULL,
    entry_level_translated TEXT NOT NULL,
    exit_level_translated TEXT NOT NULL,
    CHECK ((kind = 'programme') = (parent_id IS NULL)),
    CHECK (parent_id IS NOT id)
) STRICT""",
    "CREATE INDEX node_of_parent ON node (parent_id)",
    """CREATE TABLE outcome (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    node_id TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    translation TEXT NOT NULL
) STRICT""",
    "CREATE INDEX outcome_of_node ON outcome (node_id)",
    """CREATE TABLE aim (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    programme_id TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    framework_id TEXT NOT NULL REFERENCES framework_in_use (id) DEFERRABLE INITIALLY DEFERRED,
    role_code TEXT NOT NULL,
    UNIQUE (programme_id, framework_id, role_code)
) STRICT""",
    """CREATE TABLE mapping (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    topic_id TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    framework_id TEXT NOT NULL REFERENCES framework_in_use (id) DEFERRABLE INITIALLY DEFERRED,
    item_code TEXT NOT NULL,
    assessor_id TEXT NOT NULL REFERENCES assessor (id) DEFERRABLE INITIALLY DEFERRED,
    coverage INTEGER NOT NULL CHECK (coverage BETWEEN 0 AND 3),
    level INTEGER CHECK (level BETWEEN 1 AND 99),
    confidence TEXT CHECK (confidence IN ('low', 'medium', 'high')),
    comment TEXT NOT NULL,
    taken_as_proposed INTEGER NOT NULL CHECK (taken_as_proposed IN (0, 1)),
    UNIQUE (topic_id, framework_id, item_code, assessor_id),
    CHECK (coverage > 0 OR level IS NULL)
) STRICT""",
    """CREATE TABLE judgement (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    framework_id TEXT NOT NULL REFERENCES framework_in_use (id) DEFERRABLE INITIALLY DEFERRED,
    item_code TEXT NOT NULL,
    programme_id TEXT REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    assessor_id TEXT REFERENCES assessor (id) DEFERRABLE INITIALLY DEFERRED,
    coverage INTEGER NOT NULL CHECK (coverage BETWEEN 0 AND 3),
    level INTEGER CHECK (level BETWEEN 1 AND 99),
    missing TEXT NOT NULL,
    reason TEXT NOT NULL,
    CHECK (coverage > 0 OR level IS NULL)
) STRICT""",
    """CREATE UNIQUE INDEX judgement_key
    ON judgement (framework_id, item_code, coalesce(programme_id, ''), coalesce(assessor_id, ''))""",
    "CREATE INDEX judgement_of_programme ON judgement (programme_id)",
    """CREATE TABLE evidence (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN
        ('title', 'content', 'outcome', 'practical_task', 'examination_task', 'interview', 'observation')),
    mapping_id TEXT REFERENCES mapping (id) DEFERRABLE INITIALLY DEFERRED,
    judgement_id TEXT REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    source_id TEXT REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    place TEXT NOT NULL,
    quote TEXT NOT NULL,
    translation TEXT NOT NULL,
    CHECK ((mapping_id IS NULL) <> (judgement_id IS NULL))
) STRICT""",
    "CREATE INDEX evidence_of_mapping ON evidence (mapping_id)",
    "CREATE INDEX evidence_of_judgement ON evidence (judgement_id)",
    """CREATE TABLE outside (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    framework_id TEXT NOT NULL REFERENCES framework_in_use (id) DEFERRABLE INITIALLY DEFERRED,
    item_code TEXT NOT NULL,
    assessor_id TEXT NOT NULL REFERENCES assessor (id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT NOT NULL CHECK (reason IN ('restricted', 'elsewhere')),
    note TEXT NOT NULL,
    UNIQUE (framework_id, item_code, assessor_id)
) STRICT""",
    """CREATE TABLE set_aside (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    topic_id TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    assessor_id TEXT NOT NULL REFERENCES assessor (id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT NOT NULL,
    UNIQUE (topic_id, assessor_id)
) STRICT""",
    """CREATE TABLE completion (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    programme_id TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
    assessor_id TEXT NOT NULL REFERENCES assessor (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (programme_id, assessor_id)
) STRICT""",
    """CREATE TABLE item_weight (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    framework_id TEXT NOT NULL REFERENCES framework_in_use (id) DEFERRABLE INITIALLY DEFERRED,
    item_code TEXT NOT NULL,
    weight_thousandths INTEGER NOT NULL CHECK (weight_thousandths >= 0),
    UNIQUE (framework_id, item_code)
) STRICT""",
    """CREATE TABLE adoption (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    framework_id TEXT NOT NULL REFERENCES framework_in_use (id) DEFERRABLE INITIALLY DEFERRED,
    role_code TEXT NOT NULL,
    agreed_with TEXT NOT NULL,
    agreed_on TEXT NOT NULL,
    agreed_with_translated TEXT NOT NULL,
    UNIQUE (framework_id, role_code)
) STRICT""",
)

_NEWER_SOURCES = (
    "ALTER TABLE node ADD COLUMN language TEXT NOT NULL DEFAULT ''",
    """ALTER TABLE source ADD COLUMN unit TEXT NOT NULL DEFAULT 'hours'
    CHECK (unit IN ('hours', 'credits', 'ects', 'weeks'))""",
    "ALTER TABLE source ADD COLUMN unit_minutes INTEGER CHECK (unit_minutes > 0)",
    """ALTER TABLE source ADD COLUMN replaces_id TEXT
    REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED""",
    "ALTER TABLE mapping ADD COLUMN old_text TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE set_aside ADD COLUMN old_text TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE column_role (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    header TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL
) STRICT""",
)

Migration = tuple[str, ...] | Callable[[sqlite3.Connection], None]
"""One step of the schema: SQL statements, or a function that runs its own. It must not end the transaction."""

MIGRATIONS: tuple[Migration, ...] = (_FIRST_VERSION, _NEWER_SOURCES)
"""Only ever appended to. The version of a file (`user_version`) is how many of them it has seen."""


def run_migration(connection: sqlite3.Connection, migration: Migration) -> None:
    """Run one step inside the transaction that is open."""
    if callable(migration):
        migration(connection)
        return
    for statement in migration:
        connection.execute(statement)


SchemaText = frozenset[tuple[str, str, str, str | None]]
"""Type, name, table and SQL of everything in a schema."""


def schema_text(connection: sqlite3.Connection) -> SchemaText:
    """What the schema of a file says."""
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM main.sqlite_schema"))


@cache
def expected_schema(migrations: tuple[Migration, ...]) -> SchemaText:
    """What the schema of a file says that has seen `migrations` and nothing else."""
    connection = empty_database(migrations)
    try:
        return schema_text(connection)
    finally:
        connection.close()


def empty_database(migrations: Sequence[Migration]) -> sqlite3.Connection:
    """A new assessment in memory, without a row."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("BEGIN")
    for migration in migrations:
        run_migration(connection, migration)
    connection.execute(f"PRAGMA user_version = {len(migrations)}")
    connection.execute("COMMIT")
    return connection
