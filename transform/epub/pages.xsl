<?xml version="1.0" encoding="UTF-8"?>
<!-- The source's page numbers: places that the page list leads to, with the number where readers are to see it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <!-- Whether the numbers are seen: `yes` or `no`. -->
  <xsl:param name="source-pages" select="'yes'"/>

  <xsl:template name="page-number">
    <xsl:variable name="n" select="normalize-space(@n)"/>
    <span>
      <xsl:if test="@xml:id and not(@_again)"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
      <xsl:if test="$n != ''">
        <xsl:attribute name="class">pb</xsl:attribute>
        <xsl:attribute name="role">doc-pagebreak</xsl:attribute>
        <xsl:attribute name="aria-label"><xsl:value-of select="concat($label-page, $n)"/></xsl:attribute>
        <xsl:attribute name="data-n"><xsl:value-of select="$n"/></xsl:attribute>
        <xsl:if test="$source-pages = 'yes'"><xsl:value-of select="$n"/></xsl:if>
      </xsl:if>
    </span>
  </xsl:template>
</xsl:stylesheet>
