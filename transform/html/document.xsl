<?xml version="1.0" encoding="UTF-8"?>
<!-- One TEI document as a page of HTML5. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="../common/structure.xsl"/>
  <xsl:import href="../common/reading.xsl"/>
  <xsl:import href="../common/views.xsl"/>
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:import href="../common/numbers.xsl"/>
  <xsl:import href="../common/mentions.xsl"/>
  <xsl:import href="../common/pointers.xsl"/>
  <xsl:import href="../common/register.xsl"/>
  <xsl:import href="../common/entry.xsl"/>
  <xsl:import href="../common/header.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="attributes.xsl"/>
  <xsl:include href="card.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="citation.xsl"/>
  <xsl:include href="downloads.xsl"/>
  <xsl:include href="views.xsl"/>
  <xsl:include href="contents.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="headings.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="quotations.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="pages.xsl"/>
  <xsl:include href="editorial.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="mentioned.xsl"/>
  <xsl:include href="search-facts.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:variable name="text-language"><xsl:for-each select="$doc/t:TEI"><xsl:call-template name="language"/></xsl:for-each></xsl:variable>

  <xsl:variable name="page-title"><xsl:for-each select="$doc/t:TEI"><xsl:call-template name="title"/></xsl:for-each></xsl:variable>

  <xsl:template match="/"><xsl:apply-templates select="t:TEI"/></xsl:template>

  <xsl:template match="t:TEI">
    <html lang="{$text-language}">
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="$page-title"/></xsl:call-template>
      <body data-copy="{$label-copy}" data-copied="{$label-copied}">
        <xsl:attribute name="class">document<xsl:if test="$called"> noted</xsl:if></xsl:attribute>
        <xsl:call-template name="page-top"><xsl:with-param name="skip-to" select="'_text'"/></xsl:call-template>
        <main>
          <xsl:call-template name="search-facts"/>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="card"/>
          <xsl:call-template name="views"/>
          <xsl:call-template name="contents"/>
          <xsl:call-template name="article"/>
          <xsl:call-template name="endnotes"/>
          <xsl:call-template name="apparatus"/>
          <xsl:call-template name="cited"/>
          <xsl:call-template name="mentioned"/>
          <xsl:call-template name="about"/>
          <xsl:call-template name="cite"/>
          <xsl:call-template name="neighbours"/>
          <xsl:call-template name="search-names"/>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="article">
    <article id="_text">
      <xsl:apply-templates select="t:text/@*" mode="data"/>
      <xsl:if test="@xml:id"><span id="{@xml:id}"></span></xsl:if>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="t:text"/>
    </article>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
