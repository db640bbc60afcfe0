<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: a call where the note stands, its text at the end, and the way back. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:note">
    <xsl:variable name="key"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="label"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$key != ''">
        <a class="call" role="doc-noteref" id="_call-{$key}" aria-label="{$label-note}{$label}">
          <xsl:attribute name="href">#<xsl:call-template name="note-id"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:attribute>
          <xsl:value-of select="$label"/>
        </a>
      </xsl:when>
      <xsl:when test="ancestor::*[key('hidden', generate-id())]"/>
      <xsl:otherwise><xsl:call-template name="standing-note"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note called again: the call with the number that the note has here. -->
  <xsl:template match="t:ref[@type = 'noteref']">
    <xsl:variable name="label"><xsl:for-each select="key('id', substring-after(@target, '#'))[1]"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$label != ''"><a class="call" role="doc-noteref" href="{@target}" aria-label="{$label-note}{$label}"><xsl:value-of select="$label"/></a></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="standing-note">
    <xsl:variable name="inline" select="ancestor::t:bibl or ancestor::t:p"/>
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:variable name="name"><xsl:choose><xsl:when test="$inline and $holds-block != '1'">span</xsl:when><xsl:otherwise>div</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes"/>
      <xsl:if test="@n"><span class="label"><xsl:value-of select="@n"/></span><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template name="note-id">
    <xsl:param name="key"/>
    <xsl:choose>
      <xsl:when test="@xml:id and generate-id() = generate-id(key('id', @xml:id)[1])"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('_note-', $key)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="endnotes">
    <xsl:if test="$called">
      <section id="_notes" role="doc-endnotes" class="apparatus" aria-labelledby="_notes-head">
        <h2 id="_notes-head"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-notes"/></h2>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="notes"><xsl:with-param name="of" select="$source-notes"/></xsl:call-template>
        <xsl:call-template name="notes"><xsl:with-param name="of" select="$textual-notes"/><xsl:with-param name="head" select="$label-textual-notes"/></xsl:call-template>
        <xsl:call-template name="notes"><xsl:with-param name="of" select="$commentary-notes"/><xsl:with-param name="head" select="$label-commentary"/></xsl:call-template>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:param name="of"/>
    <xsl:param name="head"/>
    <xsl:if test="$of">
      <xsl:if test="$head"><h3><xsl:call-template name="label-lang"/><xsl:value-of select="$head"/></h3></xsl:if>
      <ol class="notes" role="list">
        <xsl:text>&#10;</xsl:text>
        <xsl:for-each select="$of"><xsl:call-template name="endnote"/></xsl:for-each>
      </ol>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="endnote">
    <xsl:variable name="key"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="label"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:variable>
    <li>
      <xsl:call-template name="attributes"/>
      <xsl:attribute name="id"><xsl:call-template name="note-id"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:attribute>
      <span class="label"><xsl:value-of select="$label"/></span>
      <xsl:text> </xsl:text>
      <div class="item">
        <xsl:apply-templates/>
        <xsl:text> </xsl:text>
        <a class="back" role="doc-backlink" href="#_call-{$key}" aria-label="{$label-back}{$label}">↩&#xFE0E;</a>
      </div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
