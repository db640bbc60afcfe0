<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of a site: a title page, and the documents; also the documents by genre and by author. Over `home`
     (edenda.site.home). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="downloads.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:key name="genre" match="document" use="@genre-words"/>
  <xsl:key name="author" match="author" use="@inverted"/>
  <xsl:key name="jump" match="group" use="@jump"/>

  <xsl:variable name="text-language" select="$label-language"/>
  <!-- From how many documents on the list can be narrowed. -->
  <xsl:variable name="many" select="10"/>

  <xsl:template match="/home">
    <xsl:variable name="is-first" select="@by = 'date'"/>
    <html lang="{$label-language}">
      <xsl:call-template name="page-head">
        <xsl:with-param name="title">
          <xsl:choose>
            <xsl:when test="$is-first"><xsl:value-of select="$site/@title"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="concat($label-documents, ': ')"/><xsl:call-template name="view-words"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <body>
        <xsl:if test="$is-first"><xsl:attribute name="class">front</xsl:attribute></xsl:if>
        <xsl:call-template name="page-top"/>
        <main id="_main">
          <xsl:text>&#10;</xsl:text>
          <xsl:if test="$is-first"><xsl:call-template name="title-page"/></xsl:if>
          <section class="list" aria-labelledby="_documents">
            <xsl:text>&#10;</xsl:text>
            <xsl:choose>
              <xsl:when test="$is-first"><h2 id="_documents"><xsl:value-of select="$label-documents"/></h2></xsl:when>
              <xsl:otherwise><h1 id="_documents"><xsl:value-of select="$label-documents"/></h1></xsl:otherwise>
            </xsl:choose>
            <xsl:text>&#10;</xsl:text>
            <xsl:call-template name="views"/>
            <xsl:if test="$is-first and count(group/document) &gt;= $many"><xsl:call-template name="filter"/></xsl:if>
            <xsl:if test="group[2]"><xsl:call-template name="jumps"/></xsl:if>
            <xsl:apply-templates select="group"/>
          </section>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>

  <!-- Title, what the edition is, who made it, where and when; and the ways in. -->
  <xsl:template name="title-page">
    <header class="title-page">
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="$site/@logo != ''"><img class="logo" src="{$site/@logo}" alt=""/><xsl:text>&#10;</xsl:text></xsl:if>
      <h1 lang="{$site/@language}">
        <xsl:value-of select="@title"/>
        <xsl:if test="@subtitle != ''"><xsl:text> </xsl:text><span class="sub"><xsl:value-of select="@subtitle"/></span></xsl:if>
      </h1>
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="@description != ''"><p class="what" lang="{$site/@language}"><xsl:value-of select="@description"/></p><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:if test="person">
        <p class="people">
          <xsl:if test="person[@editor = 'yes']"><span class="said"><xsl:value-of select="concat($label-edited-by, ' ')"/></span></xsl:if>
          <xsl:for-each select="person[@editor = 'yes']"><xsl:call-template name="between"/><span lang="{$site/@language}"><xsl:value-of select="."/></span></xsl:for-each>
          <xsl:for-each select="person[@editor != 'yes']">
            <xsl:if test="position() > 1 or ../person[@editor = 'yes']"><br/></xsl:if>
            <span lang="{$site/@language}"><xsl:value-of select="."/><xsl:if test="@role != ''"><span class="said"><xsl:value-of select="concat(', ', @role)"/></span></xsl:if></span>
          </xsl:for-each>
        </p>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
      <xsl:if test="$site/@publisher != '' or $site/@date != ''">
        <p class="imprint">
          <span lang="{$site/@language}"><xsl:value-of select="$site/@publisher"/></span>
          <xsl:if test="$site/@publisher != '' and $site/@date != ''"><br/></xsl:if>
          <xsl:value-of select="substring($site/@date, 1, 4)"/>
        </p>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
      <xsl:if test="$page/download"><xsl:call-template name="downloads"><xsl:with-param name="class" select="'row'"/></xsl:call-template><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:variable name="ways" select="$site/link[@href != 'index.html']"/>
      <xsl:if test="$ways">
        <nav aria-label="{$label-ways}">
          <ul class="row">
            <xsl:for-each select="$ways">
              <li><a href="{@href}"><xsl:value-of select="."/></a><xsl:if test="@count"><xsl:text> </xsl:text><span class="count"><xsl:value-of select="@count"/></span></xsl:if></li>
            </xsl:for-each>
          </ul>
        </nav>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </header>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The orders that there are, as a row. -->
  <xsl:template name="views">
    <xsl:if test="view">
      <nav aria-label="{$label-order}">
        <ul class="row">
          <xsl:for-each select="view">
            <li>
              <a href="{@href}">
                <xsl:if test="@by = ../@by"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
                <xsl:call-template name="view-words"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template name="view-words">
    <xsl:choose>
      <xsl:when test="@by = 'genre'"><xsl:value-of select="$label-by-genre"/></xsl:when>
      <xsl:when test="@by = 'author'"><xsl:value-of select="$label-by-author"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-by-date"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Years, letters or genres to jump to; of several groups under one letter the first. -->
  <xsl:template name="jumps">
    <nav aria-label="{$label-jump}">
      <ul class="row">
        <xsl:for-each select="group[generate-id() = generate-id(key('jump', @jump)[1])]">
          <li><a href="#{@id}"><xsl:value-of select="@jump"/></a></li>
        </xsl:for-each>
      </ul>
    </nav>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- What narrows the list: shown by the script, which does the work. -->
  <xsl:template name="filter">
    <form class="filter row" hidden="hidden" aria-label="{$label-filter}">
      <label><xsl:value-of select="$label-filter-words"/><xsl:text> </xsl:text><input type="search" name="words"/></label>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="choice">
        <xsl:with-param name="name" select="'genre'"/>
        <xsl:with-param name="label" select="$label-filter-genre"/>
        <xsl:with-param name="of" select="group/document[generate-id() = generate-id(key('genre', @genre-words)[1])]/@genre-words"/>
      </xsl:call-template>
      <xsl:call-template name="choice">
        <xsl:with-param name="name" select="'author'"/>
        <xsl:with-param name="label" select="$label-filter-author"/>
        <xsl:with-param name="of" select="group/document/author[generate-id() = generate-id(key('author', @inverted)[1])]/@inverted"/>
      </xsl:call-template>
      <xsl:if test="@first != ''">
      <label><xsl:value-of select="$label-filter-from"/><xsl:text> </xsl:text><input type="number" name="from" min="{@first}" max="{@last}"/></label>
      <xsl:text>&#10;</xsl:text>
      <label><xsl:value-of select="$label-filter-to"/><xsl:text> </xsl:text><input type="number" name="to" min="{@first}" max="{@last}"/></label>
      </xsl:if>
      <xsl:text>&#10;</xsl:text>
      <output data-words="{$label-filter-count}"></output>
    </form>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template name="choice">
    <xsl:param name="name"/>
    <xsl:param name="label"/>
    <xsl:param name="of"/>
    <xsl:if test="$of[2]">
      <label>
        <xsl:value-of select="concat($label, ' ')"/>
        <select name="{$name}">
          <option value=""><xsl:value-of select="$label-filter-all"/></option>
          <xsl:for-each select="$of[. != '']"><xsl:sort select="."/><option><xsl:value-of select="."/></option></xsl:for-each>
        </select>
      </label>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="group[@words = '']"><xsl:call-template name="documents"/></xsl:template>
  <xsl:template match="group">
    <section aria-labelledby="{@id}">
      <xsl:choose>
        <xsl:when test="../@by = 'date'"><h3 id="{@id}"><xsl:value-of select="@words"/></h3></xsl:when>
        <xsl:otherwise><h2 id="{@id}"><xsl:value-of select="@words"/></h2></xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="documents"/>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="documents">
    <ol class="documents">
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="document"/>
    </ol>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="document">
    <xsl:variable name="valid"><xsl:call-template name="html-date"><xsl:with-param name="value" select="string(@date)"/></xsl:call-template></xsl:variable>
    <li data-year="{@year}" data-genre="{@genre-words}">
      <xsl:attribute name="data-authors"><xsl:for-each select="author"><xsl:value-of select="concat('|', @inverted)"/></xsl:for-each>|</xsl:attribute>
      <p class="when">
        <xsl:choose>
          <xsl:when test="@date-words = '' and @date = ''"><xsl:value-of select="$label-undated"/></xsl:when>
          <xsl:when test="$valid != ''"><time datetime="{$valid}"><xsl:value-of select="@date-words"/></time></xsl:when>
          <xsl:otherwise><xsl:value-of select="@date-words"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <div class="item">
        <p class="title"><a href="{@href}" lang="{@language}"><xsl:value-of select="@title"/></a><xsl:if test="@subtitle != ''"><xsl:text> </xsl:text><span class="sub" lang="{@language}"><xsl:value-of select="@subtitle"/></span></xsl:if></p>
        <p class="facts">
          <xsl:for-each select="author"><xsl:call-template name="between"/><span lang="{../@language}"><xsl:value-of select="."/></span></xsl:for-each>
          <xsl:if test="@letter = 'yes'">
            <xsl:value-of select="concat(' ', $label-cite-to, ' ')"/>
            <xsl:for-each select="addressee"><xsl:call-template name="between"/><span lang="{../@language}"><xsl:value-of select="."/></span></xsl:for-each>
          </xsl:if>
          <xsl:if test="author and @genre-words != ''"><xsl:text> · </xsl:text></xsl:if>
          <span class="genre"><xsl:value-of select="@genre-words"/></span>
        </p>
        <xsl:if test="@words != ''"><p class="opening" lang="{@language}"><xsl:value-of select="@words"/></p></xsl:if>
      </div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- What stands before a name in a row of names. -->
  <xsl:template name="between">
    <xsl:if test="position() > 1">
      <xsl:choose>
        <xsl:when test="position() = last()"><xsl:value-of select="concat(' ', $label-cite-and, ' ')"/></xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
