"""Every id that the code itself names, so that knowledge which stands alone has to declare it.

A rule that reads ``facts["both-legs"]`` reads "unknown" for ever where nobody can tell that
fact, and the warning is lost without a word. A test finds each id of the code that is not here,
and each one here that no code names. Derived facts are not here: the code itself makes them.
"""

from __future__ import annotations

from types import MappingProxyType

FACTS = (
    "back-pain",
    "benzodiazepines",
    "bladder-incontinence",
    "bladder-retention",
    "bloodstream-infection",
    "both-legs",
    "bowel-incontinence",
    "cancer-history",
    "cancer-spread",
    "different-pain",
    "fever",
    "foot-drop",
    "herniated-disc",
    "leg-pain",
    "leg-weakness",
    "long-term-opioids",
    "long-term-steroids",
    "major-injury",
    "numb-below-waist",
    "osteoporosis",
    "other-serotonin-medicine",
    "prior-spine-surgery",
    "recent-infection",
    "recent-spinal-injection",
    "recent-spine-surgery",
    "saddle-numbness",
    "sedatives",
    "spinal-hardware",
    "spinal-stenosis",
    "spinal-stimulator",
    "ssri-or-maoi",
    "sudden-onset",
    "thigh-or-buttock-pain",
    "unable-to-walk",
    "vertebral-fracture",
    "walking-limited",
    "worsening-numbness",
    "worsening-pain",
    "worsening-weakness",
)
TREATMENTS = (
    "antidepressants-ssri",
    "benzodiazepines",
    "disc-replacement",
    "duloxetine",
    "gabapentinoids",
    "imaging",
    "muscle-relaxants",
    "opioids",
    "specialist-referral",
    "spinal-cord-stimulation",
    "spinal-fusion",
    "tramadol",
    "tricyclics",
)
CATEGORIES = ("care-team", "medicines", "mind-body", "movement", "self-care", "surgery")

# By section of the knowledge.
NAMED = MappingProxyType({"facts": FACTS, "treatments": TREATMENTS, "categories": CATEGORIES})
