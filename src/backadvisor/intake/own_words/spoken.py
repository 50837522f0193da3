"""What people say and no list of the knowledge has: words for facts, treatments and the body.

A line is an id and its phrases; an equals sign stands before what is met only as it is written.
Little words between those of a phrase are passed over when it is looked for, and every word is
met in its form (`spelling.py`), so "cant feel pee" is also "I couldn't feel the wee".
"""

from __future__ import annotations

from collections.abc import Iterator

# --- Facts ----------------------------------------------------------------------------

FACTS = """
back-pain: bad back, dodgy back, back out, back gone, back went, back goes, threw back out, put
  back out, back spasm, back cramp, back trouble, lbp, lumbago, back is shot, back killing, back
  murder, back locked, back locks up, back seized, back seizing, back giving me grief, back
  playing up, back flare, tweaked back, wrenched back, pulled back, done back in, did back in,
  back pops, back popped, back cracked, low back only, only low back, only my low back, only the
  low back, just my low back, just the low back, my usual back ache, my usual low back ache, my
  usual back pain, my back went, my back went out, pop low right side, pop low left side, broke a
  bone in my back, broken bone in my back, same old pain, same old ache, low down, low right side,
  low left side, lower right side, back worse, back is worse, back went out, back goes out, worst
  back spasm, back wont let, mechanical back, crook back, something went in my back, something
  gave in my back, back is stuffed, back is buggered, back is knackered, low back, bad spine
leg-pain: sciatic, sciatic nerve, pain down leg, down leg, down the back of my leg, down one leg,
  into calf, into foot, below the knee, to the foot, to the toes, to the ankle, hip to ankle,
  shooting down, shoots down, radiating down, radiates down, runs down, trapped nerve in leg, pain
  in calf, pain in shin
both-legs: leg pain both sides, leg pain on both sides, legs both sides, legs ache and tire, legs
  ache when walking, legs heavy when walking, legs tire after,
  legs ache, both feet, both of my legs, both sides sciatica, each leg numb, each leg, either leg,
  left and right leg, legs feel like jelly, legs dont feel right, legs feel heavy, legs tire, both
  sides down, down both legs, legs pain
one-leg-numbness: numb feet, numb legs, tingle feet, tingle legs, feet numb, legs numb,
  feet tingle, legs tingle, pins and needles, tingle foot, tingle toes, toes tingle, foot
  tingle, toes numb,
  numb patch, numb spot, dead foot, foot asleep, leg asleep, foot feels dead, leg feels dead,
  tingles, tingle, numbness, fizzing leg, electric feeling in foot
worsening-numbness: numb has spread, numb spread, numb is spreading, numb creeping up, numb
  getting worse, numb getting bigger, numb moving up, numb worse, number every day, tingle spread,
  tingle getting worse, tingle worse
numb-below-waist: numb from waist down, no feeling below waist, cant feel anything below waist,
  numb from belly button down, cant feel my legs
leg-weakness: knee keeps buckle, leg keeps buckle, leg keeps giving way, leg keeps giving out,
  weak legs, legs weak, both legs weak, legs giving way, legs give way, legs gone weak, legs going
  weak, legs getting weaker, leg getting weaker, leg buckle, knee buckle, leg is weak, leg heavy,
  heavy leg, leg wont hold, leg has no strength, leg no power, lost power in leg, lost strength in
  leg, leg lose power, leg lose strength, drag leg, drag foot, leg drags, leg goes from under me,
  leg went from under me, cant stand on it, cant put weight on it, cant lift leg, cant stand on
  tiptoe, cant stand on toes, cant go up on toes, leg not working, leg wont work, leg stopped
  working, leg like jelly, leg like cooked spaghetti, leg is useless, knee gives out, knee giving
  out, knee keeps giving out, knee giving way, leg gone weak, leg weaker, leg gives, leg going,
  weak ankle, weak foot, leg collapse, calf weak, weak thigh, weak quads, weak calf
worsening-weakness: weak getting worse, weaker and weaker, getting weaker, weaker every day,
  weaker by the day, more weak, weak is worse, losing power, losing strength, knee keeps giving
  out, leg keeps giving way, leg keeps giving out, knee giving out, leg keeps buckle, knee keeps
  buckle, leg gone weak, weak worse
foot-drop: foot hangs, foot just hangs, foot flops, foot is floppy, floppy foot, cant pull it up,
  floppy ankle, foot slaps, foot slap, slap foot, foot slap the floor, cant pull foot up, cant
  lift toes, cant raise foot, cant lift foot, toes catch, trip over toes, trip on toes, tripping
  over my foot, foot drags, drag my toes, foot wont lift, foot dropping, foot drops, cant lift big
  toe, cant raise toes, cant move foot, cant move toes
unable-to-walk: paralysed, wheelchair, cant walk at all, cant get out of bed at all, cant take a
  step, unable to stand, cant bear weight, legs wont hold me, legs wont work, legs dont work, legs
  gave way completely
walking-limited: legs ache when walking, legs heavy when walking, lean on trolley, lean on cart,
  shopping cart, shopping trolley, have to sit down after, can only walk, cant walk far, have to
  stop every, stop at every bench, have to sit every, legs tire after, legs ache and tire, after a
  block, walk a block, cant stand long, cant stand longer, cant stand for long, cant stand
  straight, cant stand straight longer, cant stand up straight, cant stand for more, cant stand
  more than, cant walk further, cant walk more, walk with trolley, after yards, after metres,
  after meters, numb after walk, numb when i walk, numb walk, sit down mins, sit down and im fine,
  sit down and its fine, sit down and right as rain, right as rain when i sit, eases when i sit,
  eases sitting down, ease when i sit down, legs go numb walk, have to stop and sit, stop and sit
  down, trolley, walk with cart, walk on trolley, better bent over, better bending forward, ok
  leaning forward, cant walk more than, easier on a bike
morning-stiffness: stiff mornings, morning stiff, mornings stiff, stiff for an hour every morning,
  stiff first thing, stiff hour every morning, stiff hour in morning, stiff every morning, stiff
  for hour morning, takes an hour to loosen
better-with-movement: better when i move, better once i get moving, better once im up, better once
  up, better once i get going, eases once i get going, eases once i get moving, better when im
  moving, better on the move, eases with movement, better moving, better with activity, loosens up
  with movement, eases when moving, worse with rest, better after exercise
night-pain: wake at night, wakes me, wakes me up, wake me, woken at night, awake at night, awake
  with it, keeps me awake, cant sleep for pain, cant sleep with pain, up all night, up half the
  night, wakes me every night, worse in bed, worse at night, worse in the night, pain at night,
  pain in the night, night pain, nights are worst, mostly at night, at night mostly, worst at
  night, bad at night, up at night, up pacing at, up pacing, nights are worse, pain all night,
  wakes me at
constant-pain: never lets up, never stops, never eases, never goes away, never leaves, constantly
  in pain, constant ache, constant, nonstop, non stop, there all the time, pain all the time,
  hurts all the time, round the clock, 24/7, day and night, no position helps, no position does
  it, no position eases, cant get comfortable, cant get comfy, cant find a position, cant find any
  position, whatever i do, resting or moving, no relief in any position, relentless, unrelenting,
  same whether, same at rest, even at rest, pain at rest, never left
worse-lying-down: cant lie flat, cant lie down, worse flat, worse on my back, worse when lying,
  sleep in recliner, sleep in a chair, sleep sitting up, sleep upright, have to sleep in chair,
  worse lie, lie down worse, pain lie flat
worse-on-coughing: pain when i cough, pain when coughing, pain to cough, cough kills, cough or
  sneeze, sneeze or cough, sneeze kills, worse when i cough, worse coughing, worse when i sneeze,
  cough makes it
worsening-pain: getting worse, pain worse, gets worse, worse every day, worse by the day, worse
  and worse, worse each week, creeping up, building up, building and building, steadily worse, is
  worse than before, worse than before, worse since, getting really bad, getting bad, ramping up,
  increasing, growing pain, more and more pain, worse than ever, progressively worse, worse every
  week, worse each day, worse week by week, month on month, back worse, a lot worse, much worse,
  way worse, now worse
severe-pain: worst pain, worst ever, agony, absolute agony, agonising, agonizing, in agony,
  unbearable, excruciating, severe pain, 10/10, 10 out of 10, screaming, crying with pain, in
  tears, out of ten ten, cant function, worst of my life, cant bear it, cant cope with the pain,
  off the scale, cant take it
sudden-severe-pain: like being stabbed, stabbed in the back, ripping, tearing, like a knife, worst
  sudden, out of the blue and severe, sudden awful pain, sudden terrible pain, sudden horrendous
  pain, sudden horrible pain, sudden intense pain, sudden massive pain, sudden crippling pain,
  sudden agonising pain, sudden stabbing pain, sudden unbearable pain, sudden excruciating pain,
  awful pain came on suddenly, terrible pain came on suddenly, sudden agony, suddenly agony,
  sudden severe, sudden terrible, sudden excruciating, suddenly excruciating, hit me like, never
  felt anything like
sudden-onset: sudden, suddenly, out of nowhere, out of the blue, came on all at once, all of a
  sudden, something went, something gave, something popped, felt a pop, felt a snap, heard a pop,
  heard a crack, with a crack, felt a crack, felt something go, my back went, back went out, back
  went, back popped, pop right side, pop left side, came on in seconds, from one minute to the
  next, a sudden pop, went ping, went twang, back goes out, pop low right side, pop low left side,
  felt it go, heard a crunch, something went in my back, something gave in my back, something
  popped in my back, back locked, back seized, back gave out
different-pain: different from usual, different from my usual, different to my usual, not my
  usual, not like my usual, unlike my usual, never felt anything like, never had pain like, never
  had anything like, new sort of pain, new kind of pain, new type of pain, this is new, this is
  different, nothing like my usual, not the usual, different sort of pain, different kind of pain,
  first time ever
upper-back-pain: between shoulder blades, between my shoulder blades, between sholder blades,
  upper back, upper back pain, thoracic, thoracic spine
mid-back-pain: mid back, middle back, middle of my back, mid spine, centre of my back, center of
  my back
spine-tender-spot: tender on the bone, tender right on the bone, tender over the spine, tender to
  touch on the spine, tender spot, one spot on my spine, pain to press on the bone, pain when i
  press on the bone, bone is tender, point on my spine, tender on one bone, tender when tapped
hip-or-groin-pain: groin pain, hip pain, pain in pelvis, pelvic pain, pelvic girdle pain, pgp,
  spd, hips killing
saddle-numbness: cant feel the paper, cant feel toilet paper, cant feel loo paper, cant feel
  myself wipe, cant feel when i wipe, cant feel wiping, cant feel to wipe, numb down below, numb
  down there, no feeling down below, no feeling down there, cant feel down there, numb
  undercarriage, numb where i sit, numb where you sit, numb back passage, numb around back
  passage, numb round back passage, numb private, numb seat, numb between cheeks, numb perineum,
  cant feel my bum, cant feel my genitals, cant feel my privates, cant feel between my legs, cant
  feel my crotch, no feeling between legs, numb labia, numb testicles, numb balls, numb scrotum,
  numb willy, numb vulva, numb clitoris, numb taint, numb rectum, numb bum cheek, numb cheek,
  tingle saddle, tingle bum, tingle groin, tingle genitals, tingle between legs, tingle crotch,
  numb fanny, numb tailbone, numb down under
bladder-retention: didnt pee, not pee, hasnt pee, strain pee, strain to pee, have to strain to
  pee, cant pee, cant go pee, cant
  start peeing, cant get pee to start, pee wont come, pee wont start, pee slow, slow stream, poor
  stream, stream weak, takes ages to pee, taking ages to pee, hard to start peeing, hesitancy,
  cant empty my bladder, bladder wont empty, bladder not emptying, not emptying bladder, bladder
  doesnt empty, bladder full, havent peed, not been able to pee, havent been able to pee, cant go
  to the toilet to pee, have to push to pee, push to pee, trouble pee, trouble going for a pee,
  difficulty pee, pee trouble, pee problems, waterworks trouble, waterworks problem, trouble with
  waterworks, catheter, retention, in retention, pee a trickle, only a trickle, struggling to pee,
  struggle to pee, cant wee, problems pee, issues pee, pee issues, bladder stuff, bladder issue,
  bladder issues, bladder symptoms, bladder playing up, bladder changes, bladder funny, pee funny,
  havent pee
bladder-incontinence: weak bladder, leak pee, leak urine, leak wee, leak when, pee myself, pee my
  pants, pee my bed, wet myself, wet the bed, wet my pants, wet bed, cant hold it, cant hold pee,
  cant hold my wee, cant hold my bladder, cant control pee, cant control bladder, cant control my
  bladder, no control over bladder, no control over pee, lose control of bladder, lose bladder
  control, lose bladder, pee leak, pee coming out, pee without knowing, accidents, having
  accidents, pee accident, wee accident, dont make it to the toilet in time, cant make it to the
  toilet, incontinence, dribble in between, dribble pee, leak between, pee every half hour and
  leak, bladder stuff, bladder issue, bladder issues, bladder leak, in pads, wearing pads, bladder
  problems, incontinent of urine
bladder-feeling-lost: no longer feel pee, no longer feel when i pee, no longer feel my bladder,
  dont feel pee, cant sense pee, no feeling when i pee, no sensation when i pee, cant feel pee,
  cant feel myself pee, cant tell when i need to pee, cant tell
  if bladder is full, dont know when i need to pee, dont know if i need to pee, didnt know i had
  peed, no urge to pee, lost urge to pee, cant feel when i need to go, cant tell if i have
  finished, dont feel the need to pee, didnt know if id finished, cant tell when im done
bowel-incontinence: poo myself, poo my pants, soil myself, cant control my bowel, cant hold my
  bowel, cant hold poo, lose control of bowel, lose bowel control, accident poo, cant feel when i
  need to poo, dont know when i need to poo, poo coming out, leak poo, mess myself, shit myself,
  no control over bowel, bowel stuff, bowel issue, bowel issues, bowel leak, incontinent of
  faeces, skid marks without knowing
sexual-numbness: cant get an erection, cant get hard, cant get it up, cant keep an erection, cant
  orgasm, cant climax, no feeling during sex, numb during sex, lost feeling in my penis, lost
  feeling in vagina, cant feel sex
constipation: havent poo, havent pooed, havent been for a poo, not poo, bunged up, bungs me up,
  blocked up, blocks me up, backed up, constipating, constipates, constipate, no bowel movement,
  bowels wont move, bowels havent moved, havent been to the toilet for days, havent gone in days,
  stopped me going, cant go number two
unsteady-walking: unsteady, wobbly, off balance, losing my balance, lose balance, bad balance,
  poor balance, balance is off, walk like a drunk, walk like drunk, walk like im drunk, walking
  drunk, like im drunk when i walk, staggering, legs not coordinated, legs wont go where, legs
  stiff and clumsy
arm-symptoms: tingle fingers, tingle hand, tingle arm, numb fingers, clumsy fingers, cant do
  buttons, trouble with buttons, drop things, dropping things, weak grip, hands dont work, hands
  numb, arms weak, hands clumsy
fever: temperature of, running a temperature, high temp, temp of, running a temp, temp, fevers,
  burning up, hot and cold, chill, chills, shakes and chills, rigors, shiver, cold shivers,
  feverish
night-sweats: =sweats, the sweats, sheets soaked, sheets soaking, sheets wet through, sheets are
  wet through, sheets drenched, soak the sheets, soaking the bed, drenched at night, wake up
  soaked, wake up drenched, wake drenched, sweat at night, sweats at night, night sweat, pyjamas
  soaked, soaked in sweat, waking up wet, wake up wet with sweat, change the sheets, change my
  pyjamas
very-unwell: grey and sweat, gone grey, pale and sweat, feel terrible in myself, really unwell,
  very unwell, feel really ill, feel awful in myself, really poorly, very poorly, very sick, cold
  and clammy, looks grey, look grey, feel like death, extremely unwell, proper ill
confusion: not making sense, doesnt know where he is, doesnt know where she is, dont know what day
  it is, disorientated, disoriented, muddled, talking nonsense, delirious
weight-loss: lose weight without trying, lose kg without trying, lose kilos without trying, lose
  stone without trying, lose pounds without trying, lose lbs without trying, lose lb without
  trying, lose weight not trying, dropped weight without trying, lose kg not trying, lose weight
  no reason, lose weight dont know why, lose a lot of weight without, weight falling off, weight
  dropping off, clothes falling off me, clothes hang off me, weight has dropped, losing weight for
  no reason, unexplained weight loss, weight loss unexplained, unintended weight loss,
  unintentional weight loss, weight going down, weight plummeting
fatigue: exhausted, knackered, tired all the time, worn out, shattered, no energy, wiped out,
  fatigued
major-injury: car crash, car wreck, car accident, hit by a car, rta, rtc, mva, motorbike accident,
  motorcycle accident, came off my bike, came off my horse, thrown from a horse, fell off a
  ladder, fell off ladder, fell from a ladder, fell down the stairs, fell downstairs, fell off the
  roof, fell off a roof, fell from, fell out of a tree, rear ended, rolled the car, rolled quad,
  tackled, crushed, fell off a horse, knocked down by, knocked off my bike, collision, tbone
minor-injury: carry, carry a, fell, fall, a fall, an injury, trauma, lift something, lift
  anything, lift a, lift the, lift box, heavy lift, lift heavy, lift wrong, bent down,
  bent over to, bending down, picked up, picking up, slipped, slipped on, tripped, tripped over,
  stumbled over, sneezed and, twisted, twisted to, twisting, overdid, overdid it, overdoing it,
  overdone it, too heavy, went too heavy, too heavy at the gym, went too heavy at the gym,
  deadlift, deadlifting, deadlifts, shovel, shovelling, shoveling, raking, digging, gardening,
  moving furniture, moving house, moved a sofa, carried, jolt, jolted, jarred, jarred my back,
  injury, injured, hurt it at work, injured my back, injured at work, pulled a muscle, pulled
  muscle, strained, strain, muscle strain, tweaked, wrenched
lump-or-shape-change: lose inch height, lose inches, lose inch in height, lost height, shorter,
  shrunk, got shorter, stooped, hunched, hunch, hump,
  lump on my back, lump on my spine, new lump, curve in my back, bent sideways
chest-pain: tight chest, chest tight, pain in my chest, pressure in my chest, chest pressure,
  crushing chest, chest heavy, elephant on my chest
stroke-signs: face drooped, face dropped, face droop, droopy face, slurring, slurred, cant speak,
  speech gone, one side weak, whole side weak, one side of my body
breathless: out of breath, cant catch my breath, cant get my breath, breathing hard, puffed,
  puffing, breathless, wheezing, struggling to breathe, short breath, gasping
belly-pain: tummy ache, tummy pain, stomach ache, bellyache, sore tummy, gut ache, tummy trouble,
  stomach cramps, pain in tummy
pulsing-belly: tummy pulse, pulse in my tummy, stomach jumping, stomach jump with pulse, tummy
  beating, heartbeat in my tummy, heartbeat in my stomach, beating in my belly, pulse above belly
  button, belly throbbing, tummy throb, pulse near belly button, see my pulse
fainting: passed out, pass out, blacked out, blacking out, keeled over, nearly fainted, collapse,
  light headed and collapsed, faint, lost consciousness
flank-pain: pain in my side, pain in side, pain under my ribs, kidney pain, pain in my kidneys,
  pain over kidney, side pain, kidney area
flank-pain-waves: pain in waves, waves of pain, comes in waves, waves from side, side to groin,
  loin to groin, doubled over in waves
blood-in-urine: blood in my pee, blood in pee, bloody pee, pee blood, pee red, pee pink, red pee,
  pink pee, pee is red, pee is pink, cola coloured pee, blood when i pee
burning-urine: burn when i pee, pee fire, peeing fire, like peeing glass, like pissing razor
  blades, burn pee, pee burn, stings to pee, stings when i pee, pain pee, pain to pee, pain when i
  pee, stinging pee, cystitis
vaginal-bleeding: bleed, bleed down below, spotting, bleed from vagina, vaginal bleed, bleeding
  after menopause, bled after sex
nausea-vomiting: throwing up, throw up, threw up, being sick, been sick, puking, puke, feel sick,
  felt sick, sick to my stomach, nauseous, nauseated, queasy, vomit, keep being sick
headache-upright: headache when i stand, headache stand, headache whenever i stand, headache when
  i get up, headache whenever i get up, headache when i sit up, headache standing, headache
  upright, headache goes when i lie down, headache better lying, headache worse sitting up,
  headache gone when flat, pounding headache when upright, headache only when up
new-headache: severe headache, worst headache, splitting headache, pounding headache, terrible
  headache, awful headache, thunderclap headache, bad headache, new headache, headaches
neck-stiffness: stiff neck, neck is stiff, cant bend my neck, neck rigid, neck so stiff
red-painful-eye: red eye, eye is red, eye red, pain eye, sore eye, eye pain
vision-loss: blurry vision, blurred vision, cant see properly, lost sight, lost vision, lose
  vision, going blind, funny vision, vision gone, vision blurry, double vision
skin-rash: rash, psoriasis, shingles, hives
calf-swelling: swollen calf, calf is swollen, swollen leg, leg swollen, leg is swollen, calf hot,
  calf red and swollen, blood clot in leg, dvt
coughing-blood: cough up blood, cough blood, blood when i cough
wound-problem: wound red, wound leaking, wound leak, wound weeping, wound oozing, wound open,
  wound hot, wound smells, pus, spot is hot, spot hot, site is red, site red, site hot, site
  swollen, injection site red, red around the wound, incision red, incision leaking, incision
  oozing, wound infected, hot red spot, spot hot and red, spot red, scar red, scar hot, scar
  weeping, stitches weeping, wound swollen
black-stools: black poo, black tarry, tarry poo, poo black, blood in poo, blood in my poo,
  bleeding from the back passage, vomit blood, poo blood, bloody poo, blood in the toilet,
  throwing up blood, coffee grounds
drowsy-breathing: cant be woken, cant wake him, cant wake her, hard to wake, barely breathing,
  breathing slow, breathing very slowly, nodding off, drowsy, very drowsy, out of it and breathing
withdrawal-symptoms: withdrawals, cold turkey, coming off opioids, shakes since stopping,
  withdrawing
agitation-fever: agitated and sweat, jittery sweat, agitated, serotonin syndrome
twitching-or-jerking: muscles jumping, muscles twitch, jerking all over, myoclonus, twitch all
  over, muscles jerk
suicidal-thoughts: suicidal, want to die, end it all, feel like ending it, ending it, end it, top
  myself, kill myself, not want to be here, dont want to be here, dont want to wake up, no point
  living, no point going on, better off without me, cant go on, dont want to live, not worth
  living, thought about ending, wish i was dead, take my own life, take all my pills, do something
  stupid, done with life, neck myself, off myself, life isnt worth
low-mood: feeling low, feel low, feeling pretty low, feeling really low, mood is low, down in the
  dumps, fed up, miserable, depressing, depressed, cry every day, in tears most days, down about
  it, getting me down, gets me down, hopeless
fear-of-movement: scared to move, scared of moving, afraid to bend, afraid to move, frightened to
  bend, frightened of bend, frightened of bending, scared to bend, scared of bending, terrified of
  moving, scared to lift, afraid of movement, dont dare bend
pregnancy: pregnant, expecting, weeks gone, trimester, my midwife, midwife, second baby, months
  gone, preggers, up the duff, having a baby
possible-pregnancy: could be pregnant, may be pregnant, might be pregnant, late period, missed
  period, period is late, trying for a baby, trying to conceive, ttc
breastfeeding: breastfeeding, breast feeding, nursing my, nursing mother, bf my
cancer-history: breast cancer, prostate cancer, lung cancer, bowel cancer, colon cancer, kidney
  cancer, thyroid cancer, skin cancer, ovarian cancer, cervical cancer, bladder cancer, bone
  cancer, bc, breast ca, prostate ca, lymphoma, leukaemia, leukemia, myeloma, melanoma, tumour,
  tumor, chemo, radiotherapy, mastectomy, lumpectomy, oncologist, onc, hodgkins, sarcoma,
  malignant, cancers, remission
cancer-spread: cancer in my bones, cancer in my spine, cancer has spread, cancer spread,
  secondaries, in my bones, spread to my bones, spread to my spine, stage 4, stage four, bone
  mets, mets, spine mets
osteoporosis: osteoporosis, osteopenia, thin bones, osteoporotic, fragile bones, bone density low,
  alendronate, alendronic acid, fosamax, risedronate, denosumab, prolia, zoledronic, bone pill,
  weekly bone pill, bone tablet, bisphosphonate
long-term-steroids: prednisolone every day, prednisone every day, pred every day, on prednisolone,
  on prednisone, on steroid, on pred, steroid for years, pred daily, prednisolone daily,
  prednisone daily, maintenance steroid, daily steroid
immunosuppressed: on chemo, having chemo, immune suppressed, immunosuppressants,
  immunosuppressant, methotrexate, azathioprine, humira, biologics, biologic, adalimumab,
  etanercept, enbrel, infliximab, rituximab, tacrolimus, transplant, no spleen, hiv positive
iv-drug-use: inject heroin, injecting heroin, shoot up, shooting up, iv drugs, inject drugs,
  injected drugs, used needles, injection ice, inject meth
recent-infection: chest infection, water infection, had a uti, bladder infection, kidney
  infection, skin infection, cellulitis, tooth abscess, abscess, dental infection, pneumonia,
  recent infection, urine infection
bloodstream-infection: sepsis, septic, blood poisoning, endocarditis, staph in my blood, blood
  infection, mrsa, infection in blood
bowel-or-eye-inflammation: crohns, crohn, crohn disease, colitis, iritis, uveitis, ibd
aneurysm: aneurysm, triple a, bulge in my aorta, aorta is enlarged, aortic
anticoagulants: thinner, blood thinner, coumadin, pradaxa, eliquis, xarelto, warfarin,
  anticoagulant, noac, doac, edoxaban, lixiana, savaysa, enoxaparin, clexane, lovenox, marevan,
  blood thinning
antiplatelets: baby aspirin, low dose aspirin, plavix, brilinta, ticagrelor, prasugrel, aspirin a
  day, daily aspirin, blood thinning aspirin
bleeding-disorder: von willebrand, bruise easily, low platelets, factor v, itp
kidney-disease: ckd, kidney failure, bad kidneys, kidney trouble, kidney problem, kidney problems,
  one kidney, kidney function low, low kidney function, reduced kidney function, egfr, dodgy
  kidneys, kidneys arent great
dialysis: on dialysis
kidney-stones: kidney stone, kidney stones
liver-disease: liver disease, fatty liver, bad liver, liver trouble, liver problem, liver
  problems, hep c, hep b, hepatitis c
peptic-ulcer: stomach ulcer, bleeding ulcer, duodenal ulcer, ulcer, peptic ulcer, gi bleed, gut
  bleed, gastric ulcer, ulcers
reflux: heartburn, gerd, gord, acid reflux, indigestion, heart burn, hiatal hernia, omeprazole,
  lansoprazole
heart-disease: heart attack, stent, stents, bypass, afib, a fib, af, atrial fibrillation, heart
  flutter, irregular heartbeat, heart trouble, heart problem, heart problems, bad heart, dodgy
  heart, heart condition, heart valve, mechanical heart valve, valve replacement, mini stroke,
  tia, had a stroke, stroke, angina, heart doc, heart doctor, heart surgery, heart meds,
  arrhythmia, murmur, cardiologist, dicky ticker
heart-failure: heart failure, chf, congestive heart
hypertension: high blood pressure, high bp, bp pills, bp pill, bp tablets, bp meds, blood pressure
  pills, blood pressure pill, blood pressure meds, blood pressure tablets, bp, raised blood
  pressure, hypertensive, lisinopril, amlodipine, ramipril, losartan, blood pressure
diabetes: diabetic, t2, t1, type 2, type 1, type two, type one, metformin, insulin, t2d, t1d,
  t2dm, sugar diabetes, diabetes, diabetis, prediabetes, prediabetic, ozempic
lung-disease: copd, emphysema, bad lungs, lung trouble, bronchiectasis, pulmonary fibrosis, bad
  chest
asthma: asthma, asthmatic, inhaler
sleep-apnea: sleep apnea, sleep apnoea, cpap, osa
urinary-retention-history: enlarged prostate, bph, prostate trouble, big prostate, prostate
  problem, tamsulosin, flomax
epilepsy: epilepsy, epileptic, seizure, had a seizure
pacemaker: pacemaker, icd, defibrillator, cochlear implant, implanted device
nsaid-allergy: allergic to ibuprofen, allergic to aspirin, allergic to nsaids, allergic to
  naproxen, allergic to anti inflammatories, allergic to anti-inflammatory, ibuprofen allergy
steroid-sensitivity: allergic to steroid, allergic to cortisone, reaction to steroid, steroid
  psychosis
ssri-or-maoi: sertraline, zoloft, lexapro, prozac, celexa, paxil, citalopram, cipramil, ssri
other-serotonin-medicine: effexor, venlafaxine, sumatriptan, imitrex, mirtazapine, trazodone,
  triptans, lithium, pristiq
sedatives: sleeping pill, sleeping tablet, zopiclone, ambien, zolpidem, lunesta, sleepers,
  temazepam, phenergan
opioid-use-disorder: addicted to opioids, addict, recovering addict, in recovery, hooked on,
  addicted to, methadone, suboxone, subutex
alcohol-use-disorder: alcoholic, drink heavily, drink a lot, heavy drinker, drink too much, a
  bottle of wine a day, bottle of wine a night, drinker, booze, drinking heavily, big drinker
depression: depression, depressive, clinically depressed
anxiety: anxious, anxiety, panic attacks, ptsd, worrier
dementia: dementia, alzheimers, memory problems, memory loss
parkinsons: parkinsons, parkinson, parkinson disease
neuropathy: neuropathy, diabetic neuropathy, nerve damage
open-wounds: broken skin, open sore, open wound
hernia: hernia
smoking: smoke, 20 a day, pack a day, a pack a day, vape, vaping, cigarettes, ciggies, fags
obesity: obese, overweight, bmi, very heavy, fat, few extra pounds, carrying too much weight, too
  heavy for my height, big lad, big girl
recent-spinal-injection: recent epidural, recent injection in back, recent injection
recent-spine-surgery: recent surgery, recent back surgery, post op, postop
recent-manipulation: recent manipulation, recent adjustment
prior-spine-surgery: failed back, failed back surgery syndrome, fbss, back surgery, had my back
  fused, previous surgery, old surgery
spinal-stimulator: have a stimulator, implanted stimulator, scs implant
spinal-hardware: screws, rods, metal in my back, metal in back, metalwork, plates and screws,
  cage, titanium, hardware
spinal-instability: unstable spine, unstable, spine instability
falls: keep falling, falling over, falls, fallen a few times, keep falling over, fall a lot,
  falling a lot, frequent falls
frail: frail, frailty
poor-leg-circulation: poor circulation, bad circulation, peripheral artery disease, pvd, pad,
  blocked arteries in legs, clogged arteries
herniated-disc: slipped disc, herniated disc, bulging disc, prolapsed disc, disc prolapse, disc
  bulge, disc herniation, ruptured disc, disc extrusion, disc protrusion, extruded disc, blown
  disc, herniation, disc sitting on the nerve, disc pressing on the nerve, disc on nerve, disc
  pressing, herniated, crushed nerve, pinched nerve, trapped nerve, disc touching nerve, torn
  disc, bulge at l4, bulge at l5, bulges, bulge, bulging discs, herniations, protrusion, disc
  problem, disc slipped, disc gone, disc is out, compressed nerve
spinal-stenosis: stenosis, canal stenosis, narrowing of the canal, narrow canal, narrowed canal,
  narrowing, spinal narrowing, foraminal stenosis, narrow spine
spondylolisthesis: spondylolisthesis, spondy, pars defect, slipped vertebra, spondylo
facet-pain: facet arthritis, facet joint arthritis, dodgy facet, bad facet, worn facet, facet
  pain, arthritis in my back, arthritis in my facets, facet joint, facet syndrome, arthritis of
  the spine, wear and tear
sacroiliac-pain: si joint, sij, sacroiliitis, sacroiliac, si joint dysfunction, sacroiliac joint
axial-spondyloarthritis: ank spond, ankylosing, as diagnosis, axspa, axial spa, spondylitis
inflammatory-arthritis: rheumatoid, lupus, psoriatic, ra
vertebral-fracture: broke a bone in my back, broken bone in my back, broken back, broke my back,
  fracture in my back, fracture in my spine, compression fracture, crushed vertebra, cracked
  vertebra, collapsed vertebra, broken vertebra, wedge fracture, fractured vertebra, vertebral
  fracture, spine fracture, crush fracture
acetaminophen-overdose: too many paracetamol, too many tylenol, too many panadol, more than 8
  paracetamol, over the limit of paracetamol, more paracetamol than, double the dose of
  paracetamol, more tylenol than
"""

