"""Treatments with what belongs to them: how it went, how much of it, and how long ago.

An outcome belongs to the treatments just before it, all of a list at once ("massage, naproxen,
tylenol = nothing"); to those behind it where none stands before ("no luck with PT"); and where
its sentence names none, to those of the sentence before ("neither worked", "the second did
nothing").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from ...model import OUTCOMES, Outcome, labels
from ...model.record import Record
from .spoken import rows, several
from .times import Span
from .tokens import Word

# By outcome, what people say; the longest words at a place count.
_SAID = """
helping: done me good, did me good, does me good, golden, useful, really useful, help, helps,
  helped, helping, work, works, worked,
  working, amazing, brilliant, great,
  great result, fantastic, wonderful, terrific, excellent, godsend, god send, lifesaver, life
  saver, life changing, a dream, a treat, wonders, miracle, magic, marvellous, fab, fabulous,
  lovely, superb, sorts it, sorts me out, sorts it out, which i liked, i liked, i like it,
  enjoyed, recommend it, works well, worked well, worked great, works great, ace, good, really
  good, very good, bliss, does the trick, did the trick, sorted, sorted it, sorted me, sorted me
  out, keeps me going, saved me, saves me, best thing, the best, a win, settles, settle me,
  settles me, eases it, eases, eased, soothes, relieves, relieved, relief, gives relief, gave
  relief, gave me relief, gets me through, made a difference, makes a difference, big difference,
  huge difference, made sense, effective, yes, pain free, cured, fixed it, fixed me, loosens me
  up, loosened me up, better, feel better, felt better, much better, lot better, made it better,
  makes it better, i swear by, is my friend, love it, love my, loved it, takes the pain away, took
  the pain away, tick, no complaints, gave me my life back, turned it around, i can sleep, and i
  sleep, i sleep, keeps it at bay, keeps on top of it, keep on top of it, has been a game changer,
  game changer, night and day, spot on, bang on, does help, did help, do help, helps more than
  anything, thumbs up, improved, improving, improvement, making progress, easier, keeps me moving,
  keeps me sane, hold on to it, takes care of it, life-changing, can manage, manageable, under
  control
partial: down by half, by half, getting there, bit of help, a bit of help, some help, little help
  but, helps a bit,
  helped a bit, help a
  bit, helps a little, helped a little, helps some, helped some, help some, both help some, some
  relief, bit of relief, a bit of relief, helps a tiny bit, takes the edge off, took the edge off,
  takes edge off, take the edge off, took edge off, edge off, somewhat, partly, partially, a bit,
  a little, slightly, a touch, bit better, a bit better, little better, slightly better, ok, okay,
  so so, isnt bad, not bad, wasnt bad, meh ok, half, cuts it by half, halved it, halves it, in
  part, sort of helps, kind of helps, sorta helps, kinda helps, sort of, kind of, cuts it, dulls
  it, dulls, takes the top off, % better, some days good some days bad, up and down, hit and miss,
  hit or miss, mixed, helps but, barely takes the edge off, just takes the edge off, only takes
  the edge off, ease the misery, ease the misery a bit, marginal, marginally, modest, modestly,
  minor relief, slight relief, small difference, tolerable, bearable, better than nothing, helps
  at night, helps me sleep, at least i sleep, reduces, reduced it, cut the pain, harder to walk at
  first then easier, mildly, a wee bit, helped the leg, helped my leg, leg better, helped with
  sleep, helps with sleep, a smidge
wore-off: wears off, wore off, worn off, wearing off, wear off, came back, come back, comes back,
  crept back, stopped working, quit working, doesnt last, didnt last, dont last, never lasts,
  never lasted, nothing lasted, none lasted, lasted, lasts, only lasted, only lasts, didnt hold,
  doesnt hold, hasnt held, for the day, for a while, for a bit, for a time, while it lasts, while
  it lasted, at first then, at first, initially, to begin with, used to work, used to help, worked
  years ago, worked once, worked before, helped at the time, temporary, temporarily, short lived,
  short term relief, then nothing, then it came back, then back to square one, back to square one,
  until it didnt, then it stopped, wore out, doing less and less, no longer works, no longer
  helps, dont work anymore, doesnt work anymore, doesnt work any more, dont work any more, lost
  its effect, good long run, as soon as it wears off, gone by, not any more, not anymore, immune
  to it, got used to it, then returned, returned, pain returned, faded, fades, on the day, that
  day only, but only for, only for, good while, soon as i stop
