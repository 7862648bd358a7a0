"""What the columns of a study plan hold."""

from enum import StrEnum


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    # levels, from the root down
    YEAR = "year"
    SEMESTER = "semester"
    BLOCK = "block"
    MODULE = "module"
    SECTION = "section"
    DISCIPLINE = "discipline"
    TITLE = "title"  # a title of any level: "Наименование разделов и тем"
    TOPIC = "topic"
    SUBTOPIC = "subtopic"
    DESCRIPTION = "description"
    OUTCOME = "outcome"  # what learners shall be able to do
    # hours
    TOTAL = "total"
    CONTACT = "contact"  # all contact hours together
    LECTURE = "lecture"  # and what else is contact and no practice
    PRACTICE = "practice"  # practical and laboratory classes, seminars
    SELF_STUDY = "self_study"
    INTERNSHIP = "internship"
    EXAM_HOURS = "exam_hours"
    # the rest
    CREDITS = "credits"
    WEEKS = "weeks"  # how many weeks it takes
    CONTROL = "control"
    CLASS_KIND = "class_kind"  # lecture, seminar … in each row
    TAUGHT = "taught"  # what was held, beside what was planned
    OTHER = "other"  # known, and no part of a curriculum


TITLE_ROLES = (
    Role.BLOCK,
    Role.MODULE,
    Role.SECTION,
    Role.DISCIPLINE,
    Role.TITLE,
    Role.TOPIC,
    Role.SUBTOPIC,
)
LEVEL_ROLES = (Role.YEAR, Role.SEMESTER, *TITLE_ROLES)
HOUR_ROLES = (
    Role.TOTAL,
    Role.CONTACT,
    Role.LECTURE,
    Role.PRACTICE,
    Role.SELF_STUDY,
    Role.INTERNSHIP,
    Role.EXAM_HOURS,
)
