"""The field's words for the values of the program: one word for one thing, on screen, on paper and in the terminal."""

from assessor.analysis.results import Reason, Result
from assessor.marks import N_
from assessor.model.curriculum import ChangedBy, NodeKind
from assessor.model.mapping import Confidence, Coverage, EvidenceKind, OutsideReason
from standards.framework import Provenance

RESULTS = {
    Result.MET: N_("at the target"),
    Result.PARTLY: N_("partly"),
    Result.BELOW_TARGET: N_("below the target"),
    Result.NOT_FOUND: N_("not found in the documents received"),
    Result.NOT_ASSESSED: N_("not assessed"),
    Result.NO_TARGET: N_("no target"),
}
SHORT_RESULTS = RESULTS | {Result.NOT_FOUND: N_("not found")}
"""For legends and narrow columns, where the full words stand once beside them."""

WITHOUT_TARGETS = {Result.MET: N_("found")}
"""What is said where there is no role, and so no target that an item could be at."""

REASONS = {
    Reason.DIFFER: N_("the assessors differ"),
    Reason.RESTRICTED: N_("restricted"),
    Reason.ELSEWHERE: N_("taught elsewhere"),
    Reason.JUDGEMENT_DUE: N_("judgement due"),
    Reason.OPEN: N_("open"),
}
COVERAGES = {
    Coverage.N: N_("not"),
    Coverage.P: N_("partially"),
    Coverage.L: N_("largely"),
    Coverage.F: N_("fully"),
}
EVIDENCE_KINDS = {
    EvidenceKind.TITLE: N_("title"),
    EvidenceKind.CONTENT: N_("content"),
    EvidenceKind.OUTCOME: N_("outcome"),
    EvidenceKind.PRACTICAL_TASK: N_("practical task"),
    EvidenceKind.EXAMINATION_TASK: N_("examination task"),
    EvidenceKind.INTERVIEW: N_("interview"),
    EvidenceKind.OBSERVATION: N_("observation"),
}
NODE_KINDS = {
    NodeKind.PROGRAMME: N_("programme"),
    NodeKind.MODULE: N_("module"),
    NodeKind.TOPIC: N_("topic"),
}
CHANGED_BY = {
    ChangedBy.STATE_STANDARD: N_("fixed by the state standard"),
    ChangedBy.ORDER: N_("fixed by an order of the service"),
    ChangedBy.ACADEMY: N_("the academy decides"),
}
CONFIDENCES = {
    Confidence.LOW: N_("low"),
    Confidence.MEDIUM: N_("medium"),
    Confidence.HIGH: N_("high"),
}
OUTSIDE_REASONS = {
    OutsideReason.RESTRICTED: N_("not shown to us (restricted)"),
    OutsideReason.ELSEWHERE: N_("taught elsewhere (before entry, on the job or by another body)"),
}
PROVENANCES = {
    Provenance.LISTED: N_("seen in a public official text"),
    Provenance.INFERRED: N_("follows from a public official text"),
    Provenance.RECONSTRUCTED: N_("reconstructed"),
    Provenance.ENTERED: N_("entered from the official document"),
}
