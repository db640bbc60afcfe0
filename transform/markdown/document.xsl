<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xsl:stylesheet [
  <!ENTITY end-of-line "&#xFDD2;">
  <!ENTITY end-of-block "&#xFDD3;">
  <!ENTITY blank "&#xFDD7;">
  <!ENTITY note "&#xFDE2;">
  <!ENTITY end "&#xFDE3;">
  <!ENTITY emphasis "&#xFDE7;">
  <!ENTITY strong "&#xFDE8;">
  <!ENTITY link "&#xFDE9;">
  <!ENTITY value "&#xFDEA;">
  <!ENTITY call "&#xFDEB;">
  <!ENTITY section "&#xFDEC;">
  <!ENTITY header "&#xFDED;">
  <!ENTITY break "&#xFDEE;">
  <!ENTITY close "&#xFDEF;">
]>
<!-- One TEI document as a flow with signs (../text/signs.xsl), of which Markdown is made. Beside those of plain text there are
     the signs of edenda.writers.flow.markup; no character of Markdown is written here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="../text/document.xsl"/>

  <!-- What the title block of a plain text says, as fields: a name and its value. -->
  <xsl:template name="title-block">
    <xsl:text>title&value;</xsl:text><xsl:call-template name="title"/>
    <xsl:text>&end-of-line;subtitle&value;</xsl:text><xsl:call-template name="subtitle"/>
    <xsl:for-each select="t:teiHeader/t:fileDesc/t:titleStmt/t:author">
      <xsl:text>&end-of-line;author&value;</xsl:text><xsl:call-template name="words"/>
    </xsl:for-each>
    <xsl:text>&end-of-line;date&value;</xsl:text><xsl:call-template name="date"/>
    <xsl:text>&end-of-line;day&value;</xsl:text><xsl:call-template name="day"/>
    <xsl:text>&end-of-line;lang&value;</xsl:text><xsl:call-template name="language"/>
  </xsl:template>

  <!-- The day of the document as a value, where it is one day. -->
  <xsl:template name="day">
    <xsl:variable name="value"><xsl:call-template name="sort-date"/></xsl:variable>
    <xsl:variable name="words"><xsl:call-template name="date"/></xsl:variable>
    <xsl:variable name="said"><xsl:call-template name="written-date"><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:variable>
    <xsl:if test="string-length($value) = 10 and $said = string($words)"><xsl:call-template name="html-date"><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- How deep a heading stands is how many sections there are around it. -->
  <xsl:template match="t:div | t:div1 | t:div2 | t:div3 | t:div4 | t:div5 | t:div6 | t:div7">
    <xsl:text>&end-of-block;&section;</xsl:text><xsl:apply-templates/><xsl:text>&end-of-block;&close;</xsl:text>
  </xsl:template>

  <xsl:template match="t:milestone[@unit = 'section'][parent::t:div or parent::t:body][preceding-sibling::*][following-sibling::*[1][not(self::t:div[t:head])]]">
    <xsl:text>&end-of-block;&break;&end-of-block;</xsl:text>
  </xsl:template>

  <!-- Blanks at the beginning of a line mean nothing there. -->
  <xsl:template name="indented"/>

  <!-- Emphasis that the source shows by italic or bold type. -->
  <xsl:template match="t:hi | t:emph">
    <xsl:variable name="rend" select="concat(' ', @rend, @rendition)"/>
    <xsl:choose>
      <xsl:when test="contains($rend, 'bold')"><xsl:text>&strong;</xsl:text><xsl:apply-templates/><xsl:text>&close;</xsl:text></xsl:when>
      <xsl:when test="contains($rend, 'ital') or $rend = ' '"><xsl:text>&emphasis;</xsl:text><xsl:apply-templates/><xsl:text>&close;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Links outward; one in another, and one around the call of a note, is none. -->
  <xsl:template match="t:ref[starts-with(@target, 'http://') or starts-with(@target, 'https://') or starts-with(@target, 'mailto:')][not(.//t:note or ancestor::t:ref)]">
    <xsl:value-of select="concat('&link;', normalize-space(@target), '&value;')"/>
    <xsl:apply-templates/>
    <xsl:text>&close;</xsl:text>
  </xsl:template>

  <!-- A row of labels is the head of its table. -->
  <xsl:template match="t:table/t:row[@role = 'label' or not(t:cell[not(@role = 'label')])]">
    <xsl:text>&header;</xsl:text><xsl:apply-imports/>
  </xsl:template>

  <!-- A note that stands at the end is called by a key. -->
  <xsl:template match="t:note">
    <xsl:variable name="label"><xsl:call-template name="label-of-note"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$label != '' and $notes != 'inline' and not($is-transcribed and key('editors', generate-id()))"><xsl:call-template name="call"/></xsl:when>
      <xsl:otherwise><xsl:apply-imports/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:ref[@type = 'noteref']">
    <xsl:variable name="called" select="key('id', substring-after(@target, '#'))[1]"/>
    <xsl:variable name="label"><xsl:for-each select="$called"><xsl:call-template name="label-of-note"/></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$label != '' and $notes != 'inline' and not($is-transcribed and $called[key('editors', generate-id())])"><xsl:for-each select="$called"><xsl:call-template name="call"/></xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:apply-imports/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="call">
    <xsl:text>&call;</xsl:text>
    <xsl:call-template name="key-of-note"/>
    <xsl:text>&close;</xsl:text>
  </xsl:template>

  <!-- The source's own number, where its notes have numbers; else how manieth it is. -->
  <xsl:variable name="numbers-only" select="$own-numbers and not($source-notes[translate(normalize-space(@n), '0123456789', '') != ''])"/>
  <xsl:template name="key-of-note">
    <xsl:variable name="label"><xsl:call-template name="label-of-note"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$numbers-only and not(@type = 'textual' or @type = 'commentary')"><xsl:value-of select="$label"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:for-each select="$at-the-end">
      <xsl:text>&end-of-block;&call;</xsl:text>
      <xsl:call-template name="key-of-note"/>
      <xsl:text>&value;</xsl:text>
      <xsl:call-template name="label-of-note"/>
      <xsl:text>&close;:&blank;&note;</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>&end;&end-of-block;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
