<?xml version="1.0" encoding="UTF-8"?>
<!-- One TEI document as plain text: a paragraph is a line, a blank line stands between blocks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="../common/structure.xsl"/>
  <xsl:import href="../common/reading.xsl"/>
  <xsl:import href="../common/views.xsl"/>
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:import href="../common/numbers.xsl"/>
  <xsl:import href="../common/header.xsl"/>
  <xsl:include href="lines.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="phrases.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/"><xsl:apply-templates select="t:TEI"/></xsl:template>

  <xsl:template match="t:TEI">
    <xsl:call-template name="title-block"/>
    <xsl:call-template name="print">
      <xsl:with-param name="flow"><xsl:apply-templates select="t:text"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="notes"/>
  </xsl:template>

  <!-- Title, author and date. A heading of the text that only repeats the title is not said again. -->
  <xsl:template name="title-block">
    <xsl:call-template name="title"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="line"><xsl:with-param name="words"><xsl:call-template name="subtitle"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="words"><xsl:call-template name="authors"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="words"><xsl:call-template name="date"/></xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="line">
    <xsl:param name="words"/>
    <xsl:if test="normalize-space($words)"><xsl:value-of select="normalize-space($words)"/><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>

  <!-- The notes under a rule, in the order of their calls. -->
  <xsl:template name="notes">
    <xsl:if test="$called">
      <xsl:text>&#10;----------------------------------------&#10;</xsl:text>
      <xsl:call-template name="print">
        <xsl:with-param name="flow"><xsl:for-each select="$called"><xsl:call-template name="note-text"/></xsl:for-each></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
