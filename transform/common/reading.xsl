<?xml version="1.0" encoding="UTF-8"?>
<!-- mode="reading": the words of an element as one plain string, for titles, labels and comparisons. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <!-- The words of the nodes given, with single blanks. -->
  <xsl:template name="words">
    <xsl:param name="of" select="."/>
    <xsl:variable name="text"><xsl:apply-templates select="$of" mode="reading"/></xsl:variable>
    <xsl:value-of select="normalize-space($text)"/>
  </xsl:template>

  <xsl:template match="*" mode="reading"><xsl:apply-templates mode="reading"/></xsl:template>
  <xsl:template match="text()" mode="reading"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="t:note | t:figDesc | t:fw | comment() | processing-instruction()" mode="reading"/>
  <xsl:template match="t:lb | t:cb" mode="reading">
    <xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="t:gap" mode="reading">[…]</xsl:template>
  <xsl:template match="t:space" mode="reading"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="t:p | t:item | t:l | t:addrLine | t:head" mode="reading">
    <xsl:text> </xsl:text><xsl:apply-templates mode="reading"/><xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="t:choice" mode="reading">
    <xsl:choose>
      <xsl:when test="t:corr"><xsl:apply-templates select="t:corr[1]" mode="reading"/></xsl:when>
      <xsl:when test="t:reg"><xsl:apply-templates select="t:reg[1]" mode="reading"/></xsl:when>
      <xsl:when test="t:expan"><xsl:apply-templates select="t:expan[1]" mode="reading"/></xsl:when>
      <xsl:when test="t:ex"><xsl:apply-templates select="t:ex[1]" mode="reading"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]" mode="reading"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:app" mode="reading">
    <xsl:apply-templates select="(t:lem | t:rdg[not(../t:lem)])[1]" mode="reading"/>
  </xsl:template>
</xsl:stylesheet>