# What leaves it open: it may be the fact, and may be something harmless.
OPEN = """
weight-loss: lose weight, lose kg, lose kilos, lose stone, lose pounds, lose lbs, lose lb, weight
  loss, dropped a dress size, weight has come off, weight coming off, dropped weight
black-stools: blood on the paper, fresh blood on the paper, blood when i wipe, blood on the loo
  roll, blood on the toilet paper, piles bleed, bleed piles
both-legs: other leg too, other leg is starting, now the other leg
saddle-numbness: numb when i sit too long, numb on the bike
bladder-incontinence: pee when i sneeze, leak when i sneeze, leak when i laugh, leak a bit when i
  cough
leg-weakness: gives way, gave way, giving way, gives out
"""

# What denies a fact without a word of denial.
DENIALS = """
worse-lying-down: fine lie down, better lie down, ok lie down, eases lie down, eases when i lie
  down, comfortable lying, better lie, fine lie, better flat, fine flat
constant-pain: fine lie down, better lie down, ok lie down, eases when i lie down, fine lie, pain
  comes and goes, pain on and off, only hurts when, pain only when, pain when i stand, better sit,
  eases with rest, eases when i rest
night-pain: sleep fine, sleep well, sleep like a log, sleep like a baby, sleep through, sleep ok,
  sleep good, sleeping well, sleep great, doesnt wake me, dont wake, doesnt keep me awake, no
  trouble sleep
different-pain: my usual back ache, my usual low back ache, my usual back pain, nothing new, no
  new symptoms, my usual pain, same old pain, same old ache, the usual pain, no new
worsening-pain: pain is no worse, pain no worse, pain easing, pain nearly gone
worsening-numbness: numb getting smaller, numb fading, numb no worse, no more numb, slightly
  smaller, numb shrinking, numb improving
weight-loss: weight stable, weight steady, weight is stable, weight unchanged, eating fine, eating
  well
smoking: non smoker, nonsmoker, dont smoke, never smoke, ex smoker, quit smoke, gave up smoke,
  stopped smoke, former smoker
leg-pain: low back only, back only, only low back, only my low back, only the low back, just my
  low back, just the low back, not down leg, not down the leg, doesnt go down leg, doesnt go down
  the leg, not in the leg, not in legs, doesnt go into the leg, nothing down the leg, nothing in
  the leg
fever: temp normal, temperature normal, temperature is normal, temp is normal
bladder-retention: pee and poo fine, pee and poo normal, pee fine, pee ok, pee normal, peeing
  fine, no trouble pee, pee as normal, pee normally
bladder-incontinence: pee and poo fine, pee and poo normal, pee fine, pee ok, pee normal, no
  accidents, pee as normal, pee normally
bowel-incontinence: poo fine, poo normal, poo ok, pee and poo fine, pee and poo normal, no
  accidents
black-stools: poo normal, poo normal colour
saddle-numbness: can feel everything, can feel when i wipe, can feel myself wipe, can feel the
  paper, feel normal down there, feel everything down there
diabetes: not diabetic, arent diabetic
fear-of-movement: stopped being frightened of bend, stopped being scared of, no longer afraid to,
  no longer scared to
pregnancy: not pregnant
"""

