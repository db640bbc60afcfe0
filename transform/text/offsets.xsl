<?xml version="1.0" encoding="UTF-8"?>
<!-- The flow of document.xsl (the edition's own, if it has one) with marks where elements begin and end, for edenda.writers.offsets. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="document.xsl"/>

  <!-- The number of a page has its marks inside, since it may be put behind a word. -->
  <xsl:template match="t:*[@_begin][not(self::t:pb)]" priority="9">
    <xsl:value-of select="@_begin"/><xsl:apply-imports/><xsl:value-of select="@_end"/>
  </xsl:template>
</xsl:stylesheet>
