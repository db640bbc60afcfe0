<?xml version="1.0" encoding="UTF-8"?>
<!-- The source of a document in words. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <!-- The words of several elements with blanks between them. -->
  <xsl:template name="parts">
    <xsl:param name="of"/>
    <xsl:for-each select="$of">
      <xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:call-template name="words"/>
    </xsl:for-each>
  </xsl:template>

  <!-- mode="source": a source in words, as it would be cited: its own where it has punctuation of its own, else its parts
       with commas between them. -->
  <xsl:template match="*" mode="source"><xsl:call-template name="words"/></xsl:template>
  <xsl:template match="t:listBibl" mode="source"><xsl:apply-templates select="(t:bibl | t:biblStruct | t:msDesc | t:listBibl)[1]" mode="source"/></xsl:template>
  <xsl:template match="t:bibl" mode="source">
    <xsl:variable name="parts" select="*[not(self::t:availability or self::t:relatedItem or self::t:note or self::t:lb)]"/>
    <xsl:choose>
      <xsl:when test="text()[normalize-space()]"><xsl:call-template name="words"><xsl:with-param name="of" select="node()[not(self::t:availability or self::t:relatedItem or self::t:note)]"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="with-commas"><xsl:with-param name="of" select="$parts"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="t:relatedItem[normalize-space()]">
      <xsl:text>. </xsl:text>
      <xsl:if test="@type = 'original'"><xsl:value-of select="$label-original"/></xsl:if>
      <xsl:apply-templates select="*[1]" mode="source"/>
    </xsl:for-each>
  </xsl:template>
  <!-- Author, title, in: work, editor, series, place: publisher, date, pages. -->
  <xsl:template match="t:biblStruct" mode="source">
    <xsl:variable name="part"><xsl:call-template name="with-commas"><xsl:with-param name="of" select="t:analytic/t:author | t:analytic/t:title"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="$part"/>
    <xsl:if test="$part != '' and t:monogr"><xsl:value-of select="concat(', ', $label-cite-in, ' ')"/></xsl:if>
    <xsl:call-template name="with-commas"><xsl:with-param name="of" select="t:monogr/t:author | t:monogr/t:title | t:monogr/t:editor | t:monogr/t:edition | t:series/t:title | t:series/t:biblScope | t:monogr/t:imprint | t:monogr/t:biblScope"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="t:imprint" mode="source">
    <xsl:variable name="place"><xsl:call-template name="parts"><xsl:with-param name="of" select="t:pubPlace[1]"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="$place"/>
    <xsl:if test="$place != '' and *[not(self::t:pubPlace)]"><xsl:choose><xsl:when test="t:publisher">: </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose></xsl:if>
    <xsl:call-template name="with-commas"><xsl:with-param name="of" select="*[not(self::t:pubPlace[1])]"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="t:msDesc" mode="source"><xsl:call-template name="with-commas"><xsl:with-param name="of" select="t:msIdentifier/*"/></xsl:call-template></xsl:template>
  <xsl:template match="t:respStmt" mode="source"><xsl:call-template name="parts"><xsl:with-param name="of" select="*"/></xsl:call-template></xsl:template>
  <xsl:template match="t:date" mode="source"><xsl:call-template name="date-in-words"/></xsl:template>

  <xsl:template name="with-commas">
    <xsl:param name="of"/>
    <xsl:for-each select="$of[normalize-space() or self::t:date]">
      <xsl:if test="position() > 1">, </xsl:if>
      <xsl:apply-templates select="." mode="source"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
