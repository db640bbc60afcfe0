<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands inside a line: no element here breaks it, or adds or takes a blank. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <!-- The signs are ours: a document that holds such noncharacters loses them, and nothing else. -->
  <xsl:template match="text()"><xsl:value-of select="translate(., '&#xFDD0;&#xFDD1;&#xFDD2;&#xFDD3;&#xFDD4;&#xFDD5;&#xFDD6;&#xFDD7;', '')"/></xsl:template>
  <xsl:template match="comment() | processing-instruction() | t:fw"/>

  <xsl:template match="t:lb">
    <xsl:choose>
      <xsl:when test="@break = 'no'"/>
      <xsl:when test="ancestor::*[self::t:head or self::t:byline or self::t:docAuthor or self::t:docDate or self::t:titlePart or self::t:docImprint
        or self::t:address or self::t:signed or self::t:salute or self::t:dateline or self::t:opener or self::t:closer]"><xsl:value-of select="$end-of-line"/></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:cb"><xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if></xsl:template>

  <xsl:template match="t:pb[@n]">
    <xsl:variable name="n" select="translate(@n, $signs, '')"/>
    <xsl:choose>
      <xsl:when test="@break = 'no'"><xsl:value-of select="concat('&#xFDD0;', $n, '&#xFDD1;')"/></xsl:when>
      <xsl:when test="parent::t:div or parent::t:body or parent::t:front or parent::t:back or parent::t:text or parent::t:list">
        <xsl:value-of select="concat($end-of-block, '[', $label-page-abbreviated, $n, ']', $end-of-block)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(' [', $label-page-abbreviated, $n, '] ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:choice">
    <xsl:variable name="source" select="(t:sic | t:orig | t:abbr | t:am)[$view = 'transcribed'][1]"/>
    <xsl:apply-templates select="$source/node()"/>
    <xsl:if test="not($source)"><xsl:call-template name="shown-reading"/></xsl:if>
  </xsl:template>
  <xsl:template match="t:supplied[not(@reason = 'explanatory')] | t:ex"><xsl:if test="$view != 'transcribed'"><xsl:apply-templates/></xsl:if></xsl:template>
  <xsl:template match="t:app"><xsl:apply-templates select="(t:lem | t:rdg[not(../t:lem)])[1]/node()"/></xsl:template>
  <xsl:template match="t:del">⟦<xsl:apply-templates/>⟧</xsl:template>
  <xsl:template match="t:surplus">
    <xsl:if test="$view != 'transcribed'">{</xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="$view != 'transcribed'">}</xsl:if>
  </xsl:template>
  <xsl:template match="t:space"><xsl:text> </xsl:text></xsl:template>

  <xsl:template match="t:gap">
    <xsl:text>[…]</xsl:text>
    <xsl:if test="t:desc"><xsl:text> (</xsl:text><xsl:apply-templates select="t:desc/node()"/><xsl:text>)</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="t:ptr">
    <xsl:variable name="target" select="key('id', substring-after(@target, '#'))[starts-with(current()/@target, '#')]"/>
    <xsl:choose>
      <xsl:when test="$target/@n"><xsl:value-of select="$target/@n"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note is called by its number; its text comes at the end. -->
  <xsl:template match="t:note">
    <xsl:variable name="label"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$label != ''"><xsl:value-of select="concat('[', $label, ']')"/></xsl:when>
      <xsl:when test="ancestor::*[key('hidden', generate-id())]"/>
      <xsl:when test="@place = 'inline'"><xsl:apply-templates/></xsl:when>
      <xsl:when test="ancestor::t:bibl or ancestor::t:app"><xsl:text> </xsl:text><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:call-template name="block"><xsl:with-param name="before"><xsl:if test="@n"><xsl:value-of select="concat('[', @n, '] ')"/></xsl:if></xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note called again has the number that it has here. -->
  <xsl:template match="t:ref[@type = 'noteref']">
    <xsl:variable name="label"><xsl:for-each select="key('id', substring-after(@target, '#'))[1]"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$label != ''"><xsl:value-of select="concat('[', $label, ']')"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="note-text">
    <xsl:variable name="label"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="concat($end-of-block, '[', $label, '] ')"/>
    <xsl:apply-templates/>
    <xsl:value-of select="$end-of-block"/>
  </xsl:template>
</xsl:stylesheet>
