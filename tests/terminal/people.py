"""Five people, and what each of them types: a line in the linear mode, keys in the other."""

from __future__ import annotations

from typing import NamedTuple

UP, DOWN, PAGE_DOWN, END = "\x1b[A", "\x1b[B", "\x1b[6~", "\x1b[F"
ENTER, SPACE, BACKSPACE, CTRL_C = "\r", " ", "\x7f", "\x03"


class Step(NamedTuple):
    """One answer. ``asked`` is how the question begins; each key is pressed by itself."""

    asked: str
    line: str
    keys: tuple[str, ...]


def step(asked: str, line: str, *keys: str) -> Step:
    """Without keys of its own, a line is typed letter by letter and ended with Enter."""
    return Step(asked, line, keys or (*line, ENTER))


NO_SIGNS = step("Warning signs first.", "0", "0")
NO_CONDITIONS = (
    step("Your spine.", "0", "0"),
    step("Your body.", "0", "0"),
    step("Nerves, mind and daily life.", "0", END, UP, ENTER),
    step("Medicines and devices.", "0", "0"),
)

PEOPLE: dict[str, tuple[Step, ...]] = {
    "injections-failed": (
        NO_SIGNS,
        step("How old are you?", "61"),
        step("Where does it hurt?", "3", DOWN, DOWN, DOWN, SPACE, ENTER),
        step("How long have you had this pain?", "8m"),
        # A word that is known stays the person's own; letters that fit one find its name.
        step(
            "What have you tried?",
            "cortisone shot, physical-therapy",
            *"cortisone shot",
            ENTER,
            *"physical th",
            ENTER,
            ENTER,
        ),
        step("How did it go with cortisone shot?", "4", "4", ENTER),
        step("How many times did you have cortisone shot?", "2x"),
        step("How did it go with physical therapy?", "2", DOWN, DOWN, ENTER),
        step("For how long did you have physical therapy?", "8w"),
        *NO_CONDITIONS,
        step("What matters most to you?", "sleep", "1", SPACE, ENTER),
        step("Is there anything you want to leave out?", "0", "0"),
    ),
    "physical-therapy-failed": (
        NO_SIGNS,
        step("How old are you?", "45"),
        step("Where does it hurt?", "1", "1", SPACE, ENTER),
        step("How long have you had this pain?", "2y"),
        step("What have you tried?", "physio", *"physio", ENTER, ENTER),
        step("How did it go with physio?", "no-relief", DOWN, DOWN, DOWN, DOWN, SPACE),
        step("For how long did you have physio?", "3w"),
        *NO_CONDITIONS,
        step("What matters most to you?", "", ENTER),
        step("Is there anything you want to leave out?", "", ENTER),
    ),
    "emergency-at-the-third-question": (
        step("Warning signs first.", "1,3", DOWN, SPACE, "3", SPACE, ENTER),
        step("Nerves, bladder, bowel.", "constipation", "6", SPACE, ENTER),
        # Enter ticks what is marked, and goes on once something is ticked.
        step("Feeling ill.", "1 and 3", "1", ENTER, "3", SPACE, ENTER),
    ),
    "many-conditions": (
        NO_SIGNS,
        step("How old are you?", "79"),
        step("Where does it hurt?", "1,4", DOWN, SPACE, "4", SPACE, ENTER),
        step("How long have you had this pain?", "chronic"),
        step("What have you tried?", "nothing", "0"),
        step("Your spine.", "spinal-stenosis", "2", SPACE, ENTER),
        step("Your body.", "diabetes, kidney-disease", "4", SPACE, "1", "3", SPACE, ENTER),
        step("Nerves, mind and daily life.", "falls", END, UP, UP, SPACE, ENTER),
        step("Medicines and devices.", "anticoagulants", DOWN, SPACE, ENTER),
        step("What matters most to you?", "3,4", "3", SPACE, "4", SPACE, ENTER),
        step(
            "Is there anything you want to leave out?",
            "opioids, surgery",
            *"opioids",
            ENTER,
            *"surg",
            DOWN,
            SPACE,
            ENTER,
            ENTER,
        ),
    ),
    # A daughter answers for her mother: she asks why, goes back once, and leaves a good deal
    # open, which must stay unknown.
    "a-relative-answers": (
        NO_SIGNS,
        step("How old are you?", "83"),
        step("Where does it hurt?", "", ENTER),
        step("How long have you had this pain?", "b", "b", ENTER),
        step("Back to the question before. Where does it hurt?", "2", "2", SPACE, ENTER),
        step("How long have you had this pain?", "20 years"),
        step("What have you tried?", "ibuprofen", *"ibuprofen", ENTER, ENTER),
        step("How did it go with ibuprofen?", "side-effects", "6", ENTER),
        step("For how long did you have ibuprofen?", "", ENTER),
        step("Your spine.", "", ENTER),
        step("Your body.", "osteoporosis", "3", ENTER, ENTER),
        step("Nerves, mind and daily life.", "frail, falls", "1", "4", SPACE, DOWN, SPACE, ENTER),
        step("Medicines and devices.", "", END, ENTER),
        step("What matters most to you?", "walking", "3", SPACE, ENTER),
        step("Is there anything you want to leave out?", "surgery", *"surgery", ENTER, ENTER),
    ),
}
WITHHELD = ("emergency-at-the-third-question",)
