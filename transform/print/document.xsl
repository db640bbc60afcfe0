<?xml version="1.0" encoding="UTF-8"?>
<!-- One TEI document as Typst: a call of `part` with its facts and its text, in the words of typst/*.typ. All that a
     document says goes through the template `literal`; so nothing in it can be code. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="../common/structure.xsl"/>
  <xsl:import href="../common/reading.xsl"/>
  <xsl:import href="../common/views.xsl"/>
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:import href="../common/numbers.xsl"/>
  <xsl:import href="../common/facts.xsl"/>
  <xsl:import href="../common/addresses.xsl"/>
  <xsl:include href="literals.xsl"/>
  <xsl:include href="marks.xsl"/>
  <xsl:include href="pages.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="quotations.xsl"/>
  <xsl:include href="letters.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="bibliographies.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="editorial.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="header.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- What stands before all keys of the document; empty for one that is set by itself. -->
  <xsl:param name="stem"/>

  <xsl:template match="/"><xsl:apply-templates select="t:TEI"/></xsl:template>

  <xsl:template match="t:TEI">
    <xsl:text>#part((</xsl:text>
    <xsl:call-template name="facts-of-document"/>
    <xsl:text>), [&#10;#aim(</xsl:text><xsl:call-template name="key-literal"/><xsl:text>)</xsl:text>
    <xsl:call-template name="aim"/>
    <xsl:text>#with-line-numbers[</xsl:text><xsl:apply-templates select="t:text"/><xsl:text>]&#10;</xsl:text>
    <xsl:call-template name="cited"/>
    <xsl:text>])&#10;</xsl:text>
  </xsl:template>

  <xsl:variable name="title"><xsl:for-each select="$doc/t:TEI"><xsl:call-template name="title"/></xsl:for-each></xsl:variable>
  <xsl:variable name="subtitle"><xsl:for-each select="$doc/t:TEI"><xsl:call-template name="subtitle"/></xsl:for-each></xsl:variable>

</xsl:stylesheet>
