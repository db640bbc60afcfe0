"""The module of TEI from which each element is taken (TEI Guidelines, appendix C)."""

from __future__ import annotations

from typing import Final

_MODULES: Final = {
    "header": """appInfo application authority availability calendar calendarDesc catDesc catRef category change
        citeStructure classCode classDecl correction correspAction correspContext correspDesc creation distributor
        edition editionStmt editorialDecl encodingDesc extent fileDesc funder handNote hyphenation idno
        interpretation keywords langUsage language licence listPrefixDef normalization notesStmt prefixDef
        principal profileDesc projectDesc publicationStmt punctuation quotation refsDecl rendition revisionDesc
        samplingDecl segmentation seriesStmt sourceDesc sponsor stdVals tagsDecl taxonomy teiHeader textClass
        titleStmt abstract""",
    "core": """abbr add addrLine address analytic author bibl biblScope biblStruct cb choice cit citedRange corr
        date del desc editor email emph expan foreign gap gloss graphic head hi imprint item l label lb lg list
        listBibl measure mentioned milestone monogr name note num orig p pb postBox postCode ptr pubPlace
        publisher q quote ref reg relatedItem resp respStmt rs series sic soCalled sp speaker stage street term
        textLang time title unclear""",
    "textstructure": """TEI argument back body byline closer dateline div docAuthor docDate docImprint docTitle
        epigraph floatingText front group opener postscript salute signed teiCorpus text titlePage titlePart
        trailer""",
    "namesdates": """addName affiliation birth country death district education event eventName faith floruit
        forename gender genName geo geogName listEvent listOrg listPerson listPlace listRelation location nameLink
        nationality occupation org orgName persName person personGrp place placeName region relation residence
        roleName settlement sex state surname trait""",
    "msdescription": """accMat acquisition additional additions adminInfo altIdentifier binding bindingDesc
        collation collection condition custodialHist decoDesc decoNote depth dimensions explicit foliation
        handDesc height history incipit institution layout layoutDesc locus material msContents msDesc
        msIdentifier msItem msName objectDesc origDate origPlace origin physDesc provenance recordHist repository
        seal sealDesc stamp summary support supportDesc surrogates typeDesc typeNote watermark width""",
    "transcr": """am damage ex facsimile fw handNotes handShift space subst supplied surface surplus zone""",
    "textcrit": "app lem listApp listWit rdg variantEncoding witness",
    "linking": "ab anchor seg standOff",
    "figures": "cell figDesc figure row table",
    "corpus": "particDesc settingDesc",
}

#: The elements of each module, in alphabetical order.
ELEMENTS_OF: Final[dict[str, tuple[str, ...]]] = {
    module: tuple(sorted(names.split())) for module, names in _MODULES.items()
}
MODULE_OF: Final[dict[str, str]] = {name: module for module, names in ELEMENTS_OF.items() for name in names}
