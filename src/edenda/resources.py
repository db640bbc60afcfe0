"""Where the schema, the stylesheets and the pages on problems lie: in a wheel and in a checkout alike."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent
_SHIPPED: Final = _PACKAGE / "data"
_IS_WHEEL: Final = _SHIPPED.is_dir()
_ROOT: Final = _SHIPPED if _IS_WHEEL else _PACKAGE.parents[1]

SCHEMA: Final = _ROOT / "schema"
TRANSFORM: Final = _ROOT / "transform"
PROBLEMS: Final = _ROOT / "problems" if _IS_WHEEL else _ROOT / "docs" / "problems"
LANGUAGES: Final = _PACKAGE / "languages"
