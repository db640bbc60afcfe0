<?xml version="1.0" encoding="UTF-8"?>
<!-- What the search is told of a document: facets, the line below a title that was found, and every name of those mentioned. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:variable name="is-searched" select="$site/@search != '' and not($page/@indexed = 'no')"/>

  <!-- The attributes of main. -->
  <xsl:template name="search-facts">
    <xsl:if test="$is-searched">
      <xsl:variable name="sorted"><xsl:call-template name="sort-date"/></xsl:variable>
      <xsl:variable name="year" select="substring($sorted, 1, 4)"/>
      <xsl:variable name="is-year" select="string-length($year) = 4 and translate($year, '0123456789', '') = ''"/>
      <xsl:variable name="genre"><xsl:call-template name="genre"/></xsl:variable>
      <xsl:attribute name="data-pagefind-body"></xsl:attribute>
      <xsl:attribute name="data-pagefind-meta">title[data-title], date[data-date], language[data-language]</xsl:attribute>
      <xsl:attribute name="data-pagefind-filter">
        <xsl:text>document[data-title]</xsl:text>
        <xsl:if test="$genre != ''">, genre[data-genre]</xsl:if>
        <xsl:if test="$is-year">, year[data-year]</xsl:if>
      </xsl:attribute>
      <xsl:attribute name="data-pagefind-sort">date[data-sorted]</xsl:attribute>
      <xsl:attribute name="data-title"><xsl:call-template name="title"/></xsl:attribute>
      <xsl:attribute name="data-date"><xsl:call-template name="date"/></xsl:attribute>
      <xsl:attribute name="data-sorted"><xsl:value-of select="concat($sorted, substring('9999', 1, 4 * ($sorted = '')))"/></xsl:attribute>
      <xsl:attribute name="data-language"><xsl:value-of select="$text-language"/></xsl:attribute>
      <xsl:if test="$genre != ''"><xsl:attribute name="data-genre"><xsl:value-of select="$genre"/></xsl:attribute></xsl:if>
      <xsl:if test="$is-year"><xsl:attribute name="data-year"><xsl:value-of select="$year"/></xsl:attribute></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Every name of each entry, the preferred one first, in an element that nobody is shown. The script of the search page
       knows it by these ids, and shows instead where the document has one of the names. The number in an id says how many
       times what was asked for must stand for the words of a name: of a person, half of them will do (the surname). -->
  <xsl:template name="search-names">
    <xsl:if test="$is-searched and $entry-table/entry">
      <div hidden="hidden" id="_names" data-pagefind-weight="0.5">
        <xsl:text>&#10;</xsl:text>
        <xsl:for-each select="$entry-table/entry">
          <p id="_names{1 + (@kind = 'person')}{@id}">
            <xsl:if test="@kind = 'person' or @kind = 'organisation' or @kind = 'place'">
              <xsl:attribute name="data-name"><xsl:value-of select="@name"/></xsl:attribute>
              <xsl:attribute name="data-pagefind-filter"><xsl:value-of select="concat(@kind, '[data-name]')"/></xsl:attribute>
            </xsl:if>
            <xsl:value-of select="@name"/>
            <xsl:call-template name="other-names"/>
          </p>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </div>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="other-names">
    <xsl:variable name="preferred" select="string(@name)"/>
    <xsl:variable name="id" select="substring-after(@token, '#')"/>
    <xsl:if test="not(starts-with(@token, '#')) and $id != ''">
      <xsl:for-each select="$register">
        <xsl:for-each select="key('id', $id)[1]/*[self::t:persName or self::t:orgName or self::t:placeName or self::t:country or self::t:region
          or self::t:settlement or self::t:geogName or self::t:eventName or self::t:label or self::t:name or self::t:title]">
          <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
          <xsl:if test="$words != $preferred"><xsl:value-of select="concat(' · ', $words)"/></xsl:if>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
