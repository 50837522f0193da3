"""What is said about a thing that is named: denied, somebody else's, feared, offered, over.

Rules in the manner of NegEx (Chapman et al. 2001, J Biomed Inform 34:301-310) and ConText
(Harkema et al. 2009, J Biomed Inform 42:839-851): a trigger works on what stands before or behind
it, as far as it reaches, unless something ends it; words that only look like a trigger are known
as such. The triggers here are our own, for what people say of themselves and not for what
clinicians write of them. Where a denial may or may not reach, what it may reach is unclear.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from ...model.record import Record
from .matches import LITTLE
from .tokens import Word

State = Literal[
    "denied",
    "maybe-denied",
    "other",
    "maybe-other",
    "asked",
    "feared",
    "if",
    "future",
    "offered",
    "over",
    "old",
    "not-tried",
    "avoid",
    "provokes",
    "until",
    "tried",
    "past",
]


class Rule(Record):
    """A trigger: what it says, which way it works, how far, and what ends it.

    ``reach`` is a number of words, or "piece" (to the comma), "sentence", or "list": through a
    list of bare things, over its commas, "and" and "or", as NegEx lets a denial reach.
    """

    state: State | Literal[""]
    way: Literal["before", "behind", "both"]  # where the trigger stands, seen from the thing
    reach: int | Literal["piece", "sentence", "list"]
    triggers: str

    def phrases(self) -> list[str]:
        """Each of its triggers."""
        return " ".join(self.triggers.split()).split(", ")


# Before a thing the trigger stands in front of it; "behind", it follows.
RULES: tuple[Rule, ...] = (
    # What only looks like a denial.
    Rule(
        "",
        "before",
        0,
        """
        not only, not just, goes by without, never without, not without, day without, hour
        without, no better, not better, not any better, no relief, no help, no wonder,
        no idea, no good, no joy, no luck, no doubt, no matter, not sure, no use, no difference,
        no change, no improvement, no worse, not been able to, not able to, no appetite, no sleep,
        not slept, no stranger, not long, not much, not many, not the, not so much as, not so
        good, not great, not good, not even, no energy, not bad, not half, no longer than, never
        felt anything like, no fun, never ending, not until, not helping, not working, not helped,
        no more than, not really, not keen, not a fan, not convinced, not touching, no position,
        no one, no effect, no end, never known, not fun, never been, never lets, never stops,
        never eases, never goes, not shifting, not fully, not quite, not always, not sleeping, not
        coping, not eased, no control, no feeling, no power, no strength, no sensation, not
        emptying, not holding, never left, can not wait, not enough, nothing like, nothing works,
        nothing helps, nothing else, nothing new, nothing to show, no choice, not my usual, not
        the usual, not like my usual, not up to, not responding, not going away, never goes away,
        not improving, not improved, not coming back, no two ways, not only that, not to mention
        """,
    ),
    Rule(
        "denied",
        "before",
        "list",
        """
        no, no longer, not, never, stopped being, not getting, without, denies, deny, denied, dont
        have, dont get, dont, doesnt, didnt, hasnt, havent, isnt, arent, aint, wasnt, hadnt, wont,
        neither, nor, no sign of, no signs of, free of, zero, negative for, absence of, rather
        than, ruled out, nil, never had, no history of, none of the, rules out, no new, nothing
        wrong with, nowt wrong with, no more, and no, cleared of, clear of, not had, not got,
        never any, no real, no actual, not any, no fresh, dont feel, without any
        """,
    ),
    Rule(
        "denied",
        "behind",
        3,
        """
        ruled out, negative, denied, nil, none, absent, is no, not present, not there, has not
        happened, excluded
        """,
    ),
    Rule(
        "until",
        "behind",
        6,
        """
        until, till, before yesterday, up until, apart from, except for, except, other than,
        before this, before last
        """,
    ),
    Rule(
        "until",
        "both",
        6,
        """
        like this, like it, like that, this bad, so bad, as bad, quite like
        """,
    ),
    # Somebody else's.
    Rule(
        "other",
        "before",
        "sentence",
        """
        my mum, my mom, my mother, my dad, my father, my husband, my wife, my partner, my friend,
        my mate, me mam, my mam, me mum, me dad, my neighbour, my neighbor, my cousin, my uncle,
        my auntie, my aunt, my nan, my nana, my gran, my grandmother, my grandma, my grandad, my
        grandfather, my grandpa, my brother, my sister, my son, my daughter, my boss, my
        colleague, my coworker, my workmate, my brother in law, my sister in law, my mother in
        law, my father in law, my mum in law, my ex, my niece, my nephew, my flatmate, my
        roommate, my girlfriend, my boyfriend, my fiance, my pal, my buddy, a friend, a mate, a
        neighbour, a neighbor, a colleague, a cousin, a coworker, a guy at work, a bloke at work,
        a lady at work, a woman at work, someone at work, somebody at work, someone i know,
        somebody i know, an uncle, an aunt, a relative, friends husband, friends wife, friend of
        mine, mate of mine, friend from, runs in the family, family history of, in the family,
        family history, the woman next door, the man next door, the guy next door, people online,
        people on here, a lady i know
        """,
    ),
    # Nobody says whose: "mum of two" may be whoever writes.
    Rule(
        "maybe-other",
        "before",
        "sentence",
        """
        friend, mam, friends, dad had, mum had, mom had, mother had, father had, dad, mum, mom,
        mother, father, nan, gran, grandma, grandad, uncle, aunt, auntie, sister, brother, cousin,
        neighbour, neighbor
        """,
    ),
    Rule(
        "other",
        "behind",
        8,
        """
        runs in the family, in my family, in the family, on my mums side, on my dads side
        """,
    ),
    # Relatives who only speak, or look.
    Rule(
        "",
        "before",
        0,
        """
        my husband says, my wife says, my partner says, my mum says, my mom says, my daughter
        says, my son says, my husband reckons, my wife reckons, my husband thinks, my wife thinks,
        my husband noticed, my wife noticed, my husband had to, my wife had to, my husband has to,
        my wife has to, my son had to, my daughter had to, my partner had to, my partner noticed,
        my partner thinks, my mum thinks, my mum noticed, my daughter noticed, my friend says, my
        husband told, my wife told, my daughter thinks, my wife wants, my husband wants, my son
        drove, my husband drove, my wife drove, my husband found me, my wife found me, my son
        found me, my daughter found me, mother of, father of, my wife made me, my husband made me,
        a mum of, mum of, mom of, dad of, a mother of, my husband rubs, my wife rubs, young mum,
        new mum, single mum, stay at home mum, stay at home mom, new mom, new dad
        """,
    ),
    # Asked, feared, supposed.
    Rule(
        "asked",
        "before",
        "piece",
        """
        is it, is this, is that, could it be, could this be, could that be, can it be, might it
        be, might this be, would it be, is there, does this mean, does it mean, does that mean, do
        you think its, do you think it is, do you think i have, do i have, have i got, am i, what
        if, wondering if, wonder if, wondering about, wonder whether, what about, how about,
        should i be worried about, should i worry about, was it, isnt it, whats the chance of,
        what are the odds of, can i get, is it safe, is it ok to, is it alright, is it all right,
        ok to, safe to, alright to, anyone had, has anyone had, has anyone tried, has anybody
        tried, anyone tried, anyone here tried, anybody tried, would, are there, curious about,
        thoughts on, opinions on, any point in, worth trying, worth a try, worth it, should i try,
        should i get, should i have, should i ask for, should i go for, should i do, should i
        take, should i see, should i start, can i take, can i try, can i do, can i start, could i
        try, could i take, may i, might it, asked about, asking about, asking for, should we,
        shall i try, heard about, read about, heard of, reading about, google says, dr google
        says, told it could be, said it could be, might be a, could be a, maybe a, maybe its,
        perhaps its, thought it was, they thought it was, i thought it was, whether its, whether
        it is, whether i have, or is it, will it
        """,
    ),
    Rule(
        "",
        "before",
        0,
        """
        is it normal, is this normal, is that normal, is it just me, how is it, as it is, it is,
        what is it
        """,
    ),
    Rule(
        "feared",
        "before",
        "sentence",
        """
        worried its, worried it is, worried that its, worried about, worried i have, worried it
        might be, worried it could be, scared its, scared it is, scared of, scared it might be,
        scared about, afraid of, afraid its, afraid it is, terrified of, terrified its, frightened
        of, frightened its, fear of, fear its, nervous about, panicking about, paranoid about,
        paranoid its, convinced its, convinced i have, convinced ive got, thinking its, thinking
        it is, thinking i have, googled, googling, catastrophising, catastrophizing, dreading,
        dread, anxious about, obsessing about, every ache is, worry about, worry its, worry that,
        freaking out about, worrying about, worrying its, imagining, my fear is, my worry is, my
        biggest fear, im frightened of, stressing about, panic its, petrified of, petrified its
        """,
    ),
    Rule(
        "future",
        "before",
        "sentence",
        """
        end up, ending up, ended up with his, ended up with hers, will i get, will i be, will i
        need, going to end up, am i going to, risk of, chance of, chances of, could lead to, might
        lead to, might end in, in case i get, to avoid getting, dont want to end up, to prevent,
        so i dont get, how likely is, how likely am i, will i ever, before i get, look out for,
        looking out for, watch out for, watch for, told to watch, warned about, warned me about,
        if i ever get, leaflet says, leaflet said, can cause, could cause, may cause, might cause,
        side effects are, side effects like, side effects include
        """,
    ),
    Rule(
        "if",
        "before",
        "piece",
        """
        if i get, if i had, if i have, if it, if there, if i develop, if i lose, if i cant, if i
        couldnt, if my, if you, unless, in case of, in case, if i notice, if i start, if ever, if
        i try, if i take, if i stop, if i were, come back if, go to a&e if, call if, ring if, if
        only, if
        """,
    ),
    # Treatments that were never had.
    Rule(
        "offered",
        "before",
        "piece",
        """
        nothing left but, happy to do, happy to offer, willing to do, can do, could do,
        could offer, only thing left is, all thats left is, offered, offering, offer of,
        offers, suggested, suggests, suggesting, suggest, recommended, recommends, recommending,
        wants me to, want me to, wants me on, wants to, want to try, wanting to, want the, want a,
        want an, i want, wants a, wants another, wants, booked for, booked in for, booked me for,
        booked me in for, booked, scheduled for, scheduled, waiting list for, waiting for, on the
        list for, waitlist for, wait for, wait list for, awaiting, in line for, referred me for,
        referred for, referral for, told to start, told to try, told me to try, told me to start,
        told i need, told i should, told me to get, told to get, tells me to, said i need, says i
        need, said i should, says i should, said to try, says to try, says try, said try, says i
        could, says i can have, says, talking about, talking, talk of, mentioned, considering,
        thinking about, thinking of, think about, going to have, going to try, going to start,
        going for, gonna try, gonna get, about to start, about to have, about to try, due to have,
        due for, due to start, hoping for, hope to, hoping to, pushing for, pushing, planning,
        plan to, plan is, planned, next step is, next is, next up, swears by, need
        something like, something strong like, need something, would like, id like, id love, might
        try, may try, will try, will start, i will have, ill try, ill have, keen to try, keen on,
        want to start, asked for, begging for, would rather have, approved for, approval for,
        prior auth for, candidate for, eligible for, appointment for, appt for, appointment with,
        appt with, seeing a surgeon, quote for, quoted for, need a, need an, needs a, need,
        prescribed but not, gave me a script for, script for, on about, keeps on about, referred
        to, sent me a referral for, urging me to, urged, advised, advising, advises, advise,
        pressing for, one says, two say, three say, some say, another says, other says, surgeon
        says, doctor says, tempted by, tempted to try, ready for, ready to try, to try, try,
        trying to get, been told about, starting, start, wants me in
        """,
    ),
    Rule(
        "offered",
        "behind",
        7,
        """
        would help, might help, could help, may help, would work, might work, would be worth,
        starts next, start next, starts on, next week, next month, next tuesday, next monday, next
        wednesday, next thursday, next friday, is booked, booked for, booked, has been suggested,
        was suggested, suggested, is next, was offered, been offered, is offered, has been
        recommended, was recommended, recommended, is pending, pending, is scheduled, scheduled,
        is planned, planned, coming up, is coming, on the cards, on the table, was mentioned, has
        been mentioned, tomorrow, in two weeks, in 2 weeks, in 3 weeks, in a month, in january, in
        february, in march, in april, not started, not yet, to come, my physio suggested, my gp
        suggested, my doctor suggested, they offered, he suggested, she suggested, was declined by
        me, i declined, i refused, i turned down, i said no
        """,
    ),
    Rule(
        "not-tried",
        "before",
        "piece",
        """
        cant do, cant afford, dont tell me to do, dont tell me to try, dont tell me to,
        dont say, havent taken, not taking, not taken, didnt take, dont take,
        havent tried, not tried, never tried, never had, havent had, not
        had, have not tried, have not had, didnt have, havent done, never done, didnt want, dont
        want, do not want, refuse to take, refuse, refused, wont take, wont have, turned down,
        instead of, rather than, avoid, avoiding, putting off, scared of, not a fan of, no to,
        said no to, say no to, not ready for, not interested in, not keen on, against, dont fancy,
        dont believe in, before i try, before trying, before having, would rather not, rather not,
        rather avoid, want to avoid, trying to avoid, hoping to avoid, cant have, cant take, not
        allowed, mustnt have, mustnt take, not supposed to take, told not to take, told not to
        have, no more, without, not a candidate for, allergic to, so no, says no, said no, not
        suitable for, never been offered, havent been offered, not been offered
        """,
    ),
    Rule(
        "not-tried",
        "behind",
        4,
        """
        is out, is out of the question, not for me, isnt for me, isnt happening, is not happening,
        not happening, is off the table, not an option, isnt an option, is a no, no thanks, scares
        me, terrifies me, scared of it, terrified of it, frightens me, is last resort, as a last
        resort, not sure about
        """,
    ),
    Rule(
        "avoid",
        "before",
        "piece",
        """
        dont want, do not want, no more, refuse to take, wont take, wont have, want to avoid,
        trying to avoid, rather avoid, rather not have, would rather not have, cant have, cant
        take, mustnt take, not allowed, told not to take, allergic to, so no, says no, said no to,
        keep off, stay off, stay away from, not keen on, dont like, hate, hoping to avoid, never
        again, not having, never want, please no, scared of
        """,
    ),
    Rule(
        "avoid",
        "behind",
        4,
        """
        is out, not for me, isnt for me, no thanks, please no, is off the table, off the table,
        never again, not an option, isnt happening, not happening, scares me, terrifies me, scared
        of it, terrified of it
        """,
    ),
    Rule(
        "avoid",
        "before",
        2,
        """
        no
        """,
    ),
    Rule(
        "provokes",
        "behind",
        4,
        """
        sets it off, set it off, brings it on, bring it on, makes it worse, make it worse, is
        worse, are worse, triggers it, kills me, is murder, is agony, is hard, is a struggle,
        flares it, aggravates it, hurts, is painful
        """,
    ),
    # Over, or of old.
    Rule(
        "over",
        "behind",
        5,
        """
        went away, gone, has gone, have gone, its gone, is gone, gone now, all gone, resolved,
        cleared up, cleared, has cleared, settled, has settled, disappeared, got better, is better
        now, healed, all healed, healed fine, ok since, been ok since, fine since, passed off,
        wore off, stopped now, no longer, all clear, back to normal, was ok by, was ok again, is
        over, is long gone, went after, was gone, fully recovered, recovered, came good, sorted
        itself, eased off completely, lasted a few hours, only that day, only lasted a day, lasted
        an hour
        """,
    ),
    Rule(
        "over",
        "before",
        "piece",
        """
        used to have, used to get, used to be, used to, no longer have, no longer, had a bout of,
        as a child i had, as a kid, years ago i had, when i was, in my twenties, in my teens, in
        my 20s, in my 30s, back in the day, previously had, for a few hours after, for a few
        hours, for a day after, that day
        """,
    ),
    Rule(
        "over",
        "before",
        2,
        """
        ex, former, finished, done with, completed, gave up, quit, stopped, given up
        """,
    ),
    Rule(
        "old",
        "both",
        8,
        """
        for years, for decades, for donkeys years, all my life, since childhood, as long as i can
        remember, always had, always have, as always, same for years, same as ever, as ever, my
        usual, long standing, longstanding, since birth, nothing new, unchanged for, for as long
        as, years now, same as before, not changed, hasnt changed, known about, was there before,
        there before, since my operation, since my surgery, years ago, been like that for years,
        old, lifelong, no change, unchanged, stable, since i was
        """,
    ),
    Rule(
        "tried",
        "before",
        5,
        """
        tried, have tried, ive tried, have ive done, have done, did, went for, been doing,
        completed,
        started, doing, i do, do, i use, using, trying, stayed, stuck to, stick to, go for,
        did some, tried some, tried some more, put me on, only had, only tried
        """,
    ),
    Rule(
        "over",
        "behind",
        12,
        """
        came back fully, came back to normal, strength came back, feeling came back, back to
        normal
        """,
    ),
    Rule(
        "tried",
        "behind",
        3,
        """
        is my only, is my main, is all i do, is what i do, most days, every day, daily, each day,
        twice a day
        """,
    ),
    Rule(
        "denied",
        "behind",
        12,
        """
        i said no to both, said no to all, no to both, no to all, none of those, none of these,
        said no to these, none of that
        """,
    ),
)


class Trigger(Record):
    """A trigger found in a text: its rule and its place."""

    rule: Rule
    start: int
    end: int


@cache
def _tree() -> dict[str, list[tuple[str, Rule]]]:
    """Every trigger by its first word, the longest first."""
    tree: dict[str, list[tuple[str, Rule]]] = {}
    for rule in RULES:
        for trigger in rule.phrases():
            tree.setdefault(trigger.partition(" ")[0], []).append((trigger, rule))
    return tree


_LONGEST = 6  # words of a trigger
_FARTHEST = 40  # words that a trigger reaches at most, however long a sentence is
_LONGEST_ITEM = 12  # words of one piece of a list


def triggers_in(words: list[Word], first: int, last: int) -> Iterator[Trigger]:
    """The triggers in a sentence, the longest at each place of each kind."""
    tree = _tree()
    covered = first  # what a pseudo-trigger covers is no denial
    for at in range(first, last):
        beginning = tree.get(words[at].text)
        if not beginning:
            continue
        ahead = " ".join(word.text for word in words[at : min(at + _LONGEST, last)]) + " "
        found = [(trigger, rule) for trigger, rule in beginning if ahead.startswith(f"{trigger} ")]
        found.sort(key=lambda entry: -len(entry[0]))
        seen: set[tuple[str, str]] = set()
        for trigger, rule in found:
            end = at + trigger.count(" ") + 1
            kind = (rule.state, rule.way)
            if rule.state in _ASKING and not _may_ask(words, at, first):
                continue
            if rule.state == "":
                covered = max(covered, end)
                seen |= {("denied", "before"), ("asked", "before")}
                seen |= {("other", "before"), ("maybe-other", "before")}
            elif kind not in seen and not (at < covered and rule.state in _COVERED):
                seen.add(kind)
                yield Trigger(rule, at, end)


_ASKING = {"asked", "future"}
_INVERTED = {
    *("is", "are", "am", "was", "can", "could", "do", "does", "would", "will", "should", "may"),
    *("might", "how"),
}
_BEFORE_ASKING = {
    "so",
    "and",
    "or",
    "but",
    "wondering",
    "whether",
    "if",
    "then",
    "also",
    "now",
    "wonder",
    "just",
}


def _may_ask(words: list[Word], at: int, first: int) -> bool:
    """Whether an inverted verb asks: "is there" does, but not in "that is there all the time"."""
    if words[at].text not in _INVERTED or at == first:
        return True
    before = words[at - 1]
    return before.piece != words[at].piece or before.text in _BEFORE_ASKING


_COVERED = {"denied", "other", "maybe-other", "asked", "avoid"}

# What ends every reach forward, and what ends a denial besides.
_ENDS = {"but", "however", "although", "though", "except", "still", "yet", "whereas", "otherwise"}
_ENDS_DENIAL = {
    *("just", "only", "because", "cos", "coz", "since", "so", "which", "then", "apart", "when"),
    *(
        "until",
        "till",
        "now",
        "instead",
        "once",
        "while",
        "whilst",
        "that",
        "if",
        "after",
        "before",
    ),
}
_SELF = {"i", "im", "ive", "me", "mine", "myself", "id", "ill"}
_SUBJECTS = {
    *_SELF,
    "my",
    "its",
    "it",
    "the",
    "he",
    "she",
    "they",
    "we",
    "theres",
    "this",
    "got",
    "have",
    "has",
    "had",
}
_REASONS = {"as", "because", "since", "cos", "coz"}
_GOES_ON = {"gone", "went", "settled", "better", "gone.", "stopped", "cleared", "over"}
_AFTER_OVER = {
    *(
        "now",
        "in",
        "within",
        "by",
        "after",
        "and",
        "but",
        "away",
        "completely",
        "since",
        "the",
        "on",
    ),
    *(
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "again",
        "next",
    ),
    *("yesterday", "last", "before", "so", "when", "up", "down", "fully", "quickly", "a", "itself"),
}
_CANNOT = {"cant", "cannot", "couldnt", "unable", "wont"}
_NEW_DENIALS = {"no", "not", "never", "without"}
# What follows a denial that is of this and of no sign behind it.
_UNDENIED = {
    *("able", "like", "likes", "think", "thinks", "know", "knew", "sure", "want", "need", "mind"),
    *("looked", "look", "asked", "ask", "said", "say", "told", "tell", "believe", "care", "wait"),
    *("explain", "understand", "understood", "sleep", "slept", "stand", "eat", "work", "worked"),
    *("help", "helped", "helps", "drive", "bend", "enjoy", "cope", "manage", "live", "stop"),
    *("stopped", "see", "saw", "listen", "listened", "doctor", "doctors", "gp", "nurse", "i", "im"),
    *("ive", "they", "he", "she", "we", "you", "surgeon", "consultant", "happy", "keen", "taking"),
    *("touch", "touched", "shift", "shifted", "budge", "ease", "eased", "stay", "leave", "find"),
}
_MOST_UNKNOWN = 3  # words behind a denial that are not known; what is further on may be denied
# What is said of the thing beside it, and not of another behind a comma.
_OF_THE_NEXT = {"over", "offered", "not-tried", "avoid", "provokes"}
_AND_SO_ON = {"any", "anything", "other", "whatever", "the"}
_NO = {"no", "none", "nil", "never", "nope", "negative", "n"}
_ANSWERS = 5  # words that a "no" behind a colon answers at most
_JOINS = {"and", "or", "nor", "no", "any", "n"}


class Scopes:
    """What is said of each word of one sentence: states by place."""

    def __init__(
        self, words: list[Word], first: int, last: int, bare: list[int], verdicts: set[int]
    ) -> None:
        """The sentence, for each word the end of the thing it belongs to, or 0.

        ``verdicts`` are the words that say of a thing that it is well.
        """
        self._words, self._first, self._last, self._bare = words, first, last, bare
        self._verdicts = verdicts
        self.states: dict[int, set[State]] = {}
        self.triggers = [*triggers_in(words, first, last)]
        for trigger in self.triggers:
            self._apply(trigger)

    def at(self, start: int, end: int) -> set[State]:
        """Everything that is said of a thing at these places."""
        found: set[State] = set()
        for place in (start, end - 1):
            found |= self.states.get(place, set())
        return found

    def _apply(self, trigger: Trigger) -> None:
        rule = trigger.rule
        if rule.state == "" or self._inside(trigger):
            return
        if rule.state == "over" and rule.way == "behind" and not self._is_over(trigger):
            return
        if self._is_answer(trigger):
            for place in range(max(self._first, trigger.start - _ANSWERS), trigger.start):
                self.states.setdefault(place, set()).add("denied")
            return
        if rule.way in ("before", "both"):
            for place, state in self._forward(trigger):
                self.states.setdefault(place, set()).add(state)
        if rule.way in ("behind", "both"):
            if rule.state == "denied" and self._inside(trigger):
                return
            for place in self._backward(trigger):
                self.states.setdefault(place, set()).add(rule.state)

    def _stands_alone(self, trigger: Trigger) -> bool:
        """Whether a piece is a trigger and nothing else: it is said of all before it."""
        piece = self._words[trigger.start].piece
        first, last = max(self._first, trigger.start - 2), min(self._last, trigger.end + 1)
        around = [at for at in range(first, last) if self._words[at].piece == piece]
        return all(trigger.start <= at < trigger.end or not self._bare[at] for at in around) and (
            len(around) <= trigger.end - trigger.start + 1
        )

    def _is_over(self, trigger: Trigger) -> bool:
        """Whether "gone" and the like end what they say: a leg that has gone numb has not gone."""
        if self._words[trigger.end - 1].text not in _GOES_ON or trigger.end == self._last:
            return True
        after = self._words[trigger.end]
        return after.mark.strip() != "" or after.text in _AFTER_OVER

    def _is_answer(self, trigger: Trigger) -> bool:
        """Whether a "no" answers what stands before it: "Fever: no", "weakness - none"."""
        at = trigger.start
        ends = trigger.end == self._last or self._words[trigger.end].mark.strip() != ""
        mark = self._words[at].mark.strip()
        return (
            self._words[at].text in _NO
            and ends
            and mark in (":", "-", "=", "\u2013", ":-")
            and at > self._first
        )

    def _inside(self, trigger: Trigger) -> bool:
        """Whether a trigger is a part of a longer thing: "no" in "no bladder control"."""
        end = self._bare[trigger.start]
        begins = trigger.start == self._first or self._bare[trigger.start - 1] != end
        return end > 0 and (end >= trigger.end and not (begins and end == trigger.end))

    def _forward(self, trigger: Trigger) -> Iterator[tuple[int, State]]:
        rule = trigger.rule
        state: State = rule.state or "denied"
        if rule.reach == "list":
            yield from self._listed(trigger.end, trigger.start)
            return
        reach = _FARTHEST if isinstance(rule.reach, str) else rule.reach
        limit = trigger.end + reach
        for place in range(trigger.end, min(limit, self._last)):
            word = self._words[place]
            if word.text in _ENDS and not self._bare[place]:
                return
            beyond = rule.reach == "piece" and word.piece != self._words[trigger.start].piece
            if beyond and not self._is_list(place):
                return
            if rule.state in ("other", "maybe-other") and self._is_self(place):
                return
            if rule.state == "feared" and word.text in _REASONS:
                return
            if rule.state in ("feared", "future") and word.mark.strip() and self._is_self(place):
                return
            yield place, state

    def _is_self(self, place: int) -> bool:
        word, after = self._words[place].text, self._words[place + 1 : place + 2]
        return word in _SELF or (word == "my" and bool(after) and after[0].text not in RELATIVES)

    def _is_list(self, place: int) -> bool:
        """Whether a piece is nothing but things, or joins them: the list goes on."""
        start = place
        least = max(self._first, place - _LONGEST_ITEM)
        while start > least and self._words[start - 1].piece == self._words[place].piece:
            start -= 1
        for at in range(start, min(self._last, start + _LONGEST_ITEM)):
            word = self._words[at]
            if word.piece != self._words[place].piece:
                break
            after = self._words[at + 1].text if at + 1 < self._last else ""
            if word.text in ("or", "nor") and after in _AND_SO_ON:
                return True
            if at in self._verdicts or word.text in _SUBJECTS or word.text in _ENDS_DENIAL:
                return False
            if not self._bare[at] and word.text not in LITTLE and word.text not in _JOINS:
                return False
        return True

    def _listed(self, first: int, trigger: int) -> Iterator[tuple[int, State]]:
        """How far a denial reaches, and how far it may."""
        state: State = "denied"
        piece, unknown = self._words[trigger].piece, 0
        for place in range(first, min(self._last, first + _FARTHEST)):
            word = self._words[place]
            if (word.text in _ENDS or word.text in _ENDS_DENIAL) and not self._bare[place]:
                return
            if not self._bare[place] and word.text in _UNDENIED:
                return  # something else is denied: "not able to sleep for ..."
            unknown += not self._bare[place] and word.text not in LITTLE
            if unknown > _MOST_UNKNOWN:
                state = "maybe-denied"
            if word.text in _NEW_DENIALS and place > first and not self._bare[place]:
                return  # a denial of its own
            if word.piece != piece:
                piece = word.piece
                if not self._is_list(place) or "," not in word.mark or word.text in _CANNOT:
                    return  # nobody lists what they cannot do among what they do not have
                if word.text not in ("or", "nor", "any") and not self._or_follows(place):
                    state = "maybe-denied"
            joins = word.text in ("and", "n") and not self._bare[place]
            if joins and self._subject_follows(place + 1):
                return
            yield place, state

    def _or_follows(self, place: int) -> bool:
        """Whether the list that goes on here has an "or" before it ends."""
        for at in range(place, min(self._last, place + _FARTHEST)):
            word = self._words[at]
            if word.text in ("or", "nor"):
                return True
            if word.piece != self._words[at - 1].piece and not self._is_list(at):
                return False
        return False

    def _subject_follows(self, place: int) -> bool:
        return place < self._last and self._words[place].text in _SUBJECTS

    def _backward(self, trigger: Trigger) -> Iterator[int]:
        rule = trigger.rule
        reach = rule.reach if isinstance(rule.reach, int) else 0
        piece = self._words[trigger.start].piece
        alone = rule.state == "old" and self._stands_alone(trigger)
        reach = _FARTHEST if alone else reach
        seen = False
        for place in range(trigger.start - 1, max(self._first, trigger.start - reach) - 1, -1):
            word = self._words[place]
            if word.text in _ENDS and rule.state != "over":
                return
            if alone:
                yield place
                continue
            if rule.state == "old" and (word.piece != piece or word.text in ("and", "i", "but")):
                return
            if word.piece < piece - 1:
                return
            if seen and word.piece != piece and rule.state in _OF_THE_NEXT:
                return
            if seen and word.text in _JOINS and rule.state == "over":
                return
            seen = seen or self._bare[place] > 0
            yield place


RELATIVES = {
    *(
        "mum",
        "mom",
        "mother",
        "dad",
        "father",
        "husband",
        "wife",
        "partner",
        "friend",
        "mate",
        "friends",
    ),
    *(
        "neighbour",
        "neighbor",
        "cousin",
        "uncle",
        "auntie",
        "aunt",
        "nan",
        "nana",
        "gran",
        "sister",
    ),
    *("grandmother", "grandma", "grandad", "grandfather", "brother", "son", "daughter", "boss"),
    *("colleague", "coworker", "workmate", "ex", "niece", "nephew", "pal", "buddy", "grandpa"),
}
