"""What the columns of a source are called, and the order in which their names are offered."""

from assessor.importing.roles import HOUR_ROLES, LEVEL_ROLES, Role
from assessor.marks import N_

ROLE_NAMES = {
    Role.NUMBER: N_("Number"),
    Role.YEAR: N_("Year of study"),
    Role.SEMESTER: N_("Semester"),
    Role.BLOCK: N_("Block"),
    Role.MODULE: N_("Module"),
    Role.SECTION: N_("Section"),
    Role.DISCIPLINE: N_("Discipline"),
    Role.TITLE: N_("Title"),
    Role.TOPIC: N_("Topic"),
    Role.SUBTOPIC: N_("Subtopic"),
    Role.DESCRIPTION: N_("Contents"),
    Role.OUTCOME: N_("Outcomes"),
    Role.TOTAL: N_("Hours, total"),
    Role.CONTACT: N_("Hours, contact"),
    Role.LECTURE: N_("Hours, lectures"),
    Role.PRACTICE: N_("Hours, practice"),
    Role.SELF_STUDY: N_("Hours, self-study"),
    Role.INTERNSHIP: N_("Hours, internship"),
    Role.EXAM_HOURS: N_("Hours, examination"),
    Role.CREDITS: N_("Credits"),
    Role.WEEKS: N_("Weeks"),
    Role.CONTROL: N_("Form of assessment"),
    Role.CLASS_KIND: N_("Kind of class"),
    Role.TAUGHT: N_("Held, not planned"),
    Role.OTHER: N_("Not read"),
}

SHORT_NAMES = {
    Role.TOTAL: N_("Total"),
    Role.CONTACT: N_("Cont."),
    Role.LECTURE: N_("Lect."),
    Role.PRACTICE: N_("Pract."),
    Role.SELF_STUDY: N_("Self"),
    Role.INTERNSHIP: N_("Intern."),
    Role.EXAM_HOURS: N_("Exam"),
    Role.NUMBER: N_("No."),
    Role.CONTROL: N_("Form"),
    Role.CREDITS: N_("Cred."),
    Role.OTHER: N_("skip"),
}
"""For columns that are as narrow as their numbers."""

ROLE_GROUPS: tuple[tuple[Role, ...], ...] = (
    (Role.OTHER,),
    (Role.NUMBER, *LEVEL_ROLES),
    (Role.DESCRIPTION, Role.OUTCOME),
    HOUR_ROLES,
    (Role.CREDITS, Role.WEEKS, Role.CONTROL, Role.CLASS_KIND, Role.TAUGHT),
)
