<?xml version="1.0" encoding="UTF-8"?>
<!-- What editors did: the reading that the view has stands in the text, and both stand in the list of variants. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:choice">
    <xsl:variable name="source" select="(t:sic | t:orig | t:abbr | t:am)[$view = 'transcribed'][1]"/>
    <xsl:call-template name="aim"/>
    <xsl:call-template name="variant"/>
    <xsl:choose>
      <xsl:when test="$source"><xsl:for-each select="$source"><xsl:call-template name="inside"/></xsl:for-each></xsl:when>
      <xsl:when test="t:corr"><xsl:for-each select="t:corr[1]"><xsl:call-template name="inside"/></xsl:for-each></xsl:when>
      <xsl:when test="t:reg"><xsl:for-each select="t:reg[1]"><xsl:call-template name="inside"/></xsl:for-each></xsl:when>
      <xsl:when test="t:expan"><xsl:for-each select="t:expan[1]"><xsl:call-template name="inside"/></xsl:for-each></xsl:when>
      <xsl:when test="t:ex"><xsl:for-each select="t:ex[1]"><xsl:call-template name="inside"/></xsl:for-each></xsl:when>
      <xsl:when test="*[1][self::t:choice or self::t:app]"><xsl:apply-templates select="*[1]"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="*[1]"><xsl:call-template name="inside"/></xsl:for-each></xsl:otherwise>
    </xsl:choose>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="t:app">
    <xsl:call-template name="aim"/>
    <xsl:call-template name="variant"/>
    <xsl:for-each select="(t:lem | t:rdg[not(../t:lem)])[1]"><xsl:call-template name="inside"/></xsl:for-each>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- The beginning of a place with several readings: of which kind, in the words that are to be read, and in the others. As
       transcribed a text has nothing to tell of them. -->
  <xsl:template name="variant">
    <xsl:choose>
      <xsl:when test="$view = 'transcribed'"><xsl:text>#[</xsl:text></xsl:when>
      <xsl:otherwise><xsl:call-template name="told-variant"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="told-variant">
    <xsl:text>#variant("</xsl:text>
    <xsl:choose>
      <xsl:when test="self::t:app">app</xsl:when>
      <xsl:otherwise><xsl:value-of select="local-name((t:sic | t:orig | t:abbr | t:am | *)[1])"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>", </xsl:text>
    <xsl:call-template name="words-literal"/>
    <xsl:text>, </xsl:text>
    <xsl:variable name="others">
      <xsl:for-each select="*[key('hidden', generate-id())]">
        <xsl:if test="position() > 1">; </xsl:if>
        <xsl:call-template name="words"><xsl:with-param name="of" select="self::*[not(self::t:note)] | self::t:note/node()"/></xsl:call-template>
        <xsl:if test="@wit"><xsl:value-of select="concat(' (', translate(@wit, '#', ''), ')')"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space($others)"/></xsl:call-template>
    <xsl:text>)[</xsl:text>
  </xsl:template>

  <xsl:template match="t:ex"><xsl:if test="$view != 'transcribed'"><xsl:call-template name="inside"/></xsl:if></xsl:template>
  <!-- What editors supplied: a reading that the source does not have, with the word to which it belongs. -->
  <xsl:template match="t:supplied[not(@reason = 'explanatory')]">
    <xsl:if test="$view != 'transcribed'">
      <xsl:text>#variant("supplied", </xsl:text><xsl:call-template name="words-literal"/><xsl:text>, "")[</xsl:text>
      <xsl:call-template name="inside"/>
      <xsl:text>]</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="t:add[@resp]"><xsl:if test="not($view = 'transcribed' and key('editors', generate-id()))"><xsl:call-template name="inside"/></xsl:if></xsl:template>
  <xsl:template match="t:del"><xsl:call-template name="phrase"><xsl:with-param name="as" select="'struck'"/></xsl:call-template></xsl:template>
  <xsl:template match="t:surplus">
    <xsl:choose>
      <xsl:when test="$view = 'transcribed'"><xsl:call-template name="inside"/></xsl:when>
      <xsl:otherwise><xsl:text>#"{"</xsl:text><xsl:call-template name="inside"/><xsl:text>#"}"</xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:gap | t:space">
    <xsl:call-template name="aim"/>
    <xsl:choose><xsl:when test="self::t:gap">#"[…]"</xsl:when><xsl:otherwise>#hole()</xsl:otherwise></xsl:choose>
    <xsl:for-each select="t:desc"><xsl:text> #"("</xsl:text><xsl:call-template name="inside"/><xsl:text>#")"</xsl:text></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
