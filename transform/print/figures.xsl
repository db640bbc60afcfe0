<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures: those that lie in the edition are shown; of others stands here what they show. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <!-- The pictures that can be shown: a line each, the address as it stands in @url, a tab, the path from the edition's folder. -->
  <xsl:param name="pictures"/>

  <xsl:template match="t:figure">
    <xsl:variable name="shown" select="t:graphic[contains($pictures, concat('&#10;', normalize-space(@url), '&#9;'))]"/>
    <xsl:text>#float[</xsl:text>
    <xsl:call-template name="aim"/>
    <xsl:apply-templates select="*[not(self::t:head or self::t:figDesc)]"/>
    <xsl:if test="not($shown)"><xsl:for-each select="t:figDesc"><xsl:call-template name="described"/></xsl:for-each></xsl:if>
    <xsl:for-each select="t:head"><xsl:call-template name="phrase"><xsl:with-param name="as" select="'caption'"/></xsl:call-template></xsl:for-each>
    <xsl:text>]&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="t:graphic">
    <xsl:variable name="path" select="substring-before(substring-after($pictures, concat('&#10;', normalize-space(@url), '&#9;')), '&#10;')"/>
    <xsl:choose>
      <xsl:when test="$path != ''">
        <xsl:text>#picture(</xsl:text>
        <xsl:call-template name="literal"><xsl:with-param name="text" select="$path"/></xsl:call-template>
        <xsl:text>, </xsl:text>
        <xsl:choose>
          <xsl:when test="../t:figDesc or t:desc"><xsl:call-template name="words-literal"><xsl:with-param name="of" select="../t:figDesc/node() | t:desc/node()"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="words-literal"><xsl:with-param name="of" select="../t:head/node()"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:text>)</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:for-each select="t:desc"><xsl:call-template name="described"/></xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a picture shows: in a figure a paragraph, else some words in one. -->
  <xsl:template name="described">
    <xsl:call-template name="phrase"><xsl:with-param name="as" select="'described'"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="ancestor::t:figure">#parbreak()</xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
