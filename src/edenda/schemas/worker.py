"""The process behind the fence: reads schemas and checks documents against them, until its standard input ends.

It may use so much memory and so much time, then the system ends it. A request is a line of JSON; the answer to it is
first a line that the schema is ready, then one with what was found.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.schemas.schema import Schema, unusable
from edenda.tei import parse
from edenda.xml.reading import read_xml

#: Of the whole process.
MEMORY: Final = 480 * 1024 * 1024
#: Where libxml2 gets no more memory it may go on and come to a wrong verdict; so none is believed that needed so much.
TRUSTED: Final = MEMORY * 6 // 10
#: How long after its time the process ends by itself, should nobody be there any more to end it.
_GRACE: Final = 2.0
Check = Callable[[Any, str], Iterable[Problem]]


def main() -> None:
    """Answer requests."""
    _limit_memory()
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            request = json.loads(line)
            _limit_time(request["seconds"] + _GRACE)
            _say({"found": [asdict(problem) for problem in _found(request, Path(folder))]})


def _found(request: dict[str, Any], folder: Path) -> list[Problem]:
    path, kind, phase = request["schema"]
    document = Path(request["document"])
    schema = Schema(Path(path), kind, phase)
    try:
        check = _compiled(schema, folder)
        _end_if_full()
        _say({"ready": True})
        _limit_time(request["seconds"] + _GRACE)  # the document has as long as the schema had
        found = list(check(parse(read_xml(document), request["name"]), request["name"]))
        _end_if_full()
    except MemoryError:
        raise SystemExit(1) from None
    except UnreadableError as error:
        return list(error.problems)
    except RecursionError:
        return [unusable(schema.path, "its parts lie too deep in one another", "Write it with fewer levels.")]
    return found


@cache
def _compiled(schema: Schema, folder: Path) -> Check:
    """What checks a document against a schema; the packages for kinds of schemas are loaded when one comes."""
    if schema.kind == "sch":
        from edenda.schemas.schematron import Rules  # noqa: PLC0415 - see above

        return Rules(schema).check
    if schema.kind == "xsd":
        from edenda.schemas.xsd import Definitions  # noqa: PLC0415 - see above

        return Definitions(schema).check
    from edenda.checks.grammar import check_grammar, grammar  # noqa: PLC0415 - see above

    path = schema.path
    if schema.kind == "rnc":
        from edenda.schemas.compact import in_xml  # noqa: PLC0415 - see above

        path = in_xml(path, folder)
    grammar(path)
    return lambda root, name: check_grammar(root, name, path)


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    limit = resource.RLIMIT_DATA
    hard = resource.getrlimit(limit)[1]
    resource.setrlimit(limit, (MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard), hard))


def _end_if_full() -> None:
    """End where the most memory that this process had at once is too much; on Linux, which alone keeps the limit.

    `getrusage` would not do: it counts what the process had that started this one.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return
    most = re.search(r"^VmHWM:\s*(\d+) kB", status, re.MULTILINE)
    if most and int(most[1]) * 1024 > TRUSTED:
        raise SystemExit(1)


def _limit_time(seconds: float) -> None:
    """Have the system end this process after some seconds, even in the midst of libxml2."""
    import signal  # noqa: PLC0415 - beside the other limit

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
