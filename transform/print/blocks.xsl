<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, quotations. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:p | t:ab"><xsl:text>#p[</xsl:text><xsl:apply-templates/><xsl:text>]&#10;</xsl:text></xsl:template>

  <xsl:template match="t:head">
    <xsl:value-of select="concat('#head(', count(ancestor::t:div), ')[')"/><xsl:apply-templates/><xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="t:quote[key('block', generate-id())]"><xsl:text>#quotation[</xsl:text><xsl:apply-templates/><xsl:text>]&#10;</xsl:text></xsl:template>
</xsl:stylesheet>
