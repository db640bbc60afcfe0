<?xml version="1.0" encoding="UTF-8"?>
<!-- What becomes of attributes: ids, languages, classes, and every other one as data-NAME. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">

  <xsl:template name="attributes">
    <xsl:param name="class"/>
    <xsl:apply-templates select="@*" mode="data"/>
    <xsl:call-template name="id"/>
    <xsl:attribute name="class">
      <xsl:value-of select="concat('tei-', local-name())"/>
      <xsl:if test="$class != ''"><xsl:value-of select="concat(' ', $class)"/></xsl:if>
      <xsl:for-each select="str:tokenize(string(@rend))"><xsl:value-of select="concat(' rend-', translate(., '#:', ''))"/></xsl:for-each>
    </xsl:attribute>
  </xsl:template>

  <!-- The element's own id; where an id stands twice, the first keeps it. A mention, a date, a paragraph without one gets one. -->
  <xsl:template name="id">
    <xsl:choose>
      <xsl:when test="@xml:id">
        <xsl:if test="generate-id() = generate-id(key('id', @xml:id)[1])"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
      </xsl:when>
      <xsl:when test="@_anchor"><xsl:attribute name="id"><xsl:value-of select="@_anchor"/></xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="data">
    <xsl:attribute name="{concat('data-', translate(local-name(), $upper, $lower))}"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="@notBefore" mode="data"><xsl:attribute name="data-not-before"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@notAfter" mode="data"><xsl:attribute name="data-not-after"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@xml:id | @xml:space | @xml:base | @_anchor | @_page" mode="data"/>
  <xsl:template match="@xml:lang" mode="data"><xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute></xsl:template>
</xsl:stylesheet>
