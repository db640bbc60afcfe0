<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xsl:stylesheet [
  <!ENTITY behind "&#xFDD0;">
  <!ENTITY end-of-behind "&#xFDD1;">
  <!ENTITY end-of-line "&#xFDD2;">
  <!ENTITY end-of-block "&#xFDD3;">
  <!ENTITY blank "&#xFDD7;">
  <!ENTITY within "&#xFDDC;">
  <!ENTITY end-of-within "&#xFDDD;">
  <!ENTITY note "&#xFDE2;">
  <!ENTITY end "&#xFDE3;">
]>
<!-- What stands inside a line: no element here breaks it, or adds or takes a blank. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="comment() | processing-instruction() | t:fw"/>

  <xsl:template match="t:lb">
    <xsl:choose>
      <xsl:when test="@break = 'no'"/>
      <xsl:when test="ancestor::*[self::t:head or self::t:byline or self::t:docAuthor or self::t:docDate or self::t:titlePart or self::t:docImprint
        or self::t:address or self::t:signed or self::t:salute or self::t:dateline or self::t:opener or self::t:closer]"><xsl:text>&end-of-line;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:cb"><xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if></xsl:template>

  <!-- A page of the source begins: between blocks, in a line, or inside a word. -->
  <xsl:template match="t:pb">
    <xsl:variable name="label" select="concat(@_begin, '[', $page, @n, ']', @_end)"/>
    <xsl:variable name="is-said" select="@n and $pages != 'no'"/>
    <xsl:choose>
      <xsl:when test="@break = 'no' and $is-said"><xsl:value-of select="concat('&behind;', $label, '&end-of-behind;')"/></xsl:when>
      <xsl:when test="@break = 'no'"><xsl:text>&behind;&end-of-behind;</xsl:text></xsl:when>
      <xsl:when test="not($is-said)"><xsl:text> </xsl:text></xsl:when>
      <xsl:when test="parent::t:div or parent::t:body or parent::t:front or parent::t:back or parent::t:text or parent::t:list">
        <xsl:value-of select="concat('&end-of-block;', $label, '&end-of-block;')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(' ', $label, ' ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:variable name="page" select="translate($label-page-abbreviated, ' ', '&blank;')"/>

  <xsl:template match="t:choice">
    <xsl:variable name="source" select="(t:sic | t:orig | t:abbr | t:am)[$view = 'transcribed'][1]"/>
    <xsl:apply-templates select="$source"/>
    <xsl:if test="not($source)"><xsl:call-template name="shown-reading"/></xsl:if>
  </xsl:template>
  <!-- A choice without any of the readings we prefer keeps its first. -->
  <xsl:template name="shown-reading">
    <xsl:choose>
      <xsl:when test="t:corr"><xsl:apply-templates select="t:corr[1]"/></xsl:when>
      <xsl:when test="t:reg"><xsl:apply-templates select="t:reg[1]"/></xsl:when>
      <xsl:when test="t:expan"><xsl:apply-templates select="t:expan[1]"/></xsl:when>
      <xsl:when test="t:ex"><xsl:apply-templates select="t:ex[1]"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:supplied[not(@reason = 'explanatory')] | t:ex"><xsl:if test="$view != 'transcribed'"><xsl:apply-templates/></xsl:if></xsl:template>
  <xsl:template match="t:app"><xsl:apply-templates select="(t:lem | t:rdg[not(../t:lem)])[1]"/></xsl:template>
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

  <!-- A note is called by its number, and its text comes at the end; or it stands in brackets where it is called. -->
  <xsl:template match="t:note">
    <xsl:variable name="label"><xsl:call-template name="label-of-note"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$is-transcribed and key('editors', generate-id())"/>
      <xsl:when test="$label != '' and $notes = 'inline'">
        <b><xsl:value-of select="concat('&within; [', $label-note-in-text, '&blank;', $label, ': ')"/><xsl:apply-templates/><xsl:text>&end-of-within;]</xsl:text></b>
      </xsl:when>
      <xsl:when test="$label != ''"><b><xsl:value-of select="concat('[', $label, ']')"/></b></xsl:when>
      <xsl:when test="ancestor::*[key('hidden', generate-id())]"/>
      <xsl:when test="@place = 'inline'"><xsl:apply-templates/></xsl:when>
      <xsl:when test="ancestor::t:bibl or ancestor::t:app"><xsl:text> </xsl:text><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:call-template name="block"><xsl:with-param name="before"><xsl:if test="@n"><xsl:value-of select="concat('[', @n, '] ')"/></xsl:if></xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note called again has the number that it has here. -->
  <xsl:template match="t:ref[@type = 'noteref']">
    <xsl:variable name="label"><xsl:for-each select="key('id', substring-after(@target, '#'))[1]"><xsl:call-template name="label-of-note"/></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$label != '' and $notes = 'inline'"><b><xsl:value-of select="concat(' [', $label-note-in-text, '&blank;', $label, ']')"/></b></xsl:when>
      <xsl:when test="$label != ''"><b><xsl:value-of select="concat('[', $label, ']')"/></b></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="label-of-note">
    <xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="note-text">
    <xsl:variable name="label"><xsl:call-template name="label-of-note"/></xsl:variable>
    <b>
      <xsl:value-of select="concat('&end-of-block;[', $label, '] &note;', @_text)"/>
      <xsl:apply-templates/>
      <xsl:value-of select="concat(@_end-of-text, '&end;&end-of-block;')"/>
    </b>
  </xsl:template>

  <xsl:template match="t:add[@resp]"><xsl:if test="not($is-transcribed and key('editors', generate-id()))"><xsl:apply-templates/></xsl:if></xsl:template>
</xsl:stylesheet>
