"""Recognised pages as OCR programs write them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_PRIMA: Final = "http://schema.primaresearch.org/PAGE/gts/pagecontent"


def region(name: str, kind: str, *lines: str, custom: str = "") -> str:
    """A text region of PAGE with its lines."""
    inner = "".join(
        f'<TextLine id="{name}-{index}"><TextEquiv><Unicode>{line}</Unicode></TextEquiv></TextLine>'
        for index, line in enumerate(lines)
    )
    named = f' custom="{custom}"' if custom else f' type="{kind}"'
    return f'<TextRegion id="{name}"{named}>{inner}</TextRegion>'


def page(*regions: str, image: str = "0001.jpg", order: Iterable[str] = (), release: str = "2019-07-15") -> bytes:
    """A page in PAGE."""
    refs = "".join(f'<RegionRefIndexed index="{at}" regionRef="{name}"/>' for at, name in enumerate(order))
    reading = f'<ReadingOrder><OrderedGroup id="o">{refs}</OrderedGroup></ReadingOrder>' if refs else ""
    inner = f'<Page imageFilename="{image}">{reading}{"".join(regions)}</Page>'
    return f'<?xml version="1.0"?><PcGts xmlns="{_PRIMA}/{release}">{inner}</PcGts>'.encode()


PAGE: Final = page(
    region("n", "page-number", "— 12 —"),
    region("h", "header", "TIDES OF SKERRY"),
    region("t", "heading", "The Tides of Skerry"),
    region("p", "paragraph", "The boat left the har-", "bour before dawn and came back 1) with the"),
    region("f", "footnote", "1) As it did every", "day of the year."),
    region("m", "marginalia", "See the log"),
    '<ImageRegion id="i"/>',
)


def alto(blocks: str, *, version: str = "v4", tags: str = "", number: str = "", margin: str = "") -> bytes:
    """A page in ALTO."""
    printed = f' PRINTED_IMG_NR="{number}"' if number else ""
    image = "<sourceImageInformation><fileName>scans/0001.tif</fileName></sourceImageInformation>"
    inner = f"<Description>{image}</Description><Tags>{tags}</Tags><Layout><Page{printed}>{margin}"
    namespace = f"http://www.loc.gov/standards/alto/ns-{version}#"
    return f'<alto xmlns="{namespace}">{inner}<PrintSpace>{blocks}</PrintSpace></Page></Layout></alto>'.encode()


def block(*lines: str, refs: str = "") -> str:
    """A block of ALTO; a line that ends in `=` is divided there."""
    tags = f' TAGREFS="{refs}"' if refs else ""
    return f'<TextBlock ID="b"{tags}>{"".join(map(_line, lines))}</TextBlock>'


def _line(line: str) -> str:
    words = "<SP/>".join(f'<String CONTENT="{word}"/>' for word in line.rstrip("=").split())
    return (
        f"<TextLine>{words}{'<HYP CONTENT=' + chr(34) + '-' + chr(34) + '/>' if line.endswith('=') else ''}</TextLine>"
    )


ALTO: Final = alto(
    block("The Tides of Skerry", refs="h") + block("The boat left the har=", "bour before dawn."),
    tags='<LayoutTag ID="h" LABEL="heading"/>',
    number="12",
    margin=f"<TopMargin>{block('TIDES OF SKERRY')}</TopMargin>",
)
