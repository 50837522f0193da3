"""Every id that the code itself names, so that knowledge which stands alone has to declare it.

A rule that reads ``facts["both-legs"]`` reads "unknown" for ever where nobody can tell that
fact, and the warning is lost without a word. A test finds each id of the code that is not here,
and each one here that no code names. Derived facts are not here: the code itself makes them.
"""

from __future__ import annotations

from types import MappingProxyType

from ..model import MESSAGES

FACTS = (
    "aneurysm",
    "anticoagulants",
    "antiplatelets",
    "arm-symptoms",
    "back-pain",
    "belly-pain",
    "benzodiazepines",
    "bladder-incontinence",
    "bladder-retention",
    "bleeding-disorder",
    "bloodstream-infection",
    "both-legs",
    "bowel-incontinence",
    "cancer-history",
    "cancer-spread",
    "constant-pain",
    "constipation",
    "different-pain",
    "fever",
    "flank-pain-waves",
    "foot-drop",
    "heart-disease",
    "herniated-disc",
    "hypertension",
    "kidney-stones",
    "leg-pain",
    "leg-weakness",
    "long-term-opioids",
    "long-term-steroids",
    "major-injury",
    "mid-back-pain",
    "night-pain",
    "numb-below-waist",
    "one-leg-numbness",
    "osteoporosis",
    "other-serotonin-medicine",
    "poor-leg-circulation",
    "prior-spine-surgery",
    "recent-infection",
    "recent-manipulation",
    "recent-spinal-injection",
    "recent-spine-surgery",
    "saddle-numbness",
    "sedatives",
    "severe-pain",
    "smoking",
    "spinal-hardware",
    "spinal-stenosis",
    "spinal-stimulator",
    "ssri-or-maoi",
    "sudden-onset",
    "sudden-severe-pain",
    "thigh-or-buttock-pain",
    "unable-to-walk",
    "upper-back-pain",
    "unsteady-walking",
    "vertebral-fracture",
    "walking-limited",
    "worse-lying-down",
    "worse-on-coughing",
    "worsening-numbness",
    "worsening-pain",
    "worsening-weakness",
)
TREATMENTS = (
    "acupuncture",
    "antidepressants-ssri",
    "benzodiazepines",
    "disc-replacement",
    "dry-needling",
    "duloxetine",
    "gabapentinoids",
    "imaging",
    "muscle-relaxants",
    "opioids",
    "specialist-referral",
    "spinal-cord-stimulation",
    "spinal-fusion",
    "spinal-manipulation",
    "tramadol",
    "tricyclics",
)
CATEGORIES = (
    "care-team",
    "injections",
    "medicines",
    "mind-body",
    "movement",
    "procedures",
    "self-care",
    "surgery",
)

# By section of the knowledge.
NAMED = MappingProxyType(
    {
        "facts": FACTS,
        "treatments": TREATMENTS,
        "categories": CATEGORIES,
        "messages": tuple(sorted(MESSAGES)),
    }
)
