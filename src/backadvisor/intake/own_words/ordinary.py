"""Ordinary English words that are one letter away from a known one, and no slip of it.

Gathered once from a list of words by how often they are used; names are among them.
"""

from __future__ import annotations

_WORDS = """
abound abreast acceptances accounts actives addictions addicts addition adhesion adjuster adrienne
advices advise aerial aerobic aether affect affects afresh agains agitate aground albright
alcoholics alcohols alexia alloys alrighty ambient aneurysms ankles aquatics arcing ardent argent
arming arrhythmias arthritic asexual asides aspiring asteroid attach awaiting awaken awhile backer
backing bagger bailed baiting balanced balances balked balling banding banged banging banked
baring barked barley barrel barren barret barrow bashed bathes bathrooms batter battle beaded
beaker beaming beater beatings bedding behavior beings belief believer believers belter belting
bended bender bengal benning berating bering betters biased bicker bicycles billing binding bitter
blacker bladders bladed blamed blanch blankets blanking blanks blaster blazes bleating blending
blends blinks blocker blocking blocky blooms blurring blurted boating boiling bolling bolster
bolted bonding boners boosted boosters boozer boozing border bothers bottled bottles boughs
bounding bourse braced bracing brained brains brainy braised braking brawling breach breaching
breadth breaks breasts breathed breather breathes breeze brightened brigid brimmed bristle broods
brooke brother brought bruised bruiser bruises brunch bruner brushed brushing bucked buckler
buffed buffing bugger buildings bulking bumping bunched bungee bungled burger burners burnet
burton butter butting cahill calling camping canals cancel cancels caning canker capping carding
cardiologists carina carling carnal carrie carrier carries carting carves carving casing catchers
catchy catheters causal ceases centers centred centres cession chairs chance chanced chances
changers changing chanted charge charged charges charing charming cheated cheating checks cheers
chests chiron chives choked chopping cigarette clapping clasps classed classy clauses cleaning
clears cleave cleaves clinics clipped clothe clothed cloths clough clutter coarse cocker coding
coffees coiled coking collage collages collisions collusion colony colored columns combine
combines combing comers comets comfortably comings commitments commons complains complaint
compressions conceived concern concerts conditions confuse confuses conger constants consultants
contain controls cooker cooking cooler coolly coordinate coordinates coping copped cornet corning
corsets coulter counsellors counselors counted counters courses cowling crackers crackling cracks
cradling cranked cranking crapped crashed crashing creamy creeks crooked crooks cropped cropping
crouch crowing crowns cruise crusher crusted crutch cuffed culled cunning currant currents curried
cursing curved curves cushing cuttings damaged damages damping dancer dancers dealing dearly
dearth deaths decent declined declines dedication dedications deduced deduction defeat defects
deferral deflect delicious denial depressions detect detention devise devises diagnoses
diagnostics dicked dickey dicking diddle dieter difficult digger dingle dinner dipping diseased
diseases disorders dissed disturbances disuse doable docked docker doctors doings doling dolled
doping dorking dosing doting doubly doubted draining drawer dressings drinkers drinks drooling
dropper droppings drugstores drunks dulled dumbing dummies dumping dunning dunstable dyeing ealing
earning easter edible educations eights ejection elbows election elective electrics elephants
emission endings enlarge epidermal equine erases especial esther everly exorcise explains extras
fabled facing factors factory failing failures faring farming farrow faucet feather feedbacks
feedings felling fellow fender feuding fiddle fillers finders finger finisher firsts flapping
flared flares flatter flipped flocks flogged floods flurry flushed flutes flutters foiled folding
fooled fooling forking formal forwards fought founding fourth fracking fraction freeing freezer
freezes freight frequents fridays friends frieze frigid fronts functions funder fusions fussed
galling gallows ganging gardens gauged gauges gender getter gingers givens givers glades glasses
glided glowing goaded goings golding golfing goring graced gracing grader grades grains grasping
grated grazed greats gripped groans groping growling guides gunning hacked hailed hallows halves
halving hamstrings handing hanged hangings harden harding harping harried harrow harrowing hattie
havens hazing header healer health hearst heartbeats hearted hearth hearts hearty heater heather
heeded heeding helena herded herein heroic heroine hissed hither hoarse hodgkin holder holdings
holler homeless homelessness homing honked hooded hooker hooting hopped hopping horses hounding
housed houser houses huffed huffing humour humping imagine impairments implants impunity inched
incisions infect infecting infections infested inflated inflected inflection informations inhale
inhaled inhalers inhales inhibitor inhibitory injects injures insect insects insert insider
insides insured inversions issuers jacked jacket jailed jetting jilted jingle jitter jitters
joists junction jutting keeler keeling kicked kicker kicking killer killings kipling kissed
kneeled kneels knifed knight knocker labial lacing lacking ladders lancer lancers lander langer
larder lasers lasses lauder lawful leaded leading leaker leanings leaping learnings leasing
leather leavers leaving legion legions lender lessing letter letting levees licking ligaments
lighting lightly lightness lights liking limber limiter limits linger lingers lining lipped
littler littles livers livery loaning loaves locket lodger logged logger longed loosed looser
lorries lottie lucked lulled lumping lunged lunges luring lyrical lyrics machin madder mailed
majors makers makings managements manipulations manuals manuel mapping margin marking markus
married marrow marrying masking massager mather mating meaning meddle median medias mediating
medicating meekly mellow mended menial meshing message messed messin metals methods microwaves
mighty millers milling mingle minors minuet minutes miserables miserably misled missing moaning
mobiles mocked molding moller monger montes moping morphing mothers motile motorbikes motorcycles
motors mourning mouths movements mowing muddle mulder mulled mummies murders murmurs mutton nailed
napping narrower narrows naught nearby neatly needless nesting netting neurologists nicked nigger
nipping normals norman notching nothings noting notting nought numbers nursed nurses nutting
officer offices ointments oliver onside orders orgasms orthopaedics orthopedic others ourself
overdosed overdoses overdosing oversight pacemakers pacing packer packets packing paddle pajamas
palate pamper panama panics panting papers paralyze parent paring parried parsed parsing passages
passer passes pasted pasting patchy patent paternity patients pauper paused pausing paving paying
peacemaker pearly pecked pecking peeled peking pender peopled peoples perfecto peripherals persona
personals personas petter petting physic physicals pickings pickled pickling piggies pilling
pillow pincher pinches pinion pirates pitched places placing planing planter plasters plating
platter plopped plumber plying pocket poisonings poking polling pooled pooling pooper popper
positions positives positron possibly potting powder powers praise praised pranks praying precious
prefect preferences prescriptions presidential pressured pressures preview pricked priors priory
programmed programmer programmes programs progressives prolog propel property propping prosper
prostrate protrusions provide provided providers provides psychologists puffer puffin puffins
puller pulley pumping purposed purposes putting pyjama racket radiate radiated rafter raided
rained raining ranging ranking ranting rapids rarely reactions realty reasons reaves recant
reclined recover recovers reduce reducer reduces reductions reeled reference referrals reflex
reformed reformers regain regent reheat relating relaying released releases relent relied reliefs
relies relieve relieved remains remedied render renter renting repeal repeats replacements
repressed repressing repression repressive resent resonances restorations retain revels revere
reviews revisions riddle rigging righting rights righty rimmed ringers rippling rocher rockers
rocket rollers romain roofing rooster rounding roving rowing rucker ruining rupture ruptures
rushed rushing rusting sacked sacred sadder saddled saddles sailed sailing saunas saving saying
scales scares scaring scarlets scarred scattered scents sceptic schools scooped scorer scores
scrapping screwy scuffed sealed sealing seared season seated seduced seduction seedling seeking
seeming seizes selena sender sensations sensed senses setter setting severed sewing shacks shades
shafts shaken shaker shakers shaking shales shames shaped shaper shared shares shaver shaves
shaving shells shiner shingle shipped shipping shirts shooter shootings shopped shores shorting
shoulders shouting shouts shoved shovels showed shrank shrink shriver shucks shuttered sicker
sidney sighting sights simulation simulator singers singing single singles sinner sizing skeptic
skilling skills skipped slacking slamming slapped slates slayed sleepy sleight slides slights
slinging slings slipper slipping slitting sloppy slotting slower slumber slurping slurry smelly
smiling smother snaked snakes snaking snapping sneered snipped snorts snowing snuffed soaring
sodden solder somethings sought sounding spared spattered spayed speaks specialists specials
spells spines spiral spline spoiling spongy spores sporting sporty spouting spouts sprain sprint
spurred spurring spurts squads stabbings stabilization stable staffed stages staging stains
stalking staring starlet starred starry starter startled starts starved stating steeper stepped
stepping sticker stiffed stingy stinking stinks stipulation stitched stocks stomping stomps stoned
stoner stooping stoops stopper strainer strait strand strang stranger strapped strayed straying
streak streaming streams strengths stretchy strike string stringer stringing strings stripped
strode stroked strokes strove struggled struggles strung stuart stubbed stuffs stuffy stumble
stumbles stunts sturgeon suckle sugars sugary suicides sunder supine supper supplement swaggering
swapping swatch swayed swaying swearing sweeper sweepers sweeping sweety swifts swinging swings
switch swooped syndromes systems tabled tables tackle tackler tackles tailed takers takings tamper
tangle tapers tarred taught teaming teases teasing technique temperatures tenders tenner terribly
terrifies tester testes testicle testing testis tether theirs therapeutics therapists theres
theyre thicker thinker thinking thinks thinned thongs thorough thresholds throes throughs ticket
ticking tickle tickled tiered tigers tights tilling timers tinder tinker tinkle tittle toffee
toiled toilets toiling tolled tolling tooled tooling toothy topping torching totals touchy toxins
toying tracing tracked tracker tracking traded trailer trailing trained trainee trainers trainings
transplants trapper traumas trawling treadmills treason treatments trials tribal trickled trickles
trifle triggers trimmer triples triplet tripling tristan trolleys trolling tropical troubled
troubles trough tucker tumbled tumbling tumors turkeys turner turnkey tweeter twinning twister
typical typing unbearably unbeatable undone unsaid uppers uprights upsides vaccines valance venter
verbal vesting visions waddle wailed wailing waists waiter waives waiving walling wallow walter
waning warden warming waster watcher watches waters watery waving weakens weakly wealthy wearer
weathers weaver weaving wedged wedges wedgie weightless welker wetter wheeling wheres whiten
whiter whites whither whiting wholly whopping wicked wicker wildly willey willing willows wingers
winner wither wobble woking wording workings worlds worsen worthy wounding wracked wracking
wrapped wreath wrecks wrenching wretched wrists writing wrongs yapping yarrow yearly yearning
yearns yellows
"""
ORDINARY = frozenset(_WORDS.split())
