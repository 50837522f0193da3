"""The base of every record: named fields, frozen, equal by value.

It does what ``@dataclass(frozen=True)`` does and is read as one by type checkers. The standard
decorator compiles six methods for each class at every start, and imports `inspect` to do so;
for forty records that took as long as the whole answer (see `benchmarks/startup.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

__all__ = ["Record", "replace"]

_Record = TypeVar("_Record", bound="Record")


@dataclass_transform(frozen_default=True)
class Record:
    """A value with named fields. A field with a value in the class body may be left out."""

    field_names: ClassVar[tuple[str, ...]] = ()
    defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        names = tuple(name for name in cls.__annotations__ if name not in Record.__annotations__)
        cls.field_names = (*cls.field_names, *names)
        own = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        cls.defaults = {**cls.defaults, **own}

    def __init__(self, *given: Any, **named: Any) -> None:
        fields, many = self.__dict__, len(self.field_names)
        if len(given) != many:
            fields.update(self.defaults)
        fields.update(zip(self.field_names, given, strict=False))
        if not named and len(fields) == many and len(given) <= many:
            return
        fields.update(named)
        twice = named.keys() & set(self.field_names[: len(given)])
        wrong = (fields.keys() ^ set(self.field_names)) | twice
        if wrong or len(given) > len(self.field_names):
            raise TypeError(f"{type(self).__name__}: missing, unknown or repeated {sorted(wrong)}")

    @classmethod
    def unchecked(cls, *parts: Mapping[str, Any]) -> Self:
        """A record of fields that are known to be right, where later ones win: a quicker way."""
        record = cls.__new__(cls)
        fields = record.__dict__
        fields.update(cls.defaults)
        for some in parts:
            fields.update(some)
        return record

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen; {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen; {name} cannot be deleted")

    def _values(self) -> tuple[Any, ...]:
        return tuple(map(self.__dict__.__getitem__, self.field_names))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.field_names)
        return f"{type(self).__name__}({fields})"


if TYPE_CHECKING:  # type checkers know this one, and hold each field to its type
    from dataclasses import replace
else:

    def replace(record: _Record, **changes: Any) -> _Record:
        """A copy with some fields changed; `TypeError` where there is no such field."""
        fields = {name: record.__dict__[name] for name in record.field_names}
        return type(record)(**{**fields, **changes})
