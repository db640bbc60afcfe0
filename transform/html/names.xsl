<?xml version="1.0" encoding="UTF-8"?>
<!-- Names that point to the register, and dates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:persName | t:orgName | t:placeName | t:geogName | t:settlement | t:country | t:region | t:name | t:rs | t:eventName
    | t:title[@ref] | t:term[@ref] | t:author[@ref] | t:docAuthor[@ref] | t:publisher[@ref] | t:pubPlace[@ref]" priority="0.6">
    <xsl:choose>
      <!-- Mere words that point to one entry, as most are: edenda.writers.plain has said what they are. -->
      <xsl:when test="@_class"><a class="{@_class}" id="{@_anchor}" href="#_{substring-after(@ref, '#')}" data-ref="{@ref}"><xsl:if test="@type"><xsl:attribute name="data-type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if><xsl:apply-templates/></a></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="kind"><xsl:call-template name="kind-of-mention"/></xsl:variable>
        <xsl:call-template name="phrase">
          <xsl:with-param name="class">
            <xsl:value-of select="concat('entity ', $kind)"/>
            <xsl:if test="self::t:title[@level = 'm' or @level = 'j' or @level = 's']"> work-title</xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the element says that it is; where it says nothing (`rs`, `name`), or is mere words for an entry, what the register says. -->
  <xsl:template name="kind-of-mention">
    <xsl:variable name="said"><xsl:call-template name="kind-of-element"/></xsl:variable>
    <xsl:variable name="pointer" select="substring-before(concat(normalize-space(@ref), ' '), ' ')"/>
    <xsl:variable name="known"><xsl:if test="($said = 'other' or (@_entry and not(*))) and $pointer != ''"><xsl:for-each select="$entry-table"><xsl:value-of select="key('entry', $pointer)/@kind"/></xsl:for-each></xsl:if></xsl:variable>
    <xsl:choose>
      <xsl:when test="$known != ''"><xsl:value-of select="$known"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$said"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A date or time that HTML can read is a time element; every other keeps its attributes on a span. -->
  <xsl:template match="t:date | t:time | t:docDate">
    <xsl:choose>
      <xsl:when test="@_class"><time class="{@_class}" id="{@_anchor}" datetime="{@when}" data-when="{@when}"><xsl:apply-templates/></time></xsl:when>
      <xsl:otherwise><xsl:call-template name="other-date"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="other-date">
    <xsl:variable name="when"><xsl:call-template name="html-date"><xsl:with-param name="value" select="@when"/></xsl:call-template></xsl:variable>
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$holds-block = '1' and key('block', generate-id())"><div><xsl:call-template name="attributes"/><xsl:apply-templates/></div><xsl:text>&#10;</xsl:text></xsl:when>
      <xsl:when test="key('block', generate-id())"><p><xsl:call-template name="attributes"/><xsl:call-template name="dated"><xsl:with-param name="when" select="$when"/></xsl:call-template></p><xsl:text>&#10;</xsl:text></xsl:when>
      <xsl:when test="$when = '' or $holds-block = '1' or descendant::t:date or @ref or @target"><xsl:call-template name="phrase"><xsl:with-param name="class" select="'dated'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><time datetime="{$when}"><xsl:call-template name="attributes"><xsl:with-param name="class" select="'dated'"/></xsl:call-template><xsl:apply-templates/></time></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="dated">
    <xsl:param name="when"/>
    <xsl:choose>
      <xsl:when test="$when != '' and not(.//t:date)"><time datetime="{$when}"><xsl:apply-templates/></time></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
