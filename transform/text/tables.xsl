<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xsl:stylesheet [
  <!ENTITY end-of-line "&#xFDD2;">
  <!ENTITY end-of-block "&#xFDD3;">
  <!ENTITY within "&#xFDDC;">
  <!ENTITY end-of-within "&#xFDDD;">
  <!ENTITY table "&#xFDE4;">
  <!ENTITY end-of-table "&#xFDE5;">
  <!ENTITY cell "&#xFDE6;">
]>
<!-- A table: its rows are lines, and what stands in a cell belongs to the line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:table">
    <xsl:text>&end-of-block;</xsl:text>
    <xsl:apply-templates select="t:head"/>
    <xsl:text>&table;</xsl:text>
    <xsl:for-each select="*[not(self::t:head)]">
      <xsl:apply-templates select="."/>
      <xsl:text>&end-of-line;</xsl:text>
    </xsl:for-each>
    <xsl:text>&end-of-table;&end-of-block;</xsl:text>
  </xsl:template>

  <xsl:template match="t:table/t:row">
    <xsl:for-each select="*"><xsl:text>&cell;&within;</xsl:text><xsl:apply-templates select="."/><xsl:text>&end-of-within;</xsl:text></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
