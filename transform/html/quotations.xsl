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

  <xsl:template name="quoted"><xsl:apply-templates/><xsl:call-template name="source-links"/></xsl:template>

  <xsl:template match="t:cit">
    <xsl:choose>
      <xsl:when test="key('block', generate-id())"><div><xsl:call-template name="attributes"><xsl:with-param name="class" select="'displayed'"/></xsl:call-template><xsl:apply-templates/></div><xsl:text>&#10;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
