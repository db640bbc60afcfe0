<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xsl:stylesheet [
  <!ENTITY end-of-line "&#xFDD2;">
  <!ENTITY end-of-block "&#xFDD3;">
  <!ENTITY no-wrap "&#xFDD9;">
  <!ENTITY flow "&#xFDDA;">
  <!ENTITY end-of-flow "&#xFDDB;">
]>
<!-- One TEI document as a flow with signs (signs.xsl), of which plain text is made. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="../common/structure.xsl"/>
  <xsl:import href="../common/reading.xsl"/>
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:import href="../common/numbers.xsl"/>
  <xsl:import href="../common/header.xsl"/>
  <xsl:include href="signs.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="phrases.xsl"/>

  <!-- Which wording is asked for: `reading`, or `transcribed`, that of the source. -->
  <xsl:param name="view" select="'reading'"/>
  <!-- Where notes stand: at the `end`, or `inline`, where they are called. Whether the source's page numbers are said: `yes`, `no`. -->
  <xsl:param name="notes" select="'end'"/>
  <xsl:param name="pages" select="'yes'"/>

  <xsl:variable name="is-transcribed" select="$view = 'transcribed'"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/"><xsl:apply-templates select="t:TEI"/></xsl:template>

  <xsl:template match="/t:TEI">
    <xsl:text>&flow;</xsl:text>
    <xsl:call-template name="title-block"/>
    <xsl:text>&end-of-flow;&flow;</xsl:text>
    <xsl:apply-templates select="t:text"/>
    <xsl:text>&end-of-flow;</xsl:text>
    <xsl:if test="$notes != 'inline'">
      <xsl:text>&flow;</xsl:text>
      <xsl:call-template name="notes"/>
      <xsl:text>&end-of-flow;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- A document inside another is a block of it. -->
  <xsl:template match="t:TEI"><b>&end-of-block;<xsl:apply-templates select="t:text"/>&end-of-block;</b></xsl:template>

  <!-- Title, author and date. A heading of the text that only repeats the title is not said again. -->
  <xsl:template name="title-block">
    <xsl:call-template name="title"/>
    <xsl:text>&end-of-line;</xsl:text>
    <xsl:call-template name="subtitle"/>
    <xsl:text>&end-of-line;</xsl:text>
    <xsl:call-template name="authors"/>
    <xsl:text>&end-of-line;</xsl:text>
    <xsl:call-template name="date"/>
  </xsl:template>

  <!-- The notes under a rule, in the order of their calls. A note in a running head is left out with that, unless the text calls
       it as well. -->
  <xsl:variable name="at-the-end" select="$called[not($is-transcribed and key('editors', generate-id()) or ancestor::t:fw and not(key('called-again', @xml:id)))]"/>
  <xsl:key name="called-again" match="t:text//t:ref[@type = 'noteref'][not(ancestor::t:fw)]" use="substring-after(@target, '#')"/>
  <xsl:template name="notes">
    <xsl:if test="$at-the-end">
      <xsl:text>&no-wrap;----------------------------------------&end-of-block;</xsl:text>
      <xsl:for-each select="$at-the-end"><xsl:call-template name="note-text"/></xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
