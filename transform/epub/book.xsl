<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of a book that are no document: cover, title page, imprint, registers, list of dates, colophon. Each is made from a
     small XML document (edenda.epub.pages, edenda.epub.registers). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="../html/entry-facts.xsl"/>
  <xsl:include href="front.xsl"/>
  <xsl:include href="register.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- The language of the book's title and of its register. -->
  <xsl:param name="language" select="$label-language"/>
  <xsl:variable name="text-language" select="$label-language"/>
  <xsl:variable name="speaks-otherwise" select="false()"/>
  <xsl:variable name="site" select="/.."/>
  <xsl:variable name="root" select="''"/>

  <!-- A page: its title, the class of its main part, what stands in it. -->
  <xsl:template name="page">
    <xsl:param name="title"/>
    <xsl:param name="class"/>
    <xsl:param name="of"/>
    <html lang="{$label-language}">
      <head>
        <title><xsl:value-of select="$title"/></title>
      </head>
      <body>
        <main class="{$class}">
          <xsl:text>&#10;</xsl:text>
          <xsl:copy-of select="$of"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="label-lang"/>
  <xsl:template name="in-language">
    <xsl:if test="$language != $label-language"><xsl:attribute name="lang"><xsl:value-of select="$language"/></xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
