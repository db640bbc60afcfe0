<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes as e-readers show them in a window of their own: each an `aside` behind the text, whose number leads back. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template name="side-note"/>
  <xsl:template name="side-notes"/>

  <!-- What editors remarked and added is not in a text as transcribed. -->
  <xsl:template match="t:note | t:add[@resp]"><xsl:if test="not($view = 'transcribed' and key('editors', generate-id()))"><xsl:apply-imports/></xsl:if></xsl:template>
  <xsl:template match="t:ref[@type = 'noteref']">
    <xsl:choose>
      <xsl:when test="$view = 'transcribed' and starts-with(@target, '#') and key('editors', generate-id(key('id', substring(@target, 2))[1]))"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:apply-imports/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="endnotes">
    <xsl:if test="$called[$view != 'transcribed' or not(key('editors', generate-id()))]">
      <section id="_notes" class="notes" aria-labelledby="_notes-head">
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
    <xsl:variable name="shown" select="$of[$view != 'transcribed' or not(key('editors', generate-id()))]"/>
    <xsl:if test="$shown">
      <xsl:if test="$head"><h3><xsl:call-template name="label-lang"/><xsl:value-of select="$head"/></h3><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:for-each select="$shown"><xsl:call-template name="endnote"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="endnote">
    <xsl:variable name="key"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="label"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:variable>
    <aside role="doc-footnote">
      <xsl:call-template name="attributes"/>
      <xsl:attribute name="id"><xsl:call-template name="note-id"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:attribute>
      <a class="label" role="doc-backlink" href="#_call-{$key}" aria-label="{$label-back}{$label}"><xsl:value-of select="$label"/></a>
      <xsl:text> </xsl:text>
      <div class="item"><xsl:apply-templates/></div>
    </aside>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
