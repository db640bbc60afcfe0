<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of the search. Over `search` (edenda.site.search.page); js/search.js fills it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:variable name="text-language" select="$label-language"/>

  <xsl:template match="/search">
    <html lang="{$label-language}">
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="$label-search"/></xsl:call-template>
      <body class="search">
        <xsl:call-template name="page-top"/>
        <main id="_main">
          <xsl:text>&#10;</xsl:text>
          <h1><xsl:value-of select="$label-search"/></h1>
          <xsl:text>&#10;</xsl:text>
          <form id="_search" role="search" action="search.html" data-letters="{@letters}" data-none="{$label-search-none}" data-one="{$label-search-one}"
            data-many="{$label-search-many}" data-similar="{$label-search-similar}" data-failed="{$label-search-failed}">
            <p class="asked">
              <label for="_q"><xsl:value-of select="$label-search-words"/></label>
              <input type="search" id="_q" name="q" autocomplete="off" spellcheck="false" aria-describedby="_hint"/>
              <button><xsl:value-of select="$label-search-go"/></button>
              <span id="_hint"><xsl:value-of select="$label-search-hint"/></span>
            </p>
            <xsl:text>&#10;</xsl:text>
            <details id="_facets" hidden="hidden">
              <summary><xsl:value-of select="$label-search-narrow"/></summary>
              <xsl:text>&#10;</xsl:text>
              <xsl:apply-templates select="facet"/>
            </details>
          </form>
          <xsl:text>&#10;</xsl:text>
          <noscript>
            <p><xsl:value-of select="$label-search-script"/></p>
            <ul><xsl:for-each select="$site/link[@href != $page/@path]"><li><a href="{@href}"><xsl:value-of select="."/></a></li></xsl:for-each></ul>
          </noscript>
          <xsl:text>&#10;</xsl:text>
          <p id="_file" hidden="hidden"><xsl:value-of select="$label-search-file"/><xsl:text> </xsl:text><code>edenda serve</code></p>
          <xsl:text>&#10;</xsl:text>
          <div class="found">
            <p id="_said" role="status"></p>
            <ol id="_results"></ol>
            <button type="button" id="_more" hidden="hidden"><xsl:value-of select="$label-search-more"/></button>
          </div>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
        <script src="search.js"></script>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="facet">
    <fieldset data-facet="{@name}" hidden="hidden">
      <xsl:if test="@single = 'yes'"><xsl:attribute name="data-single">yes</xsl:attribute></xsl:if>
      <legend>
        <xsl:choose>
          <xsl:when test="@name = 'genre'"><xsl:value-of select="$label-search-genre"/></xsl:when>
          <xsl:when test="@name = 'year'"><xsl:value-of select="$label-search-year"/></xsl:when>
          <xsl:when test="@name = 'person'"><xsl:value-of select="$label-persons"/></xsl:when>
          <xsl:when test="@name = 'organisation'"><xsl:value-of select="$label-organisations"/></xsl:when>
          <xsl:when test="@name = 'place'"><xsl:value-of select="$label-places"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$label-documents"/></xsl:otherwise>
        </xsl:choose>
      </legend>
      <ul></ul>
      <details><summary><xsl:value-of select="$label-search-others"/></summary><ul></ul></details>
    </fieldset>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
