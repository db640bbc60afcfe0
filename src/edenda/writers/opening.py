"""The context of an edition: what every writer needs to know of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from edenda.config import PrintFacts
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.labels import DEFAULT, is_known
from edenda.problems import Problem
from edenda.typesetting.compiler import FACE, OTHER_FACES, Typesetter
from edenda.writers.context import RenderContext
from edenda.xml.files import leads_out


def context_of(edition: Edition) -> RenderContext:
    """The context of an edition's documents, without its register."""
    return RenderContext(
        own_transform=edition.own_transform,
        interface=interface_of(edition),
        print=edition.config.print,
        text=edition.config.text,
        edition=edition,
    )


def with_fonts(context: RenderContext, edition: Edition) -> RenderContext:
    """The same with what sets pages, and the fonts of the edition.

    Raises UnreadableError (PRINT-001) for a face that is not among the edition's fonts and not one of ours,
    MissingPartError where Typst is not installed.
    """
    facts = edition.config.print
    typesetter = Typesetter(edition.root, _folders(edition.root, facts.fonts), edition.config.edition.date)
    return replace(context, typesetter=typesetter, faces=_faces(typesetter, facts))


def interface_of(edition: Edition) -> str:
    """The language of the words that edenda adds: as `[web]` says, else that of the edition where edenda speaks it."""
    if stated := edition.config.web.interface:
        return stated
    code = edition.config.edition.language.partition("-")[0]
    return code if is_known(code, edition.own_transform) else DEFAULT


def _folders(root: Path, stated: str) -> tuple[Path, ...]:
    """The folder of an edition's fonts, if it is there. Raises UnreadableError (SAFE-003) if it leads elsewhere."""
    folder = root / stated
    if not stated or not folder.is_dir():
        return ()
    if problem := leads_out(folder, root):
        raise UnreadableError(problem)
    return (folder,)


def _faces(typesetter: Typesetter, facts: PrintFacts) -> tuple[str, ...]:
    """The face that is asked for, ours, those of the edition's fonts, and what has other signs."""
    own = typesetter.families()
    if facts.font and facts.font not in (FACE, *OTHER_FACES, *own):
        known = f"these are {', '.join(f'“{family}”' for family in own)}" if own else "it has none"
        message = f"The face “{facts.font}” of [print] font is not among the edition's fonts; {known}."
        hint = f"Put its files into {facts.fonts or 'a folder that [print] fonts names'}, or correct the name."
        raise UnreadableError(Problem("PRINT-001", message, hint=hint))
    wanted = (facts.font, FACE, *own, *OTHER_FACES)
    return tuple(dict.fromkeys(face for face in wanted if face))