no-relief: nope, neither touched it, none touched it, neither touched the pain, didnt take, all
  rubbish, all useless, nothing, did nothing, does nothing, do nothing,
  done nothing, doing nothing, didnt do
  anything, hasnt done anything, doesnt do anything, dont do anything, did nothing for me, nothing
  doing, no help, no good, no use, no luck, no joy, no relief, no effect, no effect whatsoever, no
  benefit, no better, no improvement, no difference, no change, zero, zero relief, zero help,
  zilch, nada, nil, zip, squat, jack, jack all, diddly, bugger all, naff all, sod all, sweet fa,
  eff all, nowt, naught, useless, neither did anything, none did anything, none of them did
  anything, neither did much, barely touch, hardly touch, barely touch the sides, hardly touch the
  sides, dont touch the sides, doesnt touch the sides, didnt touch the sides, hopeless, pointless,
  rubbish, crap, waste of time, waste of money, waste, a waste, total waste, rip off, failed,
  fail, fails, failure, flop, a bust, bust, dud, didnt help, doesnt help, dont help, hasnt helped,
  havent helped, didnt work, doesnt work, dont work, hasnt worked, havent worked, not helping, not
  helped, not working, never helped, never worked, isnt helping, isnt working, arent helping,
  arent working, didnt help at all, didnt touch it, doesnt touch it, dont touch it, hasnt touched
  it, not touching it, didnt touch, doesnt touch, dont touch, barely touches, barely touched,
  hardly touches, hardly touched, barely helps, barely helped, hardly helps, hardly helped, didnt
  do much, doesnt do much, hasnt done much, dont do much, not much help, not much, not a lot, not
  really, didnt really help, doesnt really help, hasnt really helped, dont really help, made no
  difference, makes no difference, make no difference, none of it made any difference, any
  difference, didnt make a difference, hasnt made a difference, didnt make any difference, made
  any difference, neither worked, neither helped, none worked, none helped, none of it helped,
  none of it worked, none of them helped, none of them worked, nothing helped, nothing helps,
  nothing works, nothing worked, nothing touches it, not a thing, not one bit, not a bit, not so
  much as, without success, to no avail, no avail, meh, not shifting, not shifting at all, hasnt
  shifted, didnt shift, hasnt budged, no dice, no success, bombed, no cigar, not a sausage, no
  better for it, not feeling much better, not any better, not better, hasnt made any difference,
  didnt get anywhere, got nowhere, getting nowhere, no progress, like taking smarties, like
  smarties, like sweets, like eating candy, like tic tacs, may as well be sweets, water off, didnt
  cut it, doesnt cut it, isnt cutting it, no, without relief, without benefit, no results, no
  result, ineffective, not effective, placebo, a joke, did me no good, done me no good, does me no
  good, fat lot of good, no earthly use, cant say it helped, cant say they helped, hasnt improved,
  no real benefit, no real help, no real difference, no lasting, little help, little effect,
  little benefit, little relief, very little, dont seem to do much, doesnt seem to do much, doesnt
  seem to help, dont seem to help, didnt seem to help, no noticeable, isnt touching it, isnt
  touching, arent touching it, not doing anything, isnt doing anything, not doing much, isnt doing
  much, not touching the sides, underwhelming, not impressed, unimpressed, hasnt eased it, didnt
  ease it
worse: worse, made it worse, made me worse, makes it worse, makes me worse, made things worse,
  made everything worse, worse since, worse after, worse than before, left me worse, feel worse,
  felt worse, set me back, sets me back, aggravated it, aggravates it, aggravated, flared it,
  flared it up, flared me up, flares it up, flared, inflamed it, hurt me, hurt more, hurt it more,
  more pain, increased the pain, put my back out more, couldnt walk after, couldnt walk for days
  after, crippled me, wrecked me, finished me off, made my leg worse, backfired, not only no
  better, nearly killed me, agony after, in agony after, been worse ever since, hurt like hell,
  made it a lot worse, made it much worse, made it 10 times worse