# Words that hold one of a sign's and are something else; they stand for nothing.
NOTHING = """
a crack at, have a crack, they fell off, it fell off, fell off lol, fell out, pill free, pain
free, drug free, hotel bed,
new bed, bad bed, in bed at night, over in bed, out of
bed, into bed, bed time, from bed, hospital bed, sofa bed, double bed, bed to, the strain of,
under strain, strain on, fell asleep, fell apart, fell pregnant, fell out with, fell through, fell
off the wagon, fell in love, fell for, fall in love, last fall, since fall, this fall, in the
fall, bent on, feeling of, lumber yard, lose interest, lose touch, lose hope, lose patience, lose
heart, lose sleep, lose my job, lose faith, at rest stop, work accident claim, stood up to, sat
nav, the back of, at the back, back seat, back row, back to school, school nurse, practice nurse,
community nurse, breast cancer screening, cancer screening, cancer test, negative for cancer,
cancer charity, heart to heart, by chance, back on, back into, back home, back down, back out of,
walk the dog, dog walking, dog walker, walk to the shops, walk i limp, walk of life, sea side,
other side, by my side, flu injection, covid injection, vaccine injection, allergy injection,
booster injection, tetanus injection, go back, went back, come back, came back, going back, back
to work, back at work, back to normal, get back, got back, back again, back then, back from, look
back, call back, back in, back at, back to, back when, back up, back off, hold back, held back,
holding back, back and forth, back of my mind, dead line, weak coffee, cold sweat, foot of the
bed, feet away, side effect, side effects, side sleeper, on the side, hand out, hand outs, on the
other hand, first hand, second hand, kidney beans, pain in the neck, no brainer, chest of drawers,
headaches of, body scan meditation, heart of, by heart, break a leg, low dose, fine print, pot of
tea, pot luck, soft spot, sweet spot, spot on, blind spot, blood test, blood tests, bloods, blood
work, sit down and, stand up for, night shift, night shifts, fit and well, hip replacement, knee
replacement, leg room, arm chair, head office, hands down, knees up, foot the bill, wake up call,
gall bladder, desk job, in the end, at the end, end up, ended up, weak point, stress, lying
around, long run, in the long run, one leg at a time, walking stick, walking frame, walking shoes,
walking boots, walking into, waiting to see, waiting room, waiting list, gym goer, gym member,
lead to, leads to, led to, into account, drop me, low on, on the drop, walk in centre, walk in
clinic, walk in, fall asleep, falling asleep, back door, back garden, back yard, rest of, the rest
of, other leg fine, pass on, sick of, sick note, sick leave, off sick, sick pay, deep breath,
breath test, night school, brain fog, pot belly, school run, bank account, back burner, black out
blinds, drop in, drop off, temperature gauge, ice cream, ice rink, pulled through, stabbing in the
dark, heat wave, heatwave, cold weather, caught a cold, had a cold, a cold, common cold, cold and
flu, my age, old age, sports massage therapist friend, diet coke, car boot, spine surgeon, back
surgeon, pain doc, pain doctor, pain consultant, pain nurse, pain team, pain scale, pain score,
pain level, pain levels, pain threshold, pain in the arse, pain in the ass, pain in the bum,
numbing, feel free, eye test, weight off, heavy period, heavy periods, heavy rain, heavy traffic,
heavy work, heavy box, heavy bag, heavy bags, heavy stuff, heavy things, strong coffee, hot flush,
hot flushes, menopause sweats, menopausal sweats, worse for wear, worse by friday, none the worse,
cage fighting, plate of, stage fright, on the rods
"""

