"""The words of the report and what each of them means."""

from assessor.marks import N_
from assessor.words import Words

_TERMS = (
    (N_("area"), N_("A heading of a standard above the items; it sums up their results.")),
    (N_("aim of a programme"), N_("The roles that a programme trains.")),
    (
        N_("coverage"),
        N_("How far topics deal with an item, in four steps: N not, P partially, L largely, F fully. No percentages."),
    ),
    (N_("evidence"), N_("Where something stands: the document and the place in it, and the quote in the original.")),
    (N_("gap"), N_("A target that the documents do not show.")),
    (N_("index"), N_("The part of the targets of a role that the documents show, counted over items with levels.")),
    (N_("item"), N_("One statement of a standard, with its code.")),
    (
        N_("judgement"),
        N_("An expert’s own value for an item over all its topics, with the reason and what is missing."),
    ),
    (N_("level"), N_("A step of the standard’s own scale; 1 is the lowest.")),
    (
        N_("level by the documents"),
        N_("The level that the documents show a programme to aim at. Nobody’s knowledge was measured."),
    ),
    (N_("mapping"), N_("One expert’s finding that a topic deals with an item.")),
    (
        N_("not assessed"),
        N_(
            "No statement is made, for the reason given: open (the mapping is not complete), judgement due (several "
            "topics touch the item and an expert has to say what they add up to), the assessors differ, restricted, "
            "taught elsewhere."
        ),
    ),
    (
        N_("outside the scope of the comparison"),
        N_("A topic that has no counterpart in the standards by their nature, such as general education."),
    ),
    (
        N_("reconstructed"),
        N_("Put together from public fragments and in our own words; not the publisher’s official text."),
    ),
    (N_("role"), N_("A job profile of a standard; it asks for a level, or for coverage, of its items.")),
    (N_("target"), N_("What a role asks of an item.")),
    (N_("working target"), N_("A reconstructed target. The report stays a draft until it is adopted or replaced.")),
)


def glossary(words: Words) -> tuple[tuple[str, str], ...]:
    """Each word with its meaning, in the alphabetical order of the language."""
    return tuple(sorted((words.text(term), words.text(meaning)) for term, meaning in _TERMS))
