<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of a site: what the edition is, and its documents. Over `documents` (edenda.site.home). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:variable name="text-language" select="$label-language"/>

  <xsl:template match="/documents">
    <html lang="{$label-language}">
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="string($site/@title)"/></xsl:call-template>
      <body class="home">
        <xsl:call-template name="page-top"/>
        <main id="_main">
          <header class="card"><h1 lang="{$site/@language}"><xsl:value-of select="$site/@title"/></h1></header>
          <xsl:text>&#10;</xsl:text>
          <section aria-labelledby="_documents">
            <h2 id="_documents"><xsl:value-of select="$label-documents"/></h2>
            <xsl:text>&#10;</xsl:text>
            <ol class="documents" role="list">
              <xsl:text>&#10;</xsl:text>
              <xsl:apply-templates select="document"/>
            </ol>
          </section>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="document">
    <xsl:variable name="valid"><xsl:call-template name="html-date"><xsl:with-param name="value" select="string(@date)"/></xsl:call-template></xsl:variable>
    <li lang="{@language}">
      <p class="when">
        <xsl:choose>
          <xsl:when test="@date-words = '' and @date = ''"><span lang="{$label-language}"><xsl:value-of select="$label-undated"/></span></xsl:when>
          <xsl:when test="$valid != ''"><time datetime="{$valid}"><xsl:value-of select="@date-words"/></time></xsl:when>
          <xsl:otherwise><xsl:value-of select="@date-words"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <div class="item">
        <h3><a href="{@href}"><xsl:value-of select="@title"/></a></h3>
        <p class="facts">
          <xsl:for-each select="author"><span class="author"><xsl:value-of select="."/></span><xsl:text> · </xsl:text></xsl:for-each>
          <span class="genre"><xsl:value-of select="@genre-words"/></span>
        </p>
      </div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
