"""assessor frameworks: list the bundled frameworks, or show one."""

import click

from assessor.cli.command import Command
from assessor.cli.language import shell_words
from assessor.cli.options import json_option
from assessor.cli.output import print_json, print_table
from assessor.cli.packs import bundled
from assessor.marks import N_
from assessor.terms import PROVENANCES
from assessor.words import Words, load_words
from standards.framework import Framework, Role
from standards.pack import bundled_packs, load_pack

_ADDRESSED = "L"  # the target of an item without levels


@click.command(cls=Command, name="frameworks", help=N_("List the bundled frameworks, or show the one with this ID."))
@click.argument("id", required=False)
@json_option
def command(id: str | None, as_json: bool) -> None:  # noqa: A002  # the name of the argument in the usage line
    """Print all packs, or one whole pack."""
    words = load_words("en") if as_json else shell_words()
    if id is None:
        packs = [load_pack(pack_id) for pack_id in bundled_packs()]
        _print_list(packs, words, as_json)
    elif as_json:
        print_json(framework_json(bundled(id), words.language))
    else:
        _print_framework(bundled(id), words)


def framework_json(framework: Framework, language: str) -> dict[str, object]:
    """The answer of `frameworks ID --json`."""
    return {
        **_head_json(framework, language),
        "scale": [
            {
                "level": level.value,
                "label": level.label.in_language(language),
                "meaning": level.meaning.in_language(language),
            }
            for level in framework.scale
        ],
        "items": [
            {
                "code": item.code,
                "parent": item.parent,
                "kind": item.kind,
                "judged": item.judged,
                "graded": item.graded,
                "title": item.title.in_language(language),
                "summary": item.summary.in_language(language),
                "provenance": item.provenance.value,
            }
            for item in framework.items
        ],
        "roles": [
            {
                "code": role.code,
                "title": role.title.in_language(language),
                "targets": {code: target.level or _ADDRESSED for code, target in role.targets.items()},
                "targets_provenance": role.targets_provenance.value,
            }
            for role in framework.roles
        ],
    }


def _head_json(framework: Framework, language: str) -> dict[str, object]:
    return {
        "id": framework.id,
        "title": framework.title.in_language(language),
        "edition": framework.edition,
        "kind": framework.kind.value,
        "languages": list(framework.languages),
    }


def _print_list(packs: list[Framework], words: Words, as_json: bool) -> None:
    if as_json:
        print_json([_head_json(pack, words.language) for pack in packs])
        return
    head = [words.text(N_("ID")), words.text(N_("Judged items")), words.text(N_("Roles")), words.text(N_("Title"))]
    rows = [
        [pack.id, str(len(pack.judged_items)), str(len(pack.roles)), pack.title.in_language(words.language)]
        for pack in packs
    ]
    print_table(rows, head=head, right=(1, 2))


def _print_framework(framework: Framework, words: Words) -> None:
    language = words.language
    click.echo(framework.title.in_language(language))
    for level in framework.scale:
        click.echo(f"  {level.value}  {level.label.in_language(language)}: {level.meaning.in_language(language)}")
    click.echo()
    head = [words.text(N_("Code")), words.text(N_("Title")), words.text(N_("Provenance"))]
    rows = [
        [
            f"{'  ' * sum(1 for _ in framework.ancestors(item.code))}{item.code}",
            item.title.in_language(language),
            words.text(PROVENANCES[item.provenance]),
        ]
        for item in framework.items
    ]
    print_table(rows, head=head)
    offered = [role for role in framework.roles if not role.hidden]
    if offered:
        click.echo()
        _print_roles(offered, words)


def _print_roles(roles: list[Role], words: Words) -> None:
    head = [words.text(N_("Role")), words.text(N_("Targets")), words.text(N_("Title"))]
    rows = [[role.code, str(len(role.targets)), role.title.in_language(words.language)] for role in roles]
    print_table(rows, head=head, right=(1,))