# --- Treatments -----------------------------------------------------------------------

TREATMENTS = """
acetaminophen: panadeine, panadeine forte, paracetamol, tylenol, panadol, panamax, calpol, apap,
  tylenol extra strength, panadol osteo, tylenol arthritis
acupuncture: acupuncturist, electroacupuncture
antidepressants-ssri: ssri
aquatic-exercise: pool class, pool classes, pool exercises, hydro, hydrotherapy, hydro pool, aqua
  fit, aquafit, aqua class, aquarobics, pool sessions, swim, swims, swimming, water exercises,
  pool exercise class
bed-rest: bed rest, stayed in bed, staying in bed, bed, in bed for, took to my bed, rest, lie
  down, resting, flat on my back for
benzodiazepines: diazepam, valium
cannabinoids: cbd, edibles, gummies, weed, cannabis, medical marijuana, hemp oil, medical
  cannabis, thc
cbt: psychologist, pain psychologist, counsellor, counselor, therapist, cbt, counselling, act
  therapy, pain psychology
cold: ice, ice pack, ice packs, frozen peas, cold pack, cold packs, cold therapy, icing
discectomy: microdisc, microdiscectomy, micro discectomy, microd, micro d, diskectomy, disc
  surgery, discectomy, discectomies, trimmed the disc
dry-needling: dry needling, dry needle, needling by physio, ims
duloxetine: cymbalta, duloxetine
epidural-steroid-injection: epidural, esi, steroid injection, cortisone injection, nerve root
  injection, nerve root block, caudal, transforaminal, steroid epidural, epidural steroid
  injection, guided injection, cortisone injection in back, spinal steroid injection
exercise: exercise, exercises, stretch, core work, core strengthening, core exercises, gym, mcgill
  big 3, big three, mcgill, strength training, weights, physio app, stretches, stretching, foam
  roller, foam rolling, planks, rehab exercises, bird dog, home exercise program, home exercise
  programme, hep, personal trainer, barre, home exercises, exercise class, exercise bike
facet-injection: facet injection, facet joint injection, facet steroid injection, facet block,
  injections in my facets
gabapentinoids: gabapentin, gaba, gabba, pregabalin, lyrica, neurontin, nerve pain pill, nerve
  pain meds
heat: heat, heating pad, heat pad, heat pads, hot water bottle, wheat bag, wheatbag, hot bath, hot
  baths, warm bath, baths, hot shower, hot showers, heat pack, heat packs, heat patches, heat
  wrap, thermacare, hot tub, sauna, epsom salts, epsom salt bath, heated blanket, electric
  blanket, microwave bag, hottie
herbal: turmeric, supplements, glucosamine, magnesium, collagen, cbd free herbal, devils claw,
  herbal
imaging: mri, mri scan, scan, xray, ct, ct scan, cat scan, dexa
interferential: interferential, interferential thing
kinesio-taping: kt tape, k tape, kinesio tape, kinesiology tape, rock tape, rocktape, taping,
  tape, strapping tape
laser: laser, cold laser, laser therapy, low level laser
lumbar-support: brace, back brace, belt, back belt, corset, back support, lumbar support, support
  belt, pregnancy belt, maternity belt, lumbar roll, sacroiliac belt, si belt, girdle
massage: massage therapist, massage therapy, masseur, massage, massage gun, deep tissue, sports
  massage, myo, myotherapy, remedial massage, masseuse, rmt, theragun, bowen, rolfing
mbsr: mindfulness, mbsr
mckenzie-mdt: mckenzie, mckenzie exercises, mackenzie exercises, mdt
medial-branch-block: medial branch block, mbb, test block, diagnostic block, medial branch blocks
meditation: meditation, meditating, headspace, calm app
multidisciplinary-rehab: pain management course, pain course, pain management programme, pain
  management program, pmp, pain rehab, functional restoration, pain programme, pain program, rehab
  programme, residential pain
muscle-relaxants: flexeril, robaxin, robaxacet, muscle relaxant, relaxant, cyclobenzaprine,
  methocarbamol, tizanidine, baclofen, soma, skelaxin, zanaflex, norflex, orphenadrine
nsaids: ibuprofen, ibuprophen, ibuprofun, brufen, nurofen, advil, motrin, aleve, naproxen,
  naprosyn, diclofenac, voltarol pills, voltaren pills, voltaren rapid, anti inflammatory, anti
  inflams, anti inflamatories, antiinflammatories, nsaid, meloxicam, mobic, celebrex, celecoxib,
  toradol, toradol injection, ketorolac, ponstan, indocid, etoricoxib, arcoxia, vimovo
opioids: cocodamol, co codamol, codeine, panadeine, panadeine forte, percocet, oxy, oxycodone,
  oxycontin, endone, targin, norco, vicodin, hydrocodone, morphine, morphine patch, oramorph, mst,
  fentanyl, fentanyl patch, butrans, butrans patch, norspan, buprenorphine patch, dihydrocodeine,
  dhc, co dydramol, codydramol, palexia, tapentadol, nucynta, zapain, solpadol, opioid, opiate,
  narcotic, narcotics, hydromorphone, dilaudid, t3s, tylenol 3, tylenol threes, nurofen plus,
  shortec, longtec, one opioid or another, opioid patch, low dose naltrexone
oral-steroids: prednisolone every day, prednisone every day, pred every day, on prednisolone, on
  prednisone, on pred, on steroid, prednisone, prednisolone, pred, medrol, medrol pack, medrol
  dose pack, steroid pack, dose pack, oral steroid, steroid pill, steroid taper, prednisone taper,
  pred taper, course of steroid
physical-therapy: physio, physical therapy, physical therapist, pt, p t, physio session, phys
  therapy
pilates: pilates, reformer, reformer pilates, mat pilates
prolotherapy: prolo
radiofrequency-ablation: rfa, nerve burn, burn nerve, nerve burned, nerve burning, burned nerve,
  ablation, nerve ablation, rf, radiofrequency, rhizotomy, denervation, nerves burned, burn off
  the nerve, nerve freezing, nerves zapped, nerve zapping, rf ablation, denervated, cauterised
  nerve
relaxation: breathing exercise, breathing, relaxation, relaxation tape, breathwork, pmr
sacroiliac-injection: si injection, sij injection, sacroiliac injection, si joint injection
second-opinion: second opinion, another opinion, opinions
specialist-referral: specialist, neurosurgeon, spine surgeon, surgeon, surgeons, pain clinic, pain
  specialist, orthopod, consultant, neurologist, rheumatologist, ortho
spinal-cord-stimulation: stimulator, stimulator trial, spinal cord stimulator, scs, scs trial,
  stim trial, nevro, neurostimulator
spinal-fusion: fusion, fused, spinal fusion, lumbar fusion, fusion surgery, had my spine fused,
  tlif, plif, alif
spinal-manipulation: chiro, chiro adjustment, adjustment, osteopath, osteo, osteopathy,
  manipulation, back cracked, cracked my back, cracking, crack, adjusted, chiro sessions, manual
  therapy, bonesetter
stay-active: staying active, stay active, keeping active, keep active, staying busy, keeping busy,
  keeping moving, keep moving, pottering about, pottering, carrying on, kept moving, kept going,
  staying mobile, keeping mobile
surgical-decompression: laminectomy, lami, lamenectomy, laminotomy, foraminotomy, decompression
  surgery, decompressive surgery, spinal decompression surgery, decompression op
tai-chi: tai chi, taichi, tia chi
tens: tens, tens machine, tens unit, tens thing
topical-capsaicin: capsaicin, capsaicin cream, chilli cream, zostrix, capzasin, cayenne
topical-lidocaine: lidocaine, lidocaine patch, salonpas lidocaine, lignocaine, lidoderm,
  aspercreme lidocaine, lidocane patch
topical-nsaids: voltaren gel, voltarol gel, voltarol, voltaren, ibuleve, diclofenac gel, ibuprofen
  gel, voltaren emulgel, nurofen gel
traction: inversion table, inversion, traction, teeter, decompression table, decompression
  machine, hanging upside down
tramadol: tramadol, ultram, tramal, zydol, zamadol
tricyclics: amitriptyline, amitryptiline, amitrip, ami, nortriptyline, endep, elavil
trigger-point-injection: trigger point injection, tpi, trigger points
ultrasound: ultrasound, ultra sound
walking: walk, walks, walking, walk every day, daily walk, daily walks, brisk walks, nordic
  walking, treadmill
watchful-waiting: wait and see, watchful waiting, leave it alone, doing nothing, did nothing about
  it
weight-management: lost weight on purpose, weight watchers, slimming world, diet, dieting,
  ozempic, wegovy, losing weight on purpose, dieted, lost two stone on purpose, trying to lose
  weight
yoga: yoga, hot yoga, yin yoga, yoga class, yoga with adriene, yoga classes
creams: deep heat, deep heat rub, tiger balm, biofreeze, icy hot, bengay, rub, rubs, deep freeze,
  cream, creams, gel, gels, dencorub, liniment, arnica, ralgex, voltaren cream, balm, a535
painkillers: painkiller, painkillers, pain pill, pain pills, pain meds, pain killers
pills: pill, meds
injections: injection, injections
surgery: surgery, back surgery, spine surgery, the knife, op on my back
patches: pain patch
steroids: steroid
decompression: decompression, spinal decompression
heat-and-cold: heat and ice, ice and heat, hot and cold packs
antidepressants: antidepressant, antidepressants
"""

