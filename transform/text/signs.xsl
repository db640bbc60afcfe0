<?xml version="1.0" encoding="UTF-8"?>
<!-- The signs of a flow: noncharacters that say where blocks and lines begin and end. The templates write a document as one
     flow in which white space means nothing; edenda.writers.flow, which says what each sign means, makes lines of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:variable name="behind" select="'&#xFDD0;'"/>
  <xsl:variable name="end-of-behind" select="'&#xFDD1;'"/>
  <xsl:variable name="end-of-line" select="'&#xFDD2;'"/>
  <xsl:variable name="end-of-block" select="'&#xFDD3;'"/>
  <xsl:variable name="indent" select="'&#xFDD4;'"/>
  <xsl:variable name="tab" select="'&#xFDD5;'"/>
  <xsl:variable name="heading" select="'&#xFDD6;'"/>
  <xsl:variable name="blank" select="'&#xFDD7;'"/>
  <xsl:variable name="hang" select="'&#xFDD8;'"/>
  <xsl:variable name="no-wrap" select="'&#xFDD9;'"/>
  <xsl:variable name="flow" select="'&#xFDDA;'"/>
  <xsl:variable name="end-of-flow" select="'&#xFDDB;'"/>
  <xsl:variable name="within" select="'&#xFDDC;'"/>
  <xsl:variable name="end-of-within" select="'&#xFDDD;'"/>
  <xsl:variable name="quotation" select="'&#xFDE0;'"/>
  <xsl:variable name="item" select="'&#xFDE1;'"/>
  <xsl:variable name="note" select="'&#xFDE2;'"/>
  <xsl:variable name="end" select="'&#xFDE3;'"/>
  <xsl:variable name="table" select="'&#xFDE4;'"/>
  <xsl:variable name="end-of-table" select="'&#xFDE5;'"/>
  <xsl:variable name="cell" select="'&#xFDE6;'"/>

  <!-- A flow, to be laid out. -->
  <xsl:template name="print">
    <xsl:param name="flow"/>
    <xsl:value-of select="concat('&#xFDDA;', $flow, $end-of-flow)"/>
  </xsl:template>

  <!-- A block of the current element. The first paragraph of an item or a note goes on in the line of the label. -->
  <xsl:template name="block">
    <xsl:param name="before"/>
    <b>
    <xsl:if test="not(self::t:p and (parent::t:item or parent::t:note) and not(preceding-sibling::t:p[1] or preceding-sibling::node()[normalize-space()]))">
      <xsl:value-of select="$end-of-block"/>
    </xsl:if>
    <xsl:value-of select="$before"/>
    <xsl:apply-templates/>
    <xsl:value-of select="$end-of-block"/>
    </b>
  </xsl:template>
</xsl:stylesheet>
