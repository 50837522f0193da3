"""Read source text for deeds that privacy forbids: sending, starting programs, writing files.

It reads the code and not its words, so a deed in a comment is none, and one on two lines is one.
What it cannot read, such as a mode that is worked out, counts as a deed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

SENDING = {
    *("socket", "socketserver", "ssl", "urllib", "http", "ftplib", "smtplib", "poplib", "imaplib"),
    *("telnetlib", "nntplib", "xmlrpc", "asyncio", "webbrowser", "requests", "httpx", "aiohttp"),
    *("urllib3", "websockets", "syslog"),
}
STARTING = {"subprocess", "multiprocessing", "pty", "ctypes", "concurrent", "runpy"}
WRITING = {
    *("shutil", "tempfile", "logging", "sqlite3", "dbm", "shelve", "gzip", "bz2", "lzma"),
    *("zipfile", "tarfile", "codecs", "fileinput", "mmap", "fcntl"),
}
HIDING = {"__import__", "exec", "eval", "import_module", "FileIO"}
# What a function of `os` does beyond looking and reading; a prefix stands for its whole family.
OS_DEEDS = (
    *("replace", "rename", "remove", "unlink", "mkdir", "makedirs", "rmdir", "mkfifo", "mknod"),
    *("symlink", "link", "truncate", "ftruncate", "chmod", "fchmod", "chown", "fchown", "utime"),
    *("write", "pwrite", "sendfile", "fdopen", "system", "popen", "exec", "spawn", "fork"),
    *("posix_spawn", "startfile", "setxattr", "putenv"),
)
PATH_DEEDS = {
    *("write_text", "write_bytes", "touch", "mkdir", "rmdir", "unlink", "rename", "symlink_to"),
    *("hardlink_to", "chmod", "lchmod"),
}
READS = {"O_RDONLY", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"}


def deeds(source: str) -> set[str]:
    """Every deed in a source text, by name: ``import socket``, ``open to write`` ..."""
    return {deed for node in ast.walk(ast.parse(source)) for deed in _deeds(node)}


def _deeds(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield from _imported(alias.name)
            if alias.name == "os" and alias.asname:
                yield "os by another name"
    elif isinstance(node, ast.ImportFrom) and not node.level:
        yield from _imported(node.module or "")
        for alias in node.names:
            if node.module == "os" and (alias.name.startswith(OS_DEEDS) or alias.name == "open"):
                yield f"os.{alias.name}"
            if alias.name in HIDING:
                yield alias.name
    elif isinstance(node, ast.Attribute):
        yield from _attribute(node)
    elif isinstance(node, ast.Call):
        yield from _called(node)


def _imported(module: str) -> Iterator[str]:
    top = module.partition(".")[0]
    if top in SENDING | STARTING | WRITING:
        yield f"import {top}"


def _attribute(node: ast.Attribute) -> Iterator[str]:
    of_os = isinstance(node.value, ast.Name) and node.value.id == "os"
    if of_os and node.attr.startswith(OS_DEEDS):
        yield f"os.{node.attr}"
    elif not of_os and node.attr in PATH_DEEDS:
        yield f".{node.attr}"
    elif node.attr in HIDING:
        yield node.attr


def _called(node: ast.Call) -> Iterator[str]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    of = node.func if isinstance(node.func, ast.Attribute) else None
    if name in HIDING:
        yield name
    if name == "getattr" and _is_os(node.args[0]):
        named = _text(node.args[1])
        if named is None or named.startswith(OS_DEEDS) or named == "open":
            yield "os by a worked-out name"
    if of and of.attr == "open" and _is_os(of.value):
        yield from _opened_by_number(node)
    elif name == "open" or (of and of.attr == "open"):
        first = 1 if name or (of and _is_module(of.value)) else 0
        yield from _opened(node, first)
    if of and of.attr == "replace" and len(node.args) == 1 and not node.keywords:
        yield ".replace"  # of a path: a text takes two


def _opened(node: ast.Call, first: int) -> Iterator[str]:
    """A mode that writes, or one that cannot be read here."""
    given = [keyword.value for keyword in node.keywords if keyword.arg == "mode"] or node.args[
        first:
    ][:1]
    for mode in given:
        text = _text(mode)
        if text is None or set(text) & set("wax+"):
            yield "open to write"


def _opened_by_number(node: ast.Call) -> Iterator[str]:
    where = node.args[0]
    if isinstance(where, ast.Attribute) and where.attr == "devnull":
        return
    flags = {part.attr for part in ast.walk(node.args[1]) if isinstance(part, ast.Attribute)}
    flags |= {str(part.value) for part in ast.walk(node.args[1]) if isinstance(part, ast.Constant)}
    names = {part.id for part in ast.walk(node.args[1]) if isinstance(part, ast.Name)}
    if flags - READS - {"0"} or names - {"os", "getattr"}:
        yield "os.open to write"


def _is_os(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "os"


def _is_module(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("io", "builtins")


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
