<?xml version="1.0" encoding="UTF-8"?>
<!-- What every page has: the head, with the CSS linked or inside. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <!-- The text of the CSS for a page that stands alone; empty for one that links to the file. -->
  <xsl:param name="css" select="''"/>

  <xsl:template name="page-head">
    <xsl:param name="title"/>
    <head>
      <xsl:text>&#10;</xsl:text>
      <meta charset="utf-8"/>
      <xsl:text>&#10;</xsl:text>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <xsl:text>&#10;</xsl:text>
      <meta name="color-scheme" content="light dark"/>
      <xsl:text>&#10;</xsl:text>
      <title><xsl:value-of select="$title"/></title>
      <xsl:text>&#10;</xsl:text>
      <xsl:choose>
        <xsl:when test="$css != ''"><style><xsl:value-of select="$css"/></style></xsl:when>
        <xsl:otherwise><link rel="stylesheet" href="{$css-href}"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;</xsl:text>
    </head>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
