<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: with their own labels, with numbers, with marks, with neither. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:list">
    <xsl:apply-templates select="*[not(self::t:pb or self::t:item or self::t:label[following-sibling::*[1][self::t:item]])][not(preceding-sibling::t:item or preceding-sibling::t:label)]"/>
    <xsl:if test="t:item"><xsl:call-template name="items"><xsl:with-param name="rend" select="concat(@rend, ' ', @type)"/></xsl:call-template></xsl:if>
    <xsl:apply-templates select="t:item[last()]/following-sibling::*"/>
  </xsl:template>

  <xsl:template name="items">
    <xsl:param name="rend"/>
    <xsl:variable name="depth"><xsl:call-template name="unless-deep"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$depth = 'flat'">
        <xsl:text>#flat[</xsl:text>
        <xsl:for-each select="t:item">
          <xsl:text>#flat[</xsl:text>
          <xsl:for-each select="preceding-sibling::*[1][self::t:label]"><xsl:call-template name="inside"/><xsl:text> </xsl:text></xsl:for-each>
          <xsl:call-template name="item"/>
          <xsl:text>]</xsl:text>
        </xsl:for-each>
        <xsl:text>]&#10;</xsl:text>
      </xsl:when>
      <xsl:when test="t:label[following-sibling::*[1][self::t:item]]">
        <xsl:variable name="long" select="t:label[string-length(normalize-space()) > 12][1]"/>
        <xsl:choose>
          <xsl:when test="@type = 'gloss' or $long and not(@type = 'memorandum')">#terms-list(inner: </xsl:when>
          <xsl:when test="@type = 'memorandum'">#memorandum(inner: </xsl:when>
          <xsl:otherwise>#labelled(inner: </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat(boolean(ancestor::t:item), ', ')"/>
        <xsl:for-each select="t:item"><xsl:text>([</xsl:text><xsl:for-each select="preceding-sibling::*[1][self::t:label]"><xsl:call-template name="inside"/></xsl:for-each><xsl:text>], [</xsl:text><xsl:call-template name="item"/><xsl:text>]), </xsl:text></xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="format">
          <xsl:choose>
            <xsl:when test="contains($rend, 'lower-alpha')">a.</xsl:when>
            <xsl:when test="contains($rend, 'upper-alpha')">A.</xsl:when>
            <xsl:when test="contains($rend, 'lower-roman')">i.</xsl:when>
            <xsl:when test="contains($rend, 'upper-roman')">I.</xsl:when>
            <xsl:when test="contains($rend, 'order') and not(contains($rend, 'unorder')) or contains($rend, 'number') or contains($rend, 'decimal')">1.</xsl:when>
          </xsl:choose>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="$format != ''"><xsl:value-of select="concat('#numbered(format: &quot;', $format, '&quot;, inner: ')"/></xsl:when>
          <xsl:when test="@type = 'contents' or @type = 'simple' or @rend = 'simple' or contains($rend, 'none')">#unmarked(inner: </xsl:when>
          <xsl:otherwise>#marked(inner: </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat(boolean(ancestor::t:item), ', ')"/>
        <xsl:for-each select="t:item"><xsl:text>[</xsl:text><xsl:call-template name="item"/><xsl:text>], </xsl:text></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$depth != 'flat'"><xsl:text>)&#10;</xsl:text></xsl:if>
  </xsl:template>

  <!-- An item, with what stands between it and the one before. -->
  <xsl:template name="item">
    <xsl:choose>
      <xsl:when test="preceding-sibling::*[1][self::t:label]"><xsl:for-each select="preceding-sibling::*[1]"><xsl:call-template name="between-items"/></xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:call-template name="between-items"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="inside"/>
  </xsl:template>

  <!-- What stands between items, on the way back to the one before; in front of the first, only pages. -->
  <xsl:template name="between-items">
    <xsl:choose>
      <xsl:when test="not(preceding-sibling::*[1])"><xsl:call-template name="pages-before"/></xsl:when>
      <xsl:when test="preceding-sibling::*[1][self::t:pb]">
        <xsl:for-each select="preceding-sibling::*[1]"><xsl:call-template name="between-items"/><xsl:call-template name="page-mark"/></xsl:for-each>
      </xsl:when>
      <xsl:when test="preceding-sibling::*[1][not(self::t:item)] and preceding-sibling::t:item[1]">
        <xsl:for-each select="preceding-sibling::*[1]"><xsl:call-template name="between-items"/><xsl:apply-templates select="."/></xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