# Words that are also something people just do, or have: tried only where it is said so.
ONLY_IF_SAID = {
    *("bed-rest", "walking", "weight-management", "watchful-waiting", "decompression"),
    *("specialist-referral", "second-opinion", "imaging", "education", "pills"),
    *("steroids", "medicines", "movement", "self-care", "devices", "procedures", "care-team"),
    *("mind-body", "hands-on", "patches", "meditation"),
}

# --- The body, and what is said of it -------------------------------------------------

PARTS = """
back: back, low back, lumbar, lumbar spine, spine, belt line, small of back, bottom of back,
  bottom of my spine, base of spine, base of back, tailbone, coccyx, low spine, at belt height,
  beltline, lumber, back muscles, low part of back, backs
upper-back: upper back, between shoulder blades, thoracic
mid-back: mid back, middle of back, middle back
leg: leg, calf, shin, calves, left leg, right leg
foot: foot, toe, toes, big toe, little toe, ankle, heel, sole, side of foot
legs: legs, both legs, both feet, feet, both calves
knee: knee, knees
thigh: thigh, thighs, hamstring, quad, quads, top of leg, front of leg
inner-thigh: inner thigh, inner thighs, inside of thigh, inside of thighs, tops of my legs inside
buttock: bum, bum cheek, glute, glutes, bum cheeks, cheek of bum
saddle: wipe, when i wipe, between legs, between my thighs, crotch, genitals, private parts, back
  passage, anus,
  perineum, undercarriage, down there, down below, saddle, saddle area, saddle region, penis,
  vagina, labia, vulva, willy, testicles, scrotum, balls, where i sit, where you sit, where i
  wipe, around my anus, nether regions, lady bits, bits, rectum, bumhole, taint, privates, groin
  area and bum
hip: hip, hips, groin, pelvis, groins
belly: tummy, gut
flank: side, flank, loin, ribs, kidney, under ribs, below ribs, left side, right side
chest: chest, breastbone
head: head
eye: eye, eyes
neck: neck
arm: arm, hand, fingers, shoulder, elbow, wrist
bladder: bladder, passing water, pass water, waterworks, pee, water works, plumbing
bowel: bowel, poo
loo: loo, toilet, bathroom, dunny, lavatory
wound: wound, incision, scar, dressing, injection site, stitches, site, spot
baby: baby
breath: breathing
sight: vision, eyesight, sight
"""

