"""What all tests share: the real knowledge, loaded once, what a law draws, who starts processes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

import pytest
from hypothesis import settings

from backadvisor import Knowledge, load_knowledge
from backadvisor.knowledge import loader, yaml_reader
from backadvisor.knowledge.hearing import Hearing
from backadvisor.knowledge.vocabulary import Vocabulary
from backadvisor.model.problems import Problem

from .drawing import PROFILES, chosen

# Each test module loads the built-in knowledge, and so does each run of the program within a
# test: the YAML of a checkout is read once for all, and nothing changes what is made of it.
loader._built_in_plain = cache(loader._built_in_plain)
_from_plain, _once = loader.from_plain, cache(lambda: _from_plain(loader._built_in_plain()))
loader.from_plain = lambda plain: (
    _once() if plain is loader._built_in_plain() else _from_plain(plain)
)

# So are its words put together once, which takes half of the time of a short run.
_words_of = Vocabulary.__dict__["hearing"].func
_heard_in = cache(lambda: _words_of(Vocabulary(_once())))


def _hearing(words: Vocabulary) -> Hearing:
    heard: Hearing = _heard_in() if words.knowledge is _once() else _words_of(words)
    return heard


shared = cached_property(_hearing)
shared.__set_name__(Vocabulary, "hearing")
pytest.MonkeyPatch().setattr(Vocabulary, "hearing", shared)

for name, profile in PROFILES.items():
    settings.register_profile(name, profile)
settings.load_profile(chosen())


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge of this checkout, or of the installed wheel."""
    return load_knowledge()


@pytest.fixture(scope="session")
def words(knowledge: Knowledge) -> Vocabulary:
    """The words of that knowledge."""
    return Vocabulary(knowledge)


# Many tests read the same folder again, with one file changed: what did not change is parsed once.
_read_text = yaml_reader.read_text
_parsed = lru_cache(1_000)(lambda raw, path, _loader: _read_text(raw, path))


def _parsed_once(raw: bytes | str, path: str) -> tuple[yaml_reader.Value | None, list[Problem]]:
    value, problems = _parsed(raw, path, str(yaml_reader._Loader))
    return value, [*problems]


yaml_reader.read_text = _parsed_once


# --- Rubbish ---------------------------------------------------------------------------

# What was read once stays to the end: to look for rubbish in it took a fifth of the time.
FEWER = (50_000, 20, 50)
gc.disable()  # until everything is collected


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every search for rubbish, and search less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*FEWER)
    gc.enable()


# --- Processes ------------------------------------------------------------------------

STARTS = ("subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", "os.system")
_without_a_process: list[str] = []


def _refuse(event: str, _arguments: object) -> None:
    if _without_a_process and event in STARTS:
        raise AssertionError(
            f"{_without_a_process[0]} starts a process ({event}): mark it with "
            "@pytest.mark.process, or run the program in this one (tests/program.py)."
        )


sys.addaudithook(_refuse)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let only a test with the mark ``process`` start one, in its fixtures as well."""
    if item.get_closest_marker("process") is None:
        _without_a_process.append(item.nodeid)
    try:
        return (yield)
    finally:
        _without_a_process.clear()
