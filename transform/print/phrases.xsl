<?xml version="1.0" encoding="UTF-8"?>
<!-- Within paragraphs: names, dates, the source's pages, emphasis. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <!-- What points to the register. -->
  <xsl:template match="*[contains(@ref, 'register.xml#')]">
    <xsl:text>#mention(</xsl:text>
    <xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space(@ref)"/></xsl:call-template>
    <xsl:text>)[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="t:pb">
    <xsl:text>#source-page(</xsl:text><xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space(@n)"/></xsl:call-template><xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="t:hi | t:emph | t:foreign | t:title[@level = 'm' or @level = 'j']"><xsl:text>#emph[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text></xsl:template>

  <xsl:template match="t:choice"><xsl:call-template name="shown-reading"/></xsl:template>
</xsl:stylesheet>