COMPLAINTS = """
moves: into, going into, goes into, gone into, spread into, down into, radiating to, radiates to,
  radiating into, radiates into, radiating, radiates, travels down, travels into, travelling, goes
  down, going down, shoots into, spreads to, spreading to, spreading into, up into, as far as
pain: pain, agony, giving me jip, giving me gip, giving me jyp, giving me hell, playing up,
  killing, murder, stab, stabbing, shooting, spasm, cramp, twinge, twinges, burn, throbbing,
  crook, stiff, stinging, electric shocks, zaps, tender, giving me gyp, giving me grief
numb: no longer feel, not able to feel, stopped being able to feel, cant sense, dont feel, numb,
  tingle, pins and needles, no feeling, no sensation, cant feel, lose feel, lost all
  feeling, lack of feeling, lack of sensation, lost sensation, dead, asleep, gone to sleep,
  buzzing, crawling, fuzzy, like cotton wool, woolly, less feeling, reduced sensation
drop: floppy, flop, flops, flopping, hang, slap, dangling, dangles, drop, drops, dropping
weak: weak, like lead, lead, leaden, like wood, like concrete, heavy, giving way, giving out,
  gives way, gives out, gave way, gave out, give way, give out, buckle, drag, wont hold, no power,
  no strength, lose power, lose strength, collapse, jelly, like jelly, wobbly, lame, useless, not
  working, wont work, stopped working
swollen: swollen
fine: fine, ok, okay, normal, good, all right, alright, works, work, working, perfect, no problem,
  no problems, no trouble, no issue, no issues, no change, unaffected, strong, functioning, as
  normal, as usual, no worries, healed, healing, dry, clear, no bother, great, a ok, in order,
  unchanged, healthy, all good
trouble: trouble, problem, problems, issue, issues, stuff, symptoms, symptom, bother, difficulty,
  difficulties, changes, anything, involvement, complaints, weirdness, worries, concerns
"""

