<?xml version="1.0" encoding="UTF-8"?>
<!-- What the search is told of an entry of the register: the facet of its kind, and its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <!-- The attributes of main. -->
  <xsl:template name="search-entry">
    <xsl:param name="dates"/>
    <xsl:if test="$site/@search != ''">
      <xsl:attribute name="data-pagefind-body"></xsl:attribute>
      <xsl:attribute name="data-pagefind-meta">title[data-title], date[data-date], language[data-language]</xsl:attribute>
      <xsl:attribute name="data-pagefind-filter">
        <xsl:text>genre[data-genre]</xsl:text>
        <xsl:if test="@kind = 'person' or @kind = 'organisation' or @kind = 'place'"><xsl:value-of select="concat(', ', @kind, '[data-title]')"/></xsl:if>
      </xsl:attribute>
      <!-- Where no words are asked for, entries come before documents, which are in the order of their dates. -->
      <xsl:attribute name="data-pagefind-sort">date:0</xsl:attribute>
      <xsl:attribute name="data-title"><xsl:value-of select="name"/></xsl:attribute>
      <xsl:attribute name="data-date"><xsl:value-of select="$dates"/></xsl:attribute>
      <xsl:attribute name="data-language"><xsl:value-of select="$site/@language"/></xsl:attribute>
      <xsl:attribute name="data-genre"><xsl:call-template name="register-name"/></xsl:attribute>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
