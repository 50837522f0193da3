"""The forms of words: what people write for one and the same word, by its form.

Written out and not reckoned by rules: a rule that cuts endings makes "numbing" of a patch the
same as a numb leg.
"""

from __future__ import annotations

_SAME = """
numb: numbness numbed numby deadened deadness
tingle: tingling tingly tingles tingled tinglies prickling prickly paresthesia paraesthesia
weak: weakness weakened
pain: pains painful ache aches aching achy ached achey hurt hurts hurting sore soreness discomfort
spasm: spasms spasming spasmed
cramp: cramps cramping
twinge: twinges
stiff: stiffness stiffened stiffens
cant: cannot couldnt cudnt carnt
dont: dnt
pee: wee urine urinate urinating urination peeing weeing piss pissing pees wees peed urinated
poo: poop pooing pooping stool stools poos poops pooed pooped faeces feces motions
bum: bottom butt buttock buttocks backside arse bums derriere
leak: leaks leaked leaking leakage dribble dribbling dribbles dribbled
wet: wetting
bowel: bowels
injection: injections shot shots jab jabs jag jags
epidural: epidurals
block: blocks
surgery: surgeries operation operations op ops
disc: disk discs disks
pill: pills tablet tablets tabs tab capsule capsules
painkiller: painkillers
stretch: stretches stretching stretched
scan: scans scanned
smoke: smoker smoking smokes smoked
bleed: bleeding bleeds bled
swollen: swelling swells swelled
lift: lifting lifted lifts
walk: walking walked walks
stand: standing stood stands
sit: sitting sat sits
lie: lying laying lay laid lies
sleep: sleeping slept sleeps
spread: spreading spreads
buckle: buckles buckled buckling
drag: drags dragging dragged
cough: coughing coughs coughed
sneeze: sneezing sneezes
strain: straining strained strains
shiver: shivering shivers shivery shivered
chill: chills chilled
vomit: vomiting vomited vomits
faint: fainting fainted faints
collapse: collapsed collapses
confused: confusion muddled
jerk: jerks jerking
twitch: twitches twitching twitched twitchy
faecal: fecal
anaesthesia: anesthesia
low: lower
worse: worsening worsened worsens worser
tummy: belly stomach abdomen abdominal stomache guts
pulse: pulsing pulsating pulsates throbbing throb pulses
steroid: steroids cortisone cortizone corticosteroid corticosteroids
thinner: thinners
metastatic: metastases mets metastasis
fracture: fractures fractured
brace: braces
belt: belts
patch: patches
cream: creams
adjustment: adjustments
physio: physios physiotherapy physiotherapist
chiro: chiropractor chiropractic chiros chiropractors chiropracter
massage: massages massaged masage
exercise: exercises exercising excercise excercises exercised
session: sessions
burn: burning burns burned burnt
nerve: nerves
ulcer: ulcers
seizure: seizures
stone: stones
genitals: genital genitalia privates private
wipe: wiping wiped
feel: feeling feels felt
control: controlling controlled
erection: erections
walked: walkd
arm: arms
hand: hands
kidney: kidneys
night: nights

inflammatory: inflammatories
accident: accidents
lose: losing lost loses loosing
facet: facets
relaxant: relaxants relaxers relaxer
end: ending ends ended
carry: carrying carried
sweat: sweats sweating sweated sweaty swets
slap: slapping slaps slapped
hang: hangs hanging
"""

FORMS: dict[str, str] = {
    word: line.partition(":")[0]
    for line in _SAME.strip().split("\n")
    for word in line.partition(":")[2].split()
}
