<?xml version="1.0" encoding="UTF-8"?>
<!-- The page at an address that went: leads on at once where there is one goal. Over `moved` (edenda.site.redirects). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:variable name="text-language" select="$label-language"/>

  <xsl:template match="/moved">
    <xsl:variable name="goal" select="goal[not(../goal[2])]"/>
    <html lang="{$label-language}">
      <head>
        <xsl:text>&#10;</xsl:text>
        <meta charset="utf-8"/>
        <xsl:text>&#10;</xsl:text>
        <meta http-equiv="Content-Security-Policy" content="{$policy}"/>
        <xsl:text>&#10;</xsl:text>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="$goal"><meta http-equiv="refresh" content="0; url={$goal/@href}"/><xsl:text>&#10;</xsl:text></xsl:if>
        <meta name="robots" content="noindex"/>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="$goal and $site/@base != ''"><link rel="canonical" href="{$site/@base}{$goal/@path}"/><xsl:text>&#10;</xsl:text></xsl:if>
        <title><xsl:value-of select="$label-moved"/></title>
        <xsl:text>&#10;</xsl:text>
        <link rel="stylesheet" href="{$root}edenda.css"/>
        <xsl:text>&#10;</xsl:text>
      </head>
      <body>
        <xsl:call-template name="page-top"/>
        <main id="_main">
          <h1><xsl:value-of select="$label-moved"/></h1>
          <xsl:text>&#10;</xsl:text>
          <ul>
            <xsl:for-each select="goal">
              <li>
                <a href="{@href}">
                  <xsl:choose>
                    <xsl:when test=". != ''"><xsl:attribute name="lang"><xsl:value-of select="$site/@language"/></xsl:attribute><xsl:value-of select="."/></xsl:when>
                    <xsl:otherwise><xsl:value-of select="@path"/></xsl:otherwise>
                  </xsl:choose>
                </a>
              </li>
            </xsl:for-each>
          </ul>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
