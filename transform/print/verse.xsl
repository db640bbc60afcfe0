<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse and speeches. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:lg"><xsl:call-template name="block"><xsl:with-param name="as" select="'verses'"/></xsl:call-template></xsl:template>
  <xsl:template match="t:lg/t:lg"><xsl:call-template name="block"><xsl:with-param name="as" select="'stanza'"/></xsl:call-template></xsl:template>
  <xsl:template match="t:l">
    <xsl:variable name="depth">
      <xsl:choose>
        <xsl:when test="not(contains(@rend, 'indent'))">0</xsl:when>
        <xsl:otherwise><xsl:call-template name="steps-of-verse"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="block"><xsl:with-param name="as" select="concat('verse(', $depth, ')')"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="t:sp"><xsl:call-template name="block"><xsl:with-param name="as" select="'speech'"/></xsl:call-template></xsl:template>
  <xsl:template match="t:speaker">
    <xsl:text>#speaker[</xsl:text><xsl:call-template name="pages-before"/><xsl:call-template name="inside"/><xsl:text>] </xsl:text>
  </xsl:template>
  <xsl:template match="t:stage">
    <xsl:choose>
      <xsl:when test="(parent::t:sp and not(preceding-sibling::*[1][self::t:speaker])) or parent::t:div or parent::t:body"><xsl:call-template name="block"><xsl:with-param name="as" select="'stage'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="as" select="'emph'"/></xsl:call-template><xsl:if test="parent::t:sp"><xsl:text> </xsl:text></xsl:if></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
