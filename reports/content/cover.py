"""The first page: what was evaluated, by whom, against what, and how far the report can be relied on."""

from assessor import __version__
from assessor.analysis.extent import total_hours
from reports.content.basis import Basis
from reports.content.opening_values import Cover
from reports.content.shared_values import Fact
from reports.content.state import draft_summary, no_aims
from reports.content.wording import chosen_title, date_range


def cover(basis: Basis) -> Cover:
    """The cover; a line without a value is left out."""
    assessment = basis.snapshot.assessment
    title, other = chosen_title(assessment.title, assessment.title_translated, basis.language)
    return Cover(
        project=" · ".join(
            text for text in (basis.chosen(assessment.project, assessment.project_translated), _contract(basis)) if text
        ),
        title=title,
        other_title=other,
        institutions=basis.words.joined(_institutions(basis)),
        facts=tuple(fact for fact in _facts(basis) if any(fact.lines)),
        disclaimer=basis.chosen(assessment.disclaimer, assessment.disclaimer_translated),
    )


def _contract(basis: Basis) -> str:
    contract = basis.snapshot.assessment.contract
    return basis.words.text("contract {number}", number=contract) if contract else ""


def _institutions(basis: Basis) -> list[str]:
    return [basis.chosen(i.name, i.name_translated) for i in basis.snapshot.institutions]


def _facts(basis: Basis) -> list[Fact]:
    words, assessment = basis.words, basis.snapshot.assessment
    return [
        Fact(words.text("Country"), (basis.chosen(assessment.country, assessment.country_translated),)),
        Fact(words.text("Mission"), (date_range(assessment.starts, assessment.ends, words),)),
        Fact(words.text("Assessors"), tuple(_assessors(basis))),
        Fact(words.text("Consortium"), (basis.chosen(assessment.consortium, assessment.consortium_translated),)),
        Fact(words.text("Standards"), tuple(_standards(basis))),
        Fact(words.text("Basis"), (coverage_of_documents(basis),)),
        _state(basis),
        Fact(
            words.text("Version"),
            (
                words.text(
                    "{date}, made with Customs Training Assessor {version}",
                    date=words.date(basis.stated_date),
                    version=__version__,
                ),
            ),
        ),
        Fact(words.text("Distribution"), (basis.chosen(assessment.distribution, assessment.distribution_translated),)),
        Fact(words.text("Language"), (words.text("English. The Russian edition has the same numbering."),)),
    ]


def _assessors(basis: Basis) -> list[str]:
    lines = []
    for assessor in basis.snapshot.assessors:
        function = basis.chosen(assessor.function, assessor.function_translated)
        lines.append(", ".join(text for text in (basis.assessor_name(assessor.id), function) if text))
    return lines


def _standards(basis: Basis) -> list[str]:
    return [framework.title.in_language(basis.language) for framework in basis.frameworks]


def coverage_of_documents(basis: Basis) -> str:
    """How much was received: 3 programmes, 312 topics, 1 846 hours; 2 documents."""
    words, curriculum = basis.words, basis.snapshot.curriculum
    total = total_hours(curriculum).total
    parts = [
        words.plural("{count} programme", "{count} programmes", len(curriculum.programmes)),
        words.plural("{count} topic", "{count} topics", len(curriculum.topics)),
    ]
    if total is not None:
        parts.append(words.hours(total))
    parts.append(words.plural("{count} document received", "{count} documents received", len(basis.snapshot.sources)))
    return ", ".join(parts)


def _state(basis: Basis) -> Fact:
    words, reasons, without_aims = basis.words, draft_summary(basis), no_aims(basis)
    state = words.text("Draft; figures may change.") if reasons else words.text("Final.")
    sentences = [state, *reasons, *([without_aims] if without_aims else [])]
    if len(sentences) == 1:
        return Fact(words.text("State"), (words.text("Final"),))
    return Fact(words.text("State"), (" ".join(sentences),), is_state=True)
