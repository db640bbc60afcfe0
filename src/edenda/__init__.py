"""From plain text to a scholarly digital edition: validated TEI P5 and the editions made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from edenda.mentions import FoundMention, find_mentions

__version__ = "0.1.0"
__all__ = ["FoundMention", "__version__", "find_mentions"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when they are first asked for, so that the command line starts quickly."""
    if name in ("FoundMention", "find_mentions"):
        from edenda import mentions  # noqa: PLC0415 - as above

        return getattr(mentions, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
