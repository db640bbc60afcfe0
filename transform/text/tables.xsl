<?xml version="1.0" encoding="UTF-8"?>
<!-- A table as lines, one a row; its columns stand one below the other where they are few. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t exsl str">

  <xsl:template match="t:table">
    <xsl:variable name="written">
      <xsl:for-each select="*[not(self::t:head)]">
        <xsl:choose>
          <xsl:when test="self::t:row"><row><xsl:for-each select="*"><cell><xsl:call-template name="words-of-cell"/></cell></xsl:for-each></row></xsl:when>
          <xsl:otherwise><between><xsl:apply-templates select="."/></between></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="lines" select="exsl:node-set($written)/*"/>
    <xsl:variable name="measured"><xsl:if test="not($lines/cell[21])"><xsl:call-template name="widths"><xsl:with-param name="rows" select="$lines"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:value-of select="$end-of-block"/>
    <xsl:apply-templates select="t:head"/>
    <xsl:for-each select="$lines">
      <xsl:choose>
        <xsl:when test="self::row"><xsl:call-template name="row"><xsl:with-param name="widths" select="exsl:node-set($measured)/width"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat(., $end-of-line)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:value-of select="$end-of-block"/>
  </xsl:template>

  <xsl:template name="words-of-cell">
    <xsl:variable name="flow"><xsl:apply-templates/></xsl:variable>
    <xsl:value-of select="normalize-space(translate($flow, concat($end-of-block, $end-of-line, '&#xFDD4;'), '  '))"/>
  </xsl:template>

  <!-- The longest cell of each column, 40 signs at most: a longer one pushes only its own row. -->
  <xsl:template name="widths">
    <xsl:param name="rows"/>
    <xsl:param name="column" select="1"/>
    <xsl:if test="$rows/cell[$column]">
      <xsl:for-each select="$rows/cell[$column]">
        <xsl:sort select="string-length()" data-type="number" order="descending"/>
        <xsl:if test="position() = 1"><width><xsl:value-of select="string-length() - (string-length() &gt; 40) * (string-length() - 40)"/></width></xsl:if>
      </xsl:for-each>
      <xsl:call-template name="widths"><xsl:with-param name="rows" select="$rows"/><xsl:with-param name="column" select="$column + 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- One row: each cell filled up to the width of its column and two blanks; a tab between cells of very wide tables. -->
  <xsl:template name="row">
    <xsl:param name="widths"/>
    <xsl:for-each select="cell">
      <xsl:variable name="column" select="position()"/>
      <xsl:value-of select="."/>
      <xsl:choose>
        <xsl:when test="not(following-sibling::cell)"/>
        <xsl:when test="not($widths)"><xsl:value-of select="$tab"/></xsl:when>
        <xsl:when test="following-sibling::cell[string()]"><xsl:value-of select="str:padding(2 + ($widths[$column] &gt; string-length()) * ($widths[$column] - string-length()), $blank)"/></xsl:when>
      </xsl:choose>
    </xsl:for-each>
    <xsl:value-of select="$end-of-line"/>
  </xsl:template>
</xsl:stylesheet>
