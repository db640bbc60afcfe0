<?xml version="1.0" encoding="UTF-8"?>
<!-- What every page has: the head, the navigation of the site above, the foot below. A page that stands alone has neither. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="search-field.xsl"/>
  <!-- The text of the CSS for a page that stands alone; empty for one that links to the file. -->
  <xsl:param name="css" select="''"/>
  <!-- The Content-Security-Policy. -->
  <xsl:param name="policy" select="''"/>

  <xsl:variable name="site" select="document('edenda:site.xml')/site"/>
  <xsl:variable name="page" select="document('edenda:page.xml')/page"/>
  <!-- What leads from this page to the first page of the site: nothing, or ../ -->
  <xsl:variable name="root" select="string($page/@root)"/>

  <xsl:template name="page-head">
    <xsl:param name="title"/>
    <head>
      <xsl:text>&#10;</xsl:text>
      <meta charset="utf-8"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="$policy != ''"><meta http-equiv="Content-Security-Policy" content="{$policy}"/><xsl:text>&#10;</xsl:text></xsl:if>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <xsl:text>&#10;</xsl:text>
      <meta name="color-scheme" content="light dark"/>
      <xsl:text>&#10;</xsl:text>
      <title>
        <xsl:value-of select="$title"/>
        <xsl:if test="$site/@title != '' and $site/@title != $title"><xsl:value-of select="concat(' · ', $site/@title)"/></xsl:if>
      </title>
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="$page/@description != ''"><meta name="description" content="{$page/@description}"/><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:if test="$page/@indexed = 'no'"><meta name="robots" content="noindex"/><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:if test="$site/@title"><link rel="icon" type="image/svg+xml" href="{$root}icon.svg"/><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:if test="$site/@base != '' and $page/@path and $page/@indexed != 'no'"><link rel="canonical" href="{$site/@base}{$page/@path}"/><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:for-each select="$page/previous"><link rel="prev" href="{@href}"/><xsl:text>&#10;</xsl:text></xsl:for-each>
      <xsl:for-each select="$page/next"><link rel="next" href="{@href}"/><xsl:text>&#10;</xsl:text></xsl:for-each>
      <xsl:for-each select="$page/download"><link rel="alternate" type="{@type}" href="{@name}" title="{.}"/><xsl:text>&#10;</xsl:text></xsl:for-each>
      <xsl:for-each select="$page/meta"><meta name="{@name}" content="{@content}"/><xsl:text>&#10;</xsl:text></xsl:for-each>
      <xsl:if test="$page/json-ld"><script type="application/ld+json"><xsl:value-of select="$page/json-ld"/></script><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="$css != ''"><style><xsl:value-of select="$css"/></style></xsl:when>
        <xsl:otherwise>
          <link rel="stylesheet" href="{$root}edenda.css"/>
          <xsl:if test="$site/@title"><xsl:text>&#10;</xsl:text><script defer="defer" src="{$root}edenda.js"></script></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;</xsl:text>
    </head>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The first thing in the body: where to skip to, and the ways through the site. -->
  <xsl:template name="page-top">
    <xsl:param name="skip-to" select="'_main'"/>
    <a class="skip" href="#{$skip-to}"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-skip"/></a>
    <xsl:text>&#10;</xsl:text>
    <xsl:if test="$site/@title">
      <header class="site">
        <xsl:call-template name="label-lang"/>
        <xsl:text>&#10;</xsl:text>
        <a class="home" href="{$root}index.html" lang="{$site/@language}">
          <xsl:if test="$site/@logo != ''"><img src="{$root}{$site/@logo}" alt=""/></xsl:if>
          <span><xsl:value-of select="$site/@title"/></span>
        </a>
        <xsl:text>&#10;</xsl:text>
        <nav class="ways" aria-label="{$label-way}">
          <details>
            <summary><xsl:value-of select="$label-menu"/></summary>
            <ul>
              <!-- The search has its field beside these, but on its own page. -->
              <xsl:for-each select="$site/link[not(@href = $site/@search) or @href = $page/@path]">
                <li><a href="{$root}{@href}"><xsl:call-template name="current"/><xsl:value-of select="."/></a></li>
              </xsl:for-each>
            </ul>
          </details>
        </nav>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="search-field"/>
      </header>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Of a link of the navigation: whether it leads to this page, or to the part of the site in which this page lies. -->
  <xsl:template name="current">
    <xsl:variable name="folder" select="substring-before($page/@path, '/')"/>
    <xsl:choose>
      <xsl:when test="@href = $page/@path"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:when>
      <xsl:when test="$folder = '' or $site/link/@href = $page/@path"/>
      <xsl:when test="@href = concat($folder, '/index.html') or (@href = 'index.html' and $folder = 'documents')"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The last thing in the body. -->
  <xsl:template name="page-foot">
    <xsl:if test="$site/@title">
      <footer class="site">
        <xsl:call-template name="label-lang"/>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="$site/@footer != ''"><p lang="{$site/@language}"><xsl:value-of select="$site/@footer"/></p><xsl:text>&#10;</xsl:text></xsl:if>
        <p>
          <xsl:if test="$site/@publisher != ''"><xsl:value-of select="$site/@publisher"/></xsl:if>
          <xsl:if test="$site/@publisher != '' and $site/@date != ''">, </xsl:if>
          <xsl:call-template name="written-date"><xsl:with-param name="value" select="string($site/@date)"/></xsl:call-template>
          <xsl:if test="$site/@licence != ''">
            <xsl:text> · </xsl:text>
            <xsl:choose>
              <xsl:when test="starts-with($site/@licence-url, 'https://') or starts-with($site/@licence-url, 'http://')"><a rel="license" href="{$site/@licence-url}"><xsl:value-of select="$site/@licence"/></a></xsl:when>
              <xsl:otherwise><xsl:value-of select="$site/@licence"/></xsl:otherwise>
            </xsl:choose>
          </xsl:if>
        </p>
        <xsl:text>&#10;</xsl:text>
      </footer>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The language of our own words, where it is not that of the text around them. -->
  <xsl:template name="label-lang">
    <xsl:if test="$speaks-otherwise"><xsl:attribute name="lang"><xsl:value-of select="$label-language"/></xsl:attribute></xsl:if>
  </xsl:template>
  <xsl:variable name="speaks-otherwise" select="substring-before(concat($text-language, '-'), '-') != $label-language"/>
</xsl:stylesheet>
