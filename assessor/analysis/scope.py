"""What is looked at: which programmes count for a framework and a role (rule 6)."""

from assessor.analysis.results import Scope
from assessor.errors import UnknownWordError
from assessor.marks import N_
from assessor.model.snapshot import Snapshot

_NO_FRAMEWORK = N_(
    "The framework “{framework}” is not used in this assessment. It uses: {known}. "
    "Choose one of these or add the framework first. Nothing was changed."
)
_NO_ROLE = N_(
    "The framework “{framework}” has no role “{role}”. "
    "Look up its roles in the list of the framework and give the code of one. Nothing was changed."
)
_NO_PROGRAMME = N_(
    "This assessment has no programme “{programme}”. "
    "Look up the programmes in its curriculum and name one of them. Nothing was changed."
)


def scope_for(
    snapshot: Snapshot, framework_id: str, role_code: str | None = None, programme_id: str | None = None
) -> Scope:
    """The scope of a role, of a programme, of both, or of everything.

    A role takes the programmes that aim at it. While no programme declares an aim in this framework, all count. A role
    that none of the programmes in question aims at has the scope of no programme and no results, also when one
    programme is named: rule 6 lets a role take no other.

    Raises: UnknownWordError for a framework, role or programme that the assessment does not have.
    """
    framework = snapshot.framework_by_id.get(framework_id)
    if framework is None:
        raise UnknownWordError(_NO_FRAMEWORK, framework=framework_id, known=", ".join(snapshot.framework_by_id))
    if role_code is not None and role_code not in framework.role_by_code:
        raise UnknownWordError(_NO_ROLE, framework=framework_id, role=role_code)
    programmes = tuple(programme.id for programme in snapshot.curriculum.programmes)
    if programme_id is not None and programme_id not in programmes:
        raise UnknownWordError(_NO_PROGRAMME, programme=programme_id)

    asked = programmes if programme_id is None else (programme_id,)
    aims = [aim for aim in snapshot.aims if aim.framework_id == framework_id]
    if role_code is None or not aims:
        return Scope(framework_id, role_code, asked, aims_declared=bool(aims), is_aim=True)
    aiming = {aim.programme_id for aim in aims if aim.role_code == role_code}
    training = tuple(programme for programme in asked if programme in aiming)
    return Scope(framework_id, role_code, training, aims_declared=True, is_aim=bool(training))
