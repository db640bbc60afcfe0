<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers for apparatus entries and mentions; as in numbers.xsl, by node. What has no xml:id and may be linked to bears its
     id as @_anchor, and mentions their page as @_page: edenda.writers.numbering puts these there before a page is made. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t exsl str">

  <xsl:key name="token" match="row[@token]" use="@token"/>

  <xsl:variable name="variants" select="$doc/descendant::t:text/descendant::*[self::t:choice or self::t:app][not(ancestor::*[self::t:choice or self::t:app or self::t:figDesc] and ancestor::*[key('hidden', generate-id())])]"/>
  <xsl:variable name="variant-rows">
    <xsl:for-each select="$variants"><row node="{generate-id()}" key="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="variant-table" select="exsl:node-set($variant-rows)"/>

  <!-- The page of the source on which a mention or a place with several readings stands. -->
  <xsl:template name="page-of"><xsl:value-of select="@_page"/></xsl:template>

  <!-- One row for each pointer of each mention: in the fields of the header that are shown, then in the text. -->
  <xsl:variable name="header-mentions" select="$doc/t:TEI/t:teiHeader/t:fileDesc/t:titleStmt/t:author[not(descendant-or-self::*/@ref
      = $doc/t:TEI/t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type = 'sent']/*/@ref)]/descendant-or-self::*[@ref]
    | $doc/t:TEI/t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction//*[@ref]"/>
  <xsl:variable name="mentions" select="$doc/descendant::t:text/descendant::*[@ref or contains(@target, 'register.xml#')][not(ancestor::*[self::t:choice or self::t:app or self::t:figDesc] and ancestor::*[key('hidden', generate-id())])]"/>
  <xsl:variable name="mention-rows">
    <xsl:for-each select="$header-mentions">
      <xsl:call-template name="mention-row"><xsl:with-param name="key" select="concat('h', position())"/></xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$mentions">
      <xsl:call-template name="mention-row"><xsl:with-param name="key" select="position()"/></xsl:call-template>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="mention-table" select="exsl:node-set($mention-rows)"/>

  <xsl:template name="mention-row">
    <xsl:param name="key"/>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="*"><xsl:call-template name="words"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains(normalize-space(@ref), ' ') or not(@ref)">
        <xsl:variable name="mention" select="."/>
        <xsl:for-each select="str:tokenize(string(@ref | @target[not(../@ref)]))">
          <xsl:variable name="token" select="string(.)"/>
          <xsl:variable name="part" select="position()"/>
          <xsl:for-each select="$mention">
            <xsl:call-template name="pointer-row"><xsl:with-param name="key" select="$key"/><xsl:with-param name="token" select="$token"/><xsl:with-param name="part" select="$part"/><xsl:with-param name="words" select="$words"/></xsl:call-template>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="normalize-space(@ref) = ''"/>
      <xsl:otherwise><xsl:call-template name="pointer-row"><xsl:with-param name="key" select="$key"/><xsl:with-param name="token" select="normalize-space(@ref)"/><xsl:with-param name="words" select="$words"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="pointer-row">
    <xsl:param name="key"/>
    <xsl:param name="token"/>
    <xsl:param name="words"/>
    <xsl:param name="part" select="1"/>
    <row key="{$key}" part="{$part}" anchor="{@xml:id | @_anchor}" token="{$token}" element="{local-name()}" type="{@type}" page="{@_page}" words="{$words}">
      <xsl:if test="starts-with($key, 'h')"><xsl:attribute name="header">1</xsl:attribute></xsl:if>
    </row>
  </xsl:template>
</xsl:stylesheet>
