<?xml version="1.0" encoding="UTF-8"?>
<!-- Quoted matter. Its marks are characters of the text, so no element is used to which a browser adds some. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:quote | t:q">
    <xsl:choose>
      <xsl:when test="@type = 'pull'"><aside><xsl:call-template name="attributes"><xsl:with-param name="class" select="'pull'"/></xsl:call-template><xsl:call-template name="quoted"/></aside><xsl:text>&#10;</xsl:text></xsl:when>
      <xsl:when test="key('block', generate-id())"><blockquote><xsl:call-template name="attributes"/><xsl:call-template name="quoted"/></blockquote><xsl:text>&#10;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="quoted"><xsl:apply-templates/><xsl:call-template name="source-links"/><xsl:if test="not(*[last()][self::t:p or self::t:lg or self::t:l])"><xsl:call-template name="closing"/></xsl:if></xsl:template>

  <!-- The sign that closes the sentence after a displayed quotation is set at the end of its last line, not on one of its own.
       Called on the citation or the quotation, or on the last paragraph in it. -->
  <xsl:template name="closing">
    <xsl:variable name="quotation" select="self::t:p/.. | self::*[not(self::t:p)]"/>
    <xsl:variable name="outer" select="$quotation[not(following-sibling::*)]/parent::t:cit"/>
    <xsl:for-each select="($outer | $quotation[not($outer)])[key('block', generate-id())]/following-sibling::node()[1][self::text()][contains($closing-signs, substring(., 1, 1))]"><xsl:value-of select="substring(., 1, 1)"/></xsl:for-each>
  </xsl:template>
  <xsl:variable name="closing-signs" select="'.,;:!?)'"/>
  <xsl:template name="after-quotation">
    <xsl:choose>
      <xsl:when test="contains($closing-signs, substring(., 1, 1)) and preceding-sibling::*[1][key('block', generate-id())][not(@type = 'pull')]"><xsl:value-of select="substring(., 2)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:cit">
    <xsl:choose>
      <xsl:when test="key('block', generate-id())"><div><xsl:call-template name="attributes"><xsl:with-param name="class" select="'displayed'"/></xsl:call-template><xsl:call-template name="cited-quotation"/></div><xsl:text>&#10;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A quotation and below it the words that say whence it is; the closing sign follows whichever stands last. -->
  <xsl:template name="cited-quotation">
    <xsl:variable name="last" select="*[last()]"/>
    <xsl:apply-templates select="$last/preceding-sibling::node()"/>
    <xsl:choose>
      <xsl:when test="$last[self::t:bibl or self::t:ref]"><div class="whence"><xsl:apply-templates select="$last"/><xsl:call-template name="closing"/></div></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$last"/><xsl:if test="not($last[key('block', generate-id())])"><xsl:call-template name="closing"/></xsl:if></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="$last/following-sibling::node()"/>
  </xsl:template>
</xsl:stylesheet>
