"""The web edition as a whole: every page of a site, and the files beside them, from an edition's canonical TEI."""
