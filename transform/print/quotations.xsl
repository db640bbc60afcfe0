<?xml version="1.0" encoding="UTF-8"?>
<!-- Quoted matter; its marks are characters of the text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:quote | t:q">
    <xsl:choose>
      <xsl:when test="@type = 'pull'"><xsl:call-template name="block"><xsl:with-param name="as" select="'pull'"/></xsl:call-template></xsl:when>
      <xsl:when test="key('block', generate-id())">
        <xsl:call-template name="block">
          <xsl:with-param name="as"><xsl:call-template name="unless-deep"><xsl:with-param name="as" select="'quotation'"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="after"><xsl:if test="not(*[last()][self::t:p or self::t:ab])"><xsl:call-template name="closing"/></xsl:if></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="inside"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Typst sets blocks in each other up to some depth alone, and no page has room for that many: below it they are only paragraphs. -->
  <xsl:template name="unless-deep">
    <xsl:param name="as"/>
    <xsl:choose>
      <xsl:when test="count(ancestor::*[self::t:list or self::t:quote or self::t:q or self::t:cit or self::t:floatingText or self::t:note or self::t:table or self::t:lg or self::t:figure or self::t:sp]) > 9">flat</xsl:when>
      <xsl:otherwise><xsl:value-of select="$as"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A quotation and below it the words that say whence it is. -->
  <xsl:template match="t:cit[key('block', generate-id())]">
    <xsl:variable name="last" select="*[last()]"/>
    <xsl:text>#cited[</xsl:text>
    <xsl:call-template name="aim"/>
    <xsl:apply-templates select="$last/preceding-sibling::node()"/>
    <xsl:choose>
      <xsl:when test="$last[self::t:bibl or self::t:ref]"><xsl:text>#whence[</xsl:text><xsl:apply-templates select="$last"/><xsl:call-template name="closing"/><xsl:text>]</xsl:text></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$last"/><xsl:if test="not($last[key('block', generate-id())])"><xsl:call-template name="closing"/></xsl:if></xsl:otherwise>
    </xsl:choose>
    <xsl:text>]&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="t:cit[key('block', generate-id())]/t:quote[not(key('block', generate-id()))] | t:cit[key('block', generate-id())]/t:q[not(key('block', generate-id()))]">
    <xsl:call-template name="block"><xsl:with-param name="as" select="'quotation'"/><xsl:with-param name="after"><xsl:call-template name="closing"/></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- The sign that closes the sentence after a displayed quotation is set at the end of its last line, not on one of its own.
       Called on the citation or the quotation, or on the last paragraph in it. -->
  <xsl:template name="closing">
    <xsl:variable name="quotation" select="self::*[self::t:p or self::t:ab]/.. | self::*[not(self::t:p or self::t:ab)]"/>
    <xsl:variable name="outer" select="$quotation[not(following-sibling::*)]/parent::t:cit"/>
    <xsl:for-each select="($outer | $quotation[not($outer)])[key('block', generate-id())]/following-sibling::node()[1][self::text()][contains($closing-signs, substring(., 1, 1))]">
      <xsl:text>#</xsl:text><xsl:call-template name="literal"><xsl:with-param name="text" select="substring(., 1, 1)"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="closing-of-quote"><xsl:if test="(parent::t:quote or parent::t:q) and not(following-sibling::*)"><xsl:call-template name="closing"/></xsl:if></xsl:template>
  <xsl:variable name="closing-signs" select="'.,;:!?)'"/>
</xsl:stylesheet>
