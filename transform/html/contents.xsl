<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of contents, where a text has several sections with headings. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:key name="section" match="t:text//*[self::t:div or self::t:div1 or self::t:div2 or self::t:div3 or self::t:div4]
    [t:head][ancestor::*[self::t:div or self::t:div1 or self::t:div2 or self::t:div3] or parent::t:back or parent::t:front or count(../t:div) > 1
    or self::t:div1]" use="'all'"/>

  <xsl:template name="contents">
    <xsl:variable name="sections" select="key('section', 'all')"/>
    <xsl:if test="count($sections) > 1">
      <nav class="contents" aria-labelledby="_contents">
        <h2 id="_contents"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-contents"/></h2>
        <xsl:text>&#10;</xsl:text>
        <ol>
          <xsl:text>&#10;</xsl:text>
          <xsl:for-each select="$sections">
            <li class="depth-{count(ancestor::*[t:head][ancestor::*[t:head]])}">
              <a href="#{@xml:id}">
                <xsl:if test="not(@xml:id)"><xsl:attribute name="href">#_section-<xsl:value-of select="position()"/></xsl:attribute></xsl:if>
                <xsl:call-template name="words"><xsl:with-param name="of" select="t:head[1]"/></xsl:call-template>
              </a>
            </li>
            <xsl:text>&#10;</xsl:text>
          </xsl:for-each>
        </ol>
      </nav>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- A section without an id gets one, so that the table can lead there. -->
  <xsl:template name="section-id">
    <xsl:if test="not(@xml:id)">
      <xsl:variable name="node" select="generate-id()"/>
      <xsl:for-each select="key('section', 'all')">
        <xsl:if test="generate-id() = $node"><xsl:attribute name="id">_section-<xsl:value-of select="position()"/></xsl:attribute></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
