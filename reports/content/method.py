"""Mandate and method: what was asked, what was read, how the figures come about, and what they cannot say."""

from collections.abc import Mapping

from assessor.analysis.summaries import provenance_summary
from assessor.model.curriculum import Source
from assessor.terms import PROVENANCES
from reports.content.basis import Basis
from reports.content.opening_values import DocumentLine, FrameworkLine, Method
from reports.content.state import draft_reasons
from reports.content.wording import item_in_sentence, quoted
from standards.framework import Framework, Provenance

_BYTES_OF_A_KB = 1024
_WHOLE_WEIGHT = 1000


def method(basis: Basis) -> Method:
    """The section on mandate and method."""
    assessment = basis.snapshot.assessment
    mandate = basis.chosen(assessment.mandate, assessment.mandate_translated)
    return Method(
        mandate=tuple(line for line in mandate.splitlines() if line.strip()),
        frameworks=tuple(_framework(framework, basis) for framework in basis.frameworks),
        documents=tuple(_document(source, basis) for source in basis.snapshot.sources),
        no_documents=_no_documents(basis),
        persons=tuple(_persons(basis)),
        rules=tuple(_rules(basis)),
        limits=tuple(_limits(basis)),
    )


def _framework(framework: Framework, basis: Basis) -> FrameworkLine:
    words = basis.words
    headings, targets = provenance_summary(basis.snapshot, framework)
    return FrameworkLine(
        title=framework.title.in_language(basis.language),
        edition=framework.edition,
        headings=_shares(headings, basis),
        targets=_shares(targets, basis) if targets else words.text("no role shown"),
        translation=_translation(framework, basis),
    )


def _shares(counts: Mapping[Provenance, int], basis: Basis) -> str:
    """Counts by provenance in one line; kinds that do not occur are left out."""
    words, total = basis.words, sum(counts.values())
    return "; ".join(
        words.text(
            "{count} of {total} {provenance}",
            count=words.number(counts[provenance]),
            total=words.number(total),
            provenance=words.text(PROVENANCES[provenance]),
        )
        for provenance in Provenance
        if counts.get(provenance)
    )


def _translation(framework: Framework, basis: Basis) -> str:
    """Marks the titles once as what they are where they are not in the language of the pack."""
    if basis.language == framework.languages[0]:
        return ""
    return basis.words.text("The titles of the items are an unofficial translation.")


def _document(source: Source, basis: Basis) -> DocumentLine:
    words = basis.words
    topics = sum(topic.source_id == source.id for topic in basis.snapshot.curriculum.topics)
    return DocumentLine(
        title=basis.chosen(source.title, source.title_translated) or source.name,
        letter=basis.documents[source.id],
        file_name=source.name if source.title else "",
        received=words.date(source.received),
        size=words.text("{size} KB", size=words.number(max(1, round(source.size / _BYTES_OF_A_KB)))),
        topics=words.number(topics),
        sha256=source.sha256,
    )


def _no_documents(basis: Basis) -> str:
    if basis.snapshot.curriculum.programmes:
        return basis.words.text("No document was brought in; the programmes were typed.")
    return basis.words.text("No document was brought in, and no programme was typed.")


def _persons(basis: Basis) -> list[str]:
    lines = []
    for person in basis.snapshot.persons_met:
        function = basis.chosen(person.function, person.function_translated)
        lines.append(f"{function}, {basis.words.date(person.date)}" if person.date else function)
    return lines


def _rules(basis: Basis) -> list[str]:
    words = basis.words
    rules = [
        words.text(
            "The experts set every topic of a programme against the items of the standards and noted how far it deals "
            "with an item (N not, P partially, L largely, F fully), at which level, and where this stands."
        ),
        words.text(
            "The level by the documents is the highest level for which a topic stands at L or F. It says what "
            "the documents aim at; nobody was tested, and nothing is said about what anyone has learnt."
        ),
        words.text(
            "A judgement is an expert’s own value for one item over all its topics, with the reason; it goes before "
            "the single findings. Where the experts differ and have not settled a common value, the item counts as "
            "not assessed."
        ),
        words.text(
            "An item is at the target when the level by the documents is as high as the role asks; below the target "
            "when it is lower; partly when topics only touch it; not found in the documents received when no topic "
            "deals with it and the mapping is complete. Items without levels are at the target from L on."
        ),
        words.text(
            "The share at the target counts assessed items only. Items that are not assessed are given beside it, "
            "with the reason."
        ),
        words.text(
            "The index gives each item the part of its target level that the documents show, at most the whole: "
            "a surplus in one item does not make up for another. It is shown only for items with levels, and only "
            "where at least half of the items with a target are assessed."
        ),
        words.text(
            "The hours of an item are the full hours of the topics that deal with it. One topic can deal with several "
            "items, so the hours of items do not add up."
        ),
        words.text(
            "A title alone supports level 1, contents or a learning outcome level 2, a practical task level 3, "
            "an examination task level 4. A level above what its evidence supports is marked."
        ),
        words.text("What the program proposes counts only after an expert has accepted it."),
    ]
    if basis.snapshot.assessment.caps_levels_at_basis:
        rules.append(words.text("In this assessment a level counts only as far as its evidence supports it."))
    if any(weight.weight_thousandths != _WHOLE_WEIGHT for weight in basis.snapshot.weights):
        rules.append(
            words.text(
                "The items of this list have a weight of their own in the index: {items}.", items=_weights(basis)
            )
        )
    return rules


def _weights(basis: Basis) -> str:
    words, frameworks = basis.words, basis.snapshot.framework_by_id
    texts = []
    for weight in basis.snapshot.weights:
        if weight.weight_thousandths != _WHOLE_WEIGHT and weight.framework_id in frameworks:
            item = item_in_sentence(frameworks[weight.framework_id], weight.item_code, words)
            texts.append(f"{item}: {words.number(weight.weight_thousandths / _WHOLE_WEIGHT, 2)}")
    return "; ".join(texts)


def _limits(basis: Basis) -> list[str]:
    words = basis.words
    assessment = basis.snapshot.assessment
    limits = basis.chosen(assessment.limits, assessment.limits_translated).splitlines()
    limits += draft_reasons(basis)
    for framework in basis.frameworks:
        if framework.listed_headings < len(framework.items):
            limits.append(
                words.text(
                    "{framework}: this list is reconstructed in part and is not the publisher’s official text.",
                    framework=framework.short_title.in_language(basis.language),
                )
            )
    limits += _adoptions(basis)
    if not basis.snapshot.aims:
        limits.append(
            words.text("No programme declares the roles that it trains, so results say only whether an item was found.")
        )
    return limits


def _adoptions(basis: Basis) -> list[str]:
    """Working targets that were adopted: they are agreed, and still not the publisher's."""
    words, frameworks = basis.words, basis.snapshot.framework_by_id
    sentences = []
    for adoption in basis.snapshot.adoptions:
        role = frameworks[adoption.framework_id].role_by_code.get(adoption.role_code)
        if role:
            sentences.append(
                words.text(
                    "The targets of the role {role} are working targets, adopted for this assessment "
                    "(agreed: {partner}, {date}).",
                    role=quoted(role.title.in_language(basis.language), words),
                    partner=basis.chosen(adoption.agreed_with, adoption.agreed_with_translated),
                    date=words.date(adoption.agreed_on),
                )
            )
    return sentences
