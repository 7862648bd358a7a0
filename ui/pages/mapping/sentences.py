"""What the page says in whole sentences: for screen readers, tooltips and lists."""

from assessor.analysis.decisions import Decision
from assessor.marks import N_
from assessor.model.curriculum import Hours, Node
from assessor.model.mapping import Coverage, Evidence, Mapping
from assessor.terms import COVERAGES, EVIDENCE_KINDS, NODE_KINDS
from assessor.words import NO_BREAK_SPACE, Words
from standards.framework import Framework
from ui.pages.mapping.entries import Entry

TO_CONFIRM = N_("to be confirmed")
_HOURS = (
    ("contact", N_("contact {hours}")),
    ("practice", N_("practice {hours}")),
    ("self_study", N_("self-study {hours}")),
    ("internship", N_("internship {hours}")),
    ("unspecified", N_("not split {hours}")),
)


def entry_sentence(words: Words, entry: Entry, decision: Decision, *, is_closed: bool) -> str:
    """4.2 Customs value, undecided, 6 h."""
    parts = [f"{entry.number} {entry.title}".strip()]
    if entry.is_topic:
        parts.append(decision_text(words, decision))
        if decision.is_suspect:
            parts.append(words.text(TO_CONFIRM))
    else:
        parts[0] = f"{words.text(NODE_KINDS[entry.kind])} {parts[0]}"
        parts.append(words.text(N_("collapsed")) if is_closed else words.text(N_("expanded")))
    if entry.minutes is not None:
        parts.append(words.hours(entry.minutes))
    return ", ".join(parts)


def decision_text(words: Words, decision: Decision) -> str:
    """What was decided of a topic, in a word or two."""
    if decision.coverage is not None and decision.coverage > Coverage.N:
        return words.text(COVERAGES[decision.coverage])
    if decision.is_set_aside:
        return words.text(N_("no counterpart"))
    return words.text(N_("undecided"))


def hours_text(words: Words, hours: Hours) -> str:
    """30 h: contact 10 h · practice 10 h · self-study 10 h."""
    if hours.total is None:
        return words.text(N_("no hours"))
    kinds = [
        words.text(template, hours=words.hours(minutes))
        for name, template in _HOURS
        if (minutes := getattr(hours, name)) is not None
    ]
    return f"{words.hours(hours.total)}: {' · '.join(kinds)}"


def node_text(node: Node) -> str:
    """Number and title."""
    return f"{node.number} {node.title}".strip()


def coverage_text(words: Words, coverage: Coverage) -> str:
    """L largely."""
    return f"{coverage.name}{NO_BREAK_SPACE}{words.text(COVERAGES[coverage])}"


def mapping_values(words: Words, framework: Framework, mapping: Mapping) -> str:
    """L largely, level 2 (trained)."""
    parts = [coverage_text(words, mapping.coverage)]
    if mapping.level is not None:
        label = framework.level_label(mapping.level, words.language)
        parts.append(words.text(N_("level {level} ({label})"), level=mapping.level, label=label))
    if mapping.old_text:
        parts.append(words.text(TO_CONFIRM))
    return ", ".join(parts)


def evidence_text(words: Words, evidence: Evidence) -> str:
    """content · page 27 · «…» [translation]."""
    parts = [words.text(EVIDENCE_KINDS[evidence.kind])]
    if place := words.place(evidence.place):
        parts.append(place)
    if evidence.quote:
        parts.append(words.text(N_("“{quote}”"), quote=evidence.quote))
    text = " · ".join(parts)
    return f"{text} [{evidence.translation}]" if evidence.translation else text
