<?xml version="1.0" encoding="UTF-8"?>
<!-- Every word that the outputs add to an edition, as $label-KEY: from labels/en.toml, labels/de.toml, … and the edition's own
     files of these names. A stylesheet that imports ours can put others in their place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="edenda:labels.xsl"/>
</xsl:stylesheet>