# What a complaint about a part of the body is: ids, or nothing where there is none.
FRAMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("pain", "back"): ("back-pain",),
    ("pain", "upper-back"): ("upper-back-pain",),
    ("pain", "mid-back"): ("mid-back-pain",),
    ("pain", "leg"): ("leg-pain",),
    ("pain", "foot"): ("leg-pain",),
    ("pain", "legs"): ("both-legs", "leg-pain"),
    ("pain", "thigh"): ("thigh-or-buttock-pain",),
    ("pain", "inner-thigh"): ("thigh-or-buttock-pain",),
    ("pain", "buttock"): ("thigh-or-buttock-pain",),
    ("pain", "hip"): ("hip-or-groin-pain",),
    ("pain", "belly"): ("belly-pain",),
    ("pain", "flank"): ("flank-pain",),
    ("pain", "chest"): ("chest-pain",),
    ("pain", "eye"): ("red-painful-eye",),
    ("numb", "leg"): ("one-leg-numbness",),
    ("numb", "foot"): ("one-leg-numbness",),
    ("numb", "knee"): ("one-leg-numbness",),
    ("numb", "thigh"): ("one-leg-numbness",),
    ("numb", "legs"): ("both-legs", "one-leg-numbness"),
    ("numb", "inner-thigh"): ("saddle-numbness",),
    ("numb", "buttock"): ("saddle-numbness",),
    ("numb", "saddle"): ("saddle-numbness",),
    ("numb", "hip"): ("saddle-numbness",),
    ("numb", "bladder"): ("bladder-feeling-lost",),
    ("numb", "bowel"): ("bowel-incontinence",),
    ("numb", "arm"): ("arm-symptoms",),
    ("numb", ""): ("one-leg-numbness",),
    ("weak", "leg"): ("leg-weakness",),
    ("weak", "foot"): ("leg-weakness",),
    ("weak", "knee"): ("leg-weakness",),
    ("weak", "thigh"): ("leg-weakness",),
    ("weak", "legs"): ("both-legs", "leg-weakness"),
    ("weak", "arm"): ("arm-symptoms",),
    ("weak", ""): ("leg-weakness",),
    ("drop", "foot"): ("foot-drop",),
    ("swollen", "leg"): ("calf-swelling",),
    ("swollen", "wound"): ("wound-problem",),
}

