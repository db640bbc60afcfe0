<?xml version="1.0" encoding="UTF-8"?>
<!-- From a flow of text with signs in it to lines.
     The templates write a document as one flow in which white space means nothing, and these noncharacters mean:
     &#xFDD3; here a new block begins or ends; &#xFDD2; a line ends; &#xFDD4; one blank of indentation; &#xFDD5; a tab;
     &#xFDD7; a blank that stays; &#xFDD6; this block is a heading; &#xFDD0;498&#xFDD1; page 498 begins inside the word. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">

  <xsl:variable name="signs" select="'&#xFDD0;&#xFDD1;&#xFDD2;&#xFDD3;&#xFDD4;&#xFDD5;&#xFDD6;&#xFDD7;'"/>
  <xsl:variable name="signs-to-skip" select="'&#xFDD2;&#xFDD4;&#xFDD5;&#xFDD6;&#xFDD7;'"/>
  <xsl:variable name="end-of-block" select="'&#xFDD3;'"/>
  <xsl:variable name="end-of-line" select="'&#xFDD2;'"/>
  <xsl:variable name="tab" select="'&#xFDD5;'"/>
  <xsl:variable name="blank" select="'&#xFDD7;'"/>
  <xsl:variable name="heading" select="'&#xFDD6;'"/>

  <!-- Each block of the flow after a blank line, a heading after two. -->
  <xsl:template name="print">
    <xsl:param name="flow"/>
    <xsl:for-each select="str:tokenize(string($flow), $end-of-block)[normalize-space(translate(., $signs-to-skip, ''))]">
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="contains(., $heading)"><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:for-each select="str:tokenize(string(.), $end-of-line)[normalize-space(translate(., $signs-to-skip, ''))]">
        <xsl:call-template name="print-line"/>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="print-line">
    <xsl:variable name="words" select="translate(., '&#xFDD4;', '')"/>
    <xsl:value-of select="str:padding(string-length(.) - string-length($words), ' ')"/>
    <xsl:call-template name="print-words"><xsl:with-param name="words" select="normalize-space(translate($words, $heading, ''))"/></xsl:call-template>
  </xsl:template>

  <!-- A page number inside a word goes behind the word. -->
  <xsl:template name="print-words">
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="contains($words, '&#xFDD0;')">
        <xsl:variable name="before" select="substring-before($words, '&#xFDD0;')"/>
        <xsl:variable name="follows" select="substring-after($words, '&#xFDD1;')"/>
        <!-- Blanks beside such a break do not count: TEI says that @break decides. -->
        <xsl:variable name="after" select="substring($follows, 1 + starts-with($follows, ' '))"/>
        <xsl:variable name="trailing" select="number(substring($before, string-length($before)) = ' ')"/>
        <xsl:variable name="rest" select="substring-before(concat($after, ' '), ' ')"/>
        <xsl:value-of select="translate(substring($before, 1, string-length($before) - $trailing), concat($tab, $blank), '&#9; ')"/>
        <xsl:value-of select="concat($rest, ' [', $label-page-abbreviated, substring-before(substring-after($words, '&#xFDD0;'), '&#xFDD1;'), ']')"/>
        <xsl:call-template name="print-words"><xsl:with-param name="words" select="substring($after, string-length($rest) + 1)"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($words, concat($tab, $blank), '&#9; ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A block of the current element: its sign, its indentation, what it holds. -->
  <xsl:template name="block">
    <xsl:param name="before"/>
    <xsl:if test="not(self::t:p and (parent::t:item or parent::t:note) and not(preceding-sibling::node()[self::* or normalize-space()][1]) or preceding-sibling::*[1][self::t:speaker])">
      <xsl:value-of select="$end-of-block"/>
      <xsl:call-template name="indentation"/>
    </xsl:if>
    <xsl:value-of select="$before"/>
    <xsl:apply-templates/>
    <xsl:value-of select="$end-of-block"/>
  </xsl:template>

  <!-- Four blanks for each displayed quotation around, two for each item of a list. -->
  <xsl:template name="indentation">
    <xsl:variable name="notes" select="count(ancestor-or-self::t:note)"/>
    <xsl:variable name="quotations" select="count(ancestor-or-self::*[self::t:quote or self::t:q][key('block', generate-id())][count(ancestor::t:note) = $notes])"/>
    <xsl:variable name="items" select="count(ancestor::t:item[count(ancestor::t:note) = $notes])"/>
    <xsl:value-of select="str:padding(4 * $quotations + 2 * $items, '&#xFDD4;')"/>
  </xsl:template>
</xsl:stylesheet>
