"""How the commands come to an assessment: opened to read or to write, with the clock and the names of this run."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from assessor.cli.language import shell_words
from assessor.edits.assessment import new_assessor
from assessor.edits.rules import require_framework
from assessor.errors import FileProblemError, NotAllowedError, ReadOnlyError, UnknownWordError
from assessor.find import find_assessor
from assessor.marks import N_
from assessor.model.assessment import Assessor, FrameworkInUse
from assessor.store import Store, check_file
from assessor.store.first_look import why_read_only
from assessor.this_run import opening
from standards.framework import Framework


@contextmanager
def reading(file: Path) -> Iterator[Store]:
    """Open an assessment for reading; one that could not be written to says so."""
    with Store.open(file, opening=opening(), read_only=True) as store:
        words, reason = shell_words(), why_read_only(store.path)
        notes = list(store.notes)
        if reason is not None:
            note = N_("“{file}” is open read-only: {reason}")
            click.echo(words.text(note, file=file.name, reason=words.text(reason.template, **reason.values)), err=True)
        for message in notes:
            click.echo(words.text(message.template, **message.values), err=True)
        yield store


def refuse_untrue(file: Path) -> None:
    """Check a file whole before figures of it go out: none may come from a row that the history does not know.

    Raises: FileProblemError when anything is wrong with it.
    """
    report = check_file(file)
    if report.faults:
        raise FileProblemError(
            N_(
                "“{file}” is not what its history says ({count} faults), so no figure of it can be trusted. “assessor "
                "check” names each and what can be done. Nothing was changed."
            ),
            file=file.name,
            count=len(report.faults),
        )


@contextmanager
def writing(file: Path) -> Iterator[Store]:
    """Open an assessment for writing.

    Raises: ReadOnlyError when that is impossible, with the reason.
    """
    with Store.open(file, opening=opening()) as store:
        if store.read_only_reason is not None:
            raise ReadOnlyError(file=file.name, reason=store.read_only_reason)
        yield store
        words = shell_words()
        for message in store.notes:
            click.echo(words.text(message.template, **message.values), err=True)


def who(store: Store, name: str | None) -> Assessor:
    """The assessor of this name, new if the file has none such; without a name the only one of the file.

    Raises: NotAllowedError when there is no name and not exactly one assessor.
    """
    known = store.rows(Assessor)
    if name is not None:
        return find_assessor(known, name) or new_assessor(store, name)
    if not known:
        raise NotAllowedError(
            N_("This assessment has no assessor yet: say who judges with --assessor NAME. Nothing was changed.")
        )
    if len(known) > 1:
        raise NotAllowedError(
            N_("Say who judges with --assessor NAME: this assessment has {names}. Nothing was changed."),
            names="; ".join(assessor.name for assessor in known),
        )
    return known[0]


def known_assessor(store: Store, name: str | None) -> Assessor:
    """The assessor of this name, who must be in the file; without a name the only one of the file.

    Raises: UnknownWordError, NotAllowedError.
    """
    if name is None:
        return who(store, None)
    known = store.rows(Assessor)
    found = find_assessor(known, name)
    if not known:
        raise UnknownWordError(
            N_("There is no assessor “{word}”. This assessment has no assessor yet. Nothing was changed."), word=name
        )
    if found is None:
        names = "; ".join(assessor.name for assessor in known)
        template = N_("There is no assessor “{word}”. This assessment has {names}. Nothing was changed.")
        raise UnknownWordError(template, word=name, names=names)
    return found


def by_name(store: Store) -> str:
    """Whose name a change carries that belongs to no assessor: the only one of the file, else the account's."""
    known = store.rows(Assessor)
    return known[0].name if len(known) == 1 else _account()


def framework_of(store: Store, word: str) -> Framework:
    """The framework of the assessment with this id, whatever the case."""
    known = {used.id.casefold(): used.id for used in store.rows(FrameworkInUse)}
    return require_framework(store, known.get(word.strip().casefold(), word))


def print_change(store: Store) -> None:
    """Print what the last change is called, or that there was nothing to change."""
    words = shell_words()
    if not store.last_changed:
        click.echo(words.text(N_("It stands so already. Nothing was changed.")))
        return
    record = store.history()[0]
    click.echo(words.text(record.template, **record.values))


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such account: a container, or a service
        return ""