# A symptom that is known as a whole, as the complaint it makes about parts named beside it.
ALSO_COMPLAINTS = {
    "leg-pain": "pain",
    "back-pain": "pain",
    "thigh-or-buttock-pain": "pain",
    "hip-or-groin-pain": "pain",
    "severe-pain": "pain",
    "worsening-pain": "pain",
    "one-leg-numbness": "numb",
    "worsening-numbness": "numb",
    "leg-weakness": "weak",
}

# What is denied by saying that a part is fine, and what more by "no trouble with" it.
FINE: dict[str, tuple[str, ...]] = {
    "leg": ("leg-weakness", "one-leg-numbness"),
    "legs": ("leg-weakness", "one-leg-numbness"),
    "foot": ("foot-drop",),
    "knee": ("leg-weakness",),
    "saddle": ("saddle-numbness",),
    "bladder": ("bladder-retention", "bladder-incontinence"),
    "bowel": ("bowel-incontinence",),
    "loo": ("bladder-retention", "bladder-incontinence", "bowel-incontinence"),
    "belly": ("belly-pain",),
    "chest": ("chest-pain",),
    "arm": ("arm-symptoms",),
    "wound": ("wound-problem",),
    "breath": ("breathless",),
    "sight": ("vision-loss",),
}
TROUBLE: dict[str, tuple[str, ...]] = {
    "leg": ("leg-pain", "leg-weakness", "one-leg-numbness", "both-legs"),
    "legs": ("leg-pain", "leg-weakness", "one-leg-numbness", "both-legs"),
}


def rows(table: str) -> Iterator[tuple[str, list[str]]]:
    """Each id of a table with its phrases; a line that is set in goes on with the one before."""
    for line in table.replace("\n  ", " ").strip().split("\n"):
        name, _, phrases = line.partition(": ")
        yield name, phrases.split(", ")


def several(text: str) -> list[str]:
    """The phrases of a text with commas, over its lines."""
    return text.replace("\n", " ").strip().split(", ")