side-effects: so sick, sleepy, upset my tummy, upsets my tummy, upset tummy, upset my guts, upsets
  my guts, made me
  hallucinate, hallucinating, piled weight on, piled weight on me, heartburn,
  constipation, headaches, sickness, too drowsy, too sleepy, too strong, made me sick, makes me
  sick, make me sick, made me ill, make me ill, makes me ill, they make me ill, made me dizzy,
  makes me dizzy, make me dizzy, dizzy, made me throw up, makes me throw up, threw up, throwing
  up, made me vomit, makes me vomit, made me drowsy, makes me drowsy, make me drowsy, drowsy,
  woozy, made me woozy, makes me woozy, foggy, made me foggy, makes me foggy, brain fog, groggy,
  made me groggy, zombie, like a zombie, a zombie, zombied, spaced out, spacey, loopy, away with
  the fairies, out of it, knocks me out, knocked me out, knock me out, knocked me for six, wiped
  me out, made me constipated, makes me constipated, constipates me, constipated me, bungs me up,
  bunged me up, blocks me up, blocked me up, binds me up, bound me up, upset my stomach, upsets my
  stomach, upset stomach, hurts my stomach, hurt my stomach, stomach upset, tore up my stomach,
  tears up my stomach, messed up my stomach, my stomach cant take, my stomach cant take it, set
  off my heartburn, gives me heartburn, gave me heartburn, gave me a bleeding ulcer, gave me an
  ulcer, gave me ulcers, ulcer, gave me a rash, gives me a rash, rash, came out in hives, hives,
  made me itch, made me itchy, allergic, allergic reaction, swelled up, couldnt tolerate, cant
  tolerate, couldnt stomach, cant stomach, didnt agree with me, doesnt agree with me, dont agree
  with me, side effects, bad side effects, weight gain, put on weight, gained weight, piled on the
  weight, made me fat, nauseous, made me nauseous, makes me nauseous, nausea, made me feel sick,
  makes me feel sick, make me feel sick, felt sick, feel sick, felt awful, felt terrible, feel
  awful, gave me headaches, gave me a headache, gives me headaches, gave me the runs, the runs,
  diarrhoea, diarrhea, hallucinations, nightmares, bad dreams, weird dreams, mood swings, made me
  suicidal, made me depressed, made me anxious, made me jittery, jittery, burned my skin, burnt my
  skin, burned, burnt, just burned, burned like hell, made me sleepy, makes me sleepy, make me
  sleepy, sleepy all day, made me tired, hungover, drunk, felt drunk, high as a kite, made my
  ankles swell, swollen ankles, palpitations, sky high sugars, sugars went through the roof, blood
  sugar went, reacted badly, bad reaction, reaction to it, fainted after, passed out after, dry
  mouth, swimmy, confused, made me confused, off my face, off with the fairies, cant think
  straight on it, couldnt function on it, couldnt function
stopped-early: gave up, gave it up, gave up on, given up, stopped going, stopped it, stopped
  after, stopped them, i stopped, quit, quit after, quit going, binned it, binned them, packed it
  in, jacked it in, dropped out, never stuck with it, didnt stick with it, didnt stick to it,
  didnt keep it up, never kept it up, havent kept it up, abandoned, abandoned it, didnt finish,
  never finished, couldnt finish, only went, went once, only went once, only went twice, lost
  interest, fell off the wagon, couldnt keep up, couldnt keep it up, only managed, couldnt lie
  still, couldnt stick it, couldnt stick at it, bailed, bailed on it, same story, had to stop,
  dont do them, dont do it, never did them, never do them, dont do the exercises, stopped taking,
  came off it, came off them, came off, weaned off, let it slide, ran out of steam, not consistent
no-access: cant afford, couldnt afford, cant afford it, couldnt afford it, too expensive,
  insurance denied, insurance turned down, insurance said no, insurance wont cover, insurance wont
  pay, insurance refused, not covered, isnt covered, denied by insurance, turned me down, couldnt
  get, couldnt get it, cant get it, cant get, wont prescribe, refused to prescribe, wouldnt give
  me, no appointments, waiting list too long, none near me, not available, funding refused,
  funding stopped, not available here, nobody does it here, doesnt do it here, no one does it
  here, closed down
