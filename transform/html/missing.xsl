<?xml version="1.0" encoding="UTF-8"?>
<!-- What a server shows for an address that is none. Over `missing` (edenda.site.missing). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:variable name="text-language" select="$label-language"/>

  <xsl:template match="/missing">
    <html lang="{$label-language}">
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="$label-missing"/></xsl:call-template>
      <body>
        <xsl:call-template name="page-top"/>
        <main id="_main">
          <h1><xsl:value-of select="$label-missing"/></h1>
          <xsl:text>&#10;</xsl:text>
          <p><xsl:value-of select="$label-missing-words"/></p>
          <xsl:text>&#10;</xsl:text>
          <p lang="{@language}">
            <xsl:choose>
              <xsl:when test="$site/@title"><a href="{$root}index.html"><xsl:value-of select="@title"/></a></xsl:when>
              <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
            </xsl:choose>
          </p>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
