<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of contents, where a text has several sections with headings: lists in lists, as the sections stand. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl">
  <!-- Each section: its node, its id, the node of the section that it lies in, the words of its heading. -->
  <xsl:key name="under" match="row[@above]" use="@above"/>
  <xsl:variable name="section-rows">
    <xsl:for-each select="($text//t:div | $text//t:div1 | $text//t:div2 | $text//t:div3 | $text//t:div4)
      [t:head][ancestor::*[self::t:div or self::t:div1 or self::t:div2 or self::t:div3] or parent::t:back or parent::t:front or count(../t:div) > 1
      or self::t:div1]">
      <row node="{generate-id()}" above="{generate-id(ancestor::*[t:head][starts-with(local-name(), 'div')][1])}">
        <xsl:attribute name="id">
          <xsl:choose><xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when><xsl:otherwise>_section-<xsl:value-of select="position()"/></xsl:otherwise></xsl:choose>
        </xsl:attribute>
        <xsl:call-template name="words"><xsl:with-param name="of" select="t:head[1]"/></xsl:call-template>
      </row>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="section-table" select="exsl:node-set($section-rows)"/>

  <xsl:template name="contents">
    <xsl:if test="$section-table/row[2]">
      <nav class="contents" aria-labelledby="_contents">
        <h2 id="_contents"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-contents"/></h2>
        <xsl:text>&#10;</xsl:text>
        <ol>
          <xsl:text>&#10;</xsl:text>
          <xsl:apply-templates select="$section-table/row[not(key('row', @above))]" mode="contents"/>
        </ol>
      </nav>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="row" mode="contents">
    <xsl:variable name="below" select="key('under', @node)"/>
    <li>
      <a href="#{@id}"><xsl:value-of select="."/></a>
      <xsl:if test="$below"><ol><xsl:apply-templates select="$below" mode="contents"/></ol></xsl:if>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A section without an id gets one, so that the table can lead there. -->
  <xsl:template name="section-id">
    <xsl:if test="not(@xml:id)">
      <xsl:variable name="id"><xsl:call-template name="field"><xsl:with-param name="table" select="$section-table"/><xsl:with-param name="name" select="'id'"/></xsl:call-template></xsl:variable>
      <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