"""
# Short words that are an outcome only right behind a treatment, at the end of a piece.
ONLY_RIGHT_BEHIND = {
    *("yes", "no", "nothing", "ok", "okay", "good", "great", "nil", "zero", "zip", "jack", "half"),
    *(
        "tick",
        "meh",
        "better",
        "worse",
        "heartburn",
        "constipation",
        "headaches",
        "sickness",
        "rash",
    ),
}
# Words that are an outcome only in a piece that names a treatment, or begins like one of it.
_ADVERBS = {
    *(
        "really",
        "at",
        "all",
        "actually",
        "even",
        "much",
        "very",
        "just",
        "ever",
        "been",
        "is",
        "was",
    ),
    *(
        "it",
        "has",
        "have",
        "only",
        "quite",
        "so",
        "pretty",
        "absolutely",
        "the",
        "me",
        "to",
        "seem",
    ),
    *("seems", "seemed", "my", "completely", "totally", "bloody", "any", "of", "a"),
}
_MOST_ADVERBS = 2


class Said(Record):
    """How something went, and the words that say so."""

    outcome: Outcome
    start: int
    end: int


# Of several outcomes of one treatment, the first of these that was said counts.
_HEAVIER: tuple[Callable[[Outcome], bool], ...] = (
    lambda said: said == "worse",
    lambda said: labels.OUTCOMES[said].adverse,
    lambda said: labels.OUTCOMES[said].worked and labels.OUTCOMES[said].failed,
    lambda said: not labels.OUTCOMES[said].received,
    lambda said: said == "stopped-early",
)


def merged(said: list[Outcome]) -> Outcome:
    """What several outcomes of one treatment come to."""
    if not said:
        return "unspecified"
    if len({*said}) == 1:
        return said[0]
    for is_heavier in _HEAVIER:
        if heavier := next(filter(is_heavier, said), None):
            return heavier
    if "no-relief" not in said:
        return "partial"
    if any(map(helps, said[: said.index("no-relief")])):
        return "wore-off"
    return "partial" if helps(said[-1]) else "no-relief"


def helps(outcome: Outcome) -> bool:
    """Whether it helps, if only in part."""
    return labels.OUTCOMES[outcome].in_use


def was_cut_short(outcome: Outcome) -> bool:
    """Whether it was not had, or not to its end."""
    return outcome == "stopped-early" or not labels.OUTCOMES[outcome].received


# What sounds like an outcome and is none.
_NOT_SAID = """
no thanks, no thank you, came back fully, came back to normal, feeling came back, strength came
back, power came back,
nothing left, nothing else, nothing to, nothing sinister, nothing new, no idea, no one, no
numbness, no problem, no worries, no wonder, no way, no matter, no doubt, no weakness, no pain, no
fever, no longer have, no trouble, good idea, good luck, good question, good news, good diet, good
health, in good health, good days, good day at, help me, please help, anyone help, need help, any
help, want help, get help, help please, at work, off work, work as, to work, for work, from work,
my work, work injury, work week, hard work, desk work, work out what, best wishes, worse than me,
yes please, or something, no red flags, nothing serious, nothing broken, no fracture, no injury,
no fall, no falls, no history, no thinners, no cancer, no bleeding, no bleed, no leg, no legs, no
new, no night, no weight, no bladder, no bowel, no other, no more, no need, no time, no money, no
question, good as, any good, better safe, better off, better half, get better, gets better, want
to get better, ok to, is it ok, fine to, a bit of, a bit over, a little over, a bit more than, a
bit under, a bit worried, a bit scared, a bit tingly, a bit numb, a little worried, half an hour,
half a year, half a day, half way, half a mile, half of, the best way, the best thing to do, help
with, got a pain, stopped being, came back to work, lasted ages, works as, working as, work in,
working in, worked in, work at, working at, work on, working on, ok with, worse lying, worse
sitting, worse standing, worse in, worse at, worse on, worse every, worse when, worse with, worse
by, better sitting, better standing, better lying, better bending, better when, better with
movement, great fan, great grandmother, great pain, feel sick and, good at
"""


@cache
def _tree() -> dict[str, list[tuple[str, Outcome | None]]]:
    tree: dict[str, list[tuple[str, Outcome | None]]] = {}
    for phrase in several(_NOT_SAID):
        tree.setdefault(phrase.partition(" ")[0], []).append((phrase, None))
    outcomes: dict[str, Outcome] = {outcome: outcome for outcome in OUTCOMES}
    for name, phrases in rows(_SAID):
        for phrase in phrases:
            tree.setdefault(phrase.partition(" ")[0], []).append((phrase, outcomes[name]))
    return tree


@cache
def _beginning_with(word: str) -> list[tuple[tuple[str, ...], Outcome | None]]:
    """What is said that begins with a word, the longest first."""
    found = [(tuple(phrase.split(" ")), outcome) for phrase, outcome in _tree().get(word, ())]
    return sorted(found, key=lambda entry: -len(entry[0]))


def outcomes_in(words: list[Word], first: int, last: int) -> Iterator[Said]:
    """Everything in a sentence that says how something went."""
    at = first
    while at < last:
        outcome, end = _outcome_at(words, at, last)
        if outcome is not None:
            yield Said(outcome, at, end)
        at = max(end, at + 1)


def _outcome_at(words: list[Word], at: int, last: int) -> tuple[Outcome | None, int]:
    for phrase, outcome in _beginning_with(words[at].text):
        end = _matched(words, at, last, phrase)
        if end:
            return outcome, end
    return None, at


def _matched(words: list[Word], at: int, last: int, phrase: tuple[str, ...]) -> int:
    """Where a phrase ends that begins at a place, small words passed over; 0 where it does not."""
    place, passed = at, 0
    for wanted in phrase:
        while place < last and words[place].text != wanted:
            if place == at or words[place].text not in _ADVERBS or passed == _MOST_ADVERBS:
                return 0
            passed, place = passed + 1, place + 1
        if place == last or words[place].piece != words[at].piece:
            return 0
        place += 1
    return place


_BRINGS = {
    "gave",
    "gives",
    "give",
    "got",
    "gets",
    "get",
    "bought",
    "buys",
    "lasted",
    "lasts",
    "only",
    "had",
}
_EACH = {"each", "relief", "reprieve", "respite"}
_ABOUT = {
    "about",
    "around",
    "roughly",
    "nearly",
    "almost",
    "only",
    "just",
    "a",
    "maybe",
    "like",
    "up",
    "to",
}
_CLOSE, _NEAR = 2, 4  # words between what helped and for how long
_MOSTLY = 50  # of a hundred
_SCALE = 10  # of pain
_SHORT_OF = 53.0  # weeks: what has helped for longer is said of the years


def timed(words: list[Word], said: list[Said], spans: list[Span]) -> Iterator[Said]:
    """What is said of how long something helped: "for a month", "two good weeks", "a day each"."""
    for span in spans:
        if span.kind != "length" or span.value > _SHORT_OF:
            continue
        if any(
            claim.outcome == "no-relief" and 0 <= span.start - claim.end <= _CLOSE for claim in said
        ):
            continue
        before = [word.text for word in words[max(0, span.start - 5) : span.start]]
        while before and before[-1] in _ABOUT:
            before.pop()
        after = [word.text for word in words[span.end : span.end + 2]]
        good = "good" in [word.text for word in words[span.start : span.end]]
        helped = any(
            helps(claim.outcome) and 0 <= span.start - claim.end <= _NEAR for claim in said
        )
        lasted = (
            bool(_BRINGS & {*before[-3:]})
            and "up" not in before
            and (
                good
                or bool(_EACH & {*after})
                or "lasted" in before
                or "lasts" in before
                or _BRINGS - {"had", "got"} & {*before}
            )
        )
        if (helped and before[-1:] == ["for"]) or good or _EACH & {*after[:1]} or lasted:
            yield Said("wore-off", span.start, span.end)


_MADE = {"made", "makes", "make", "making"}
_MADE_BETTER = {
    "better",
    "feel",
    "worse",
    "stronger",
    "well",
    "happy",
    "comfortable",
    "a",
    "do",
    "go",
    "think",
    "more",
    "less",
}


def made(words: list[Word], first: int, last: int) -> Iterator[Said]:
    """What something made of somebody: "made me hallucinate", "makes me weepy"."""
    for at in range(first, last - 2):
        verb, whom, what = words[at : at + 3]
        is_made = verb.text in _MADE and whom.text == "me" and what.piece == verb.piece
        if is_made and what.text not in _MADE_BETTER:
            yield Said("side-effects", at, at + 3)


def shares(words: list[Word], first: int, last: int) -> Iterator[Said]:
    """How much better in numbers: "60% better", "maybe 30%", "from 8 to 3"."""
    for at in range(first, last):
        word = words[at]
        if not word.is_number:
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and (after.text == "percent" or after.mark.startswith("%")):
            yield Said("helping" if float(word.text) >= _MOSTLY else "partial", at, at + 1)
        elif at + 2 < last and words[at - 1].text == "from" and words[at + 1].text == "to":
            low = words[at + 2]
            if low.is_number and float(low.text) < float(word.text) <= _SCALE:
                yield Said("helping", at, at + 3)
