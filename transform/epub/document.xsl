<?xml version="1.0" encoding="UTF-8"?>
<!-- One TEI document as a chapter of an EPUB: `part` with an `html` in it, whose elements get their namespace, their languages and
     their links in Python (edenda.epub.document). The text is made by the templates of html/; what a page on the web has
     beyond it (navigation, views, notes beside the text, links to the page itself) is left out here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">
  <xsl:import href="../html/document.xsl"/>
  <xsl:include href="pages.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="../common/source.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- The number of the document in a book; empty where it has none. -->
  <xsl:param name="number" select="''"/>
  <!-- Whether the document is a part of a book, which has registers of its own: `yes` or `no`. -->
  <xsl:param name="in-book" select="'no'"/>

  <xsl:template match="t:TEI">
    <part language="{$text-language}">
      <xsl:attribute name="title"><xsl:call-template name="title"/></xsl:attribute>
      <xsl:attribute name="subtitle"><xsl:call-template name="subtitle"/></xsl:attribute>
      <xsl:variable name="source"><xsl:apply-templates select="t:teiHeader/t:fileDesc/t:sourceDesc/*[not(key('says-title', generate-id()))][1]" mode="source"/></xsl:variable>
      <xsl:attribute name="source"><xsl:value-of select="normalize-space($source)"/></xsl:attribute>
      <xsl:attribute name="date"><xsl:call-template name="date"/></xsl:attribute>
      <xsl:attribute name="abstract"><xsl:call-template name="words"><xsl:with-param name="of" select="t:teiHeader/t:profileDesc/t:abstract"/></xsl:call-template></xsl:attribute>
      <xsl:for-each select="t:teiHeader/t:fileDesc/t:titleStmt/t:author"><author><xsl:call-template name="words"/></author></xsl:for-each>
      <xsl:for-each select="t:teiHeader/t:profileDesc/t:textClass/t:keywords//*[self::t:term or self::t:item[not(.//t:term)]]"><subject><xsl:call-template name="words"/></subject></xsl:for-each>
      <xsl:for-each select="$entry-table/entry"><entry id="{@id}" token="{@token}"/></xsl:for-each>
      <contents><xsl:apply-templates select="$section-table/row[not(key('row', @above))]" mode="contents"/></contents>
      <html lang="{$text-language}">
        <head>
          <title><xsl:value-of select="$page-title"/></title>
        </head>
        <body>
          <main class="document">
            <xsl:text>&#10;</xsl:text>
            <xsl:if test="$number != ''"><p class="number"><xsl:value-of select="$number"/></p><xsl:text>&#10;</xsl:text></xsl:if>
            <xsl:call-template name="card"/>
            <xsl:call-template name="article"/>
            <xsl:call-template name="endnotes"/>
            <xsl:if test="$view != 'transcribed'"><xsl:call-template name="apparatus"/></xsl:if>
            <xsl:call-template name="cited"/>
            <xsl:choose>
              <xsl:when test="$in-book = 'yes'"><xsl:call-template name="rights-of-source"/></xsl:when>
              <xsl:otherwise>
                <xsl:call-template name="mentioned"/>
                <xsl:call-template name="about"/>
              </xsl:otherwise>
            </xsl:choose>
          </main>
        </body>
      </html>
    </part>
  </xsl:template>

  <!-- What the source says of its rights, where it says something. -->
  <xsl:template name="rights-of-source">
    <xsl:variable name="stated" select="t:teiHeader/t:fileDesc/t:sourceDesc//t:availability[normalize-space()]"/>
    <xsl:if test="$stated">
      <dl class="rights">
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="rights"><xsl:with-param name="of" select="$stated"/><xsl:with-param name="label" select="$label-source-rights"/></xsl:call-template>
      </dl>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="here"/>

  <!-- As transcribed, no reading leads to a list of readings. -->
  <xsl:template name="variant-key">
    <xsl:if test="$view != 'transcribed'"><xsl:call-template name="field"><xsl:with-param name="table" select="$variant-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- A quotation leads to its source where no reference behind it does. -->
  <xsl:template name="source-links">
    <xsl:if test="(self::t:quote or self::t:q) and @source and not(following-sibling::*[1][self::t:bibl or self::t:ref])">
      <xsl:for-each select="str:tokenize(string(@source))">
        <xsl:variable name="href"><xsl:call-template name="address-of"><xsl:with-param name="pointer" select="string(.)"/></xsl:call-template></xsl:variable>
        <xsl:if test="starts-with($href, '#')"><xsl:call-template name="small-link"><xsl:with-param name="href" select="$href"/><xsl:with-param name="pointer" select="."/><xsl:with-param name="before" select="$label-source-of"/></xsl:call-template></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- Of the attributes those remain that Python needs for the list of dates. -->
  <xsl:template match="@*" mode="data"/>
  <xsl:template match="@xml:lang" mode="data">
    <xsl:for-each select=".."><xsl:call-template name="stated-language"/></xsl:for-each>
  </xsl:template>
  <xsl:template match="@when | @from | @to" mode="data"><xsl:attribute name="data-{local-name()}"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@notBefore" mode="data"><xsl:attribute name="data-not-before"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@notAfter" mode="data"><xsl:attribute name="data-not-after"><xsl:value-of select="."/></xsl:attribute></xsl:template>
</xsl:stylesheet>
