<?xml version="1.0" encoding="UTF-8"?>
<!-- What opens and closes a letter, and title pages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:opener | t:closer | t:postscript | t:argument | t:epigraph"><xsl:call-template name="block"><xsl:with-param name="as" select="local-name()"/></xsl:call-template></xsl:template>
  <xsl:template match="t:dateline | t:salute | t:signed | t:byline | t:trailer | t:address">
    <xsl:choose>
      <xsl:when test="key('block', generate-id())"><xsl:call-template name="block"><xsl:with-param name="as" select="local-name()"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="inside"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- A closing formula is no salutation. -->
  <xsl:template match="t:closer/t:salute | t:postscript/t:salute"><xsl:call-template name="block"><xsl:with-param name="as" select="'farewell'"/></xsl:call-template></xsl:template>
  <xsl:template match="t:docDate | t:docAuthor">
    <xsl:choose>
      <xsl:when test="key('block', generate-id())"><xsl:call-template name="block"><xsl:with-param name="as" select="'byline'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="inside"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:address/*[not(self::t:note or self::t:pb or self::t:lb or self::t:cb or self::t:anchor or self::t:milestone or self::t:fw)]">
    <xsl:call-template name="inside"/><xsl:text>#new-line()</xsl:text>
  </xsl:template>

  <!-- Stamps, file numbers and copies: each on a line of its own. -->
  <xsl:template match="t:opener/t:seg | t:closer/t:seg">
    <xsl:choose>
      <xsl:when test="starts-with(@type, 'stamp')"><xsl:call-template name="block"><xsl:with-param name="as" select="'stamp'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="block"><xsl:with-param name="as" select="'remark'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:titlePage"><xsl:call-template name="block"><xsl:with-param name="as" select="'printed-title-page'"/></xsl:call-template></xsl:template>
  <xsl:template match="t:titlePart">
    <xsl:choose>
      <xsl:when test="not(@type) or @type = 'main'"><xsl:call-template name="block"><xsl:with-param name="as" select="'title-part'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="block"><xsl:with-param name="as" select="'further-part'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:docImprint"><xsl:call-template name="block"><xsl:with-param name="as" select="'byline'"/></xsl:call-template></xsl:template>
</xsl:stylesheet>
