<?xml version="1.0" encoding="UTF-8"?>
<!-- A table: its rows are lines, and what stands in a cell belongs to the line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:table">
    <xsl:value-of select="$end-of-block"/>
    <xsl:apply-templates select="t:head"/>
    <xsl:value-of select="$table"/>
    <xsl:for-each select="*[not(self::t:head)]">
      <xsl:apply-templates select="."/>
      <xsl:value-of select="$end-of-line"/>
    </xsl:for-each>
    <xsl:value-of select="concat($end-of-table, $end-of-block)"/>
  </xsl:template>

  <xsl:template match="t:table/t:row">
    <xsl:for-each select="*"><xsl:value-of select="concat($cell, $within)"/><xsl:apply-templates select="."/><xsl:value-of select="$end-of-within"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
