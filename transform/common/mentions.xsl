<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers for apparatus entries and mentions, and the page on which each stands; as in numbers.xsl, by node. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t exsl str">

  <xsl:key name="token" match="row[@token]" use="@token"/>

  <xsl:variable name="variants" select="$doc//t:text//*[self::t:choice or self::t:app][not(ancestor::*[key('hidden', generate-id())])]"/>
  <xsl:variable name="variant-rows">
    <xsl:for-each select="$variants"><row node="{generate-id()}" key="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="variant-table" select="exsl:node-set($variant-rows)"/>

  <!-- Pages. Looking back for the page break would take time in the square of the length; so all breaks, mentions and
       variants are written as one string in their order, and the string is cut at the breaks. -->
  <xsl:variable name="page-flow">
    <xsl:text>&#xFDD0;p&#xFDD1;</xsl:text>
    <xsl:for-each select="$doc//t:text//*[self::t:pb or self::t:choice or self::t:app or @ref or @target]">
      <xsl:choose>
        <xsl:when test="not(self::t:pb)"><xsl:value-of select="concat(generate-id(), '&#xFDD1;')"/></xsl:when>
        <xsl:when test="@n"><xsl:value-of select="concat('&#xFDD0;p', @n, '&#xFDD1;')"/></xsl:when>
      </xsl:choose>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="page-rows">
    <xsl:for-each select="str:tokenize(string($page-flow), '&#xFDD0;')">
      <xsl:variable name="parts" select="str:tokenize(string(.), '&#xFDD1;')"/>
      <xsl:variable name="page" select="substring($parts[1], 2)"/>
      <xsl:if test="$page != ''"><xsl:for-each select="$parts[position() > 1]"><row node="{.}" page="{$page}"/></xsl:for-each></xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="page-table" select="exsl:node-set($page-rows)"/>

  <xsl:template name="page-of">
    <xsl:call-template name="field"><xsl:with-param name="table" select="$page-table"/><xsl:with-param name="name" select="'page'"/></xsl:call-template>
  </xsl:template>

  <!-- One row for each pointer of each mention: in the fields of the header that are shown, then in the text. -->
  <xsl:variable name="header-mentions" select="$doc/t:TEI/t:teiHeader/t:fileDesc/t:titleStmt/t:author[not(descendant-or-self::*/@ref
      = $doc/t:TEI/t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type = 'sent']/*/@ref)]/descendant-or-self::*[@ref]
    | $doc/t:TEI/t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction//*[@ref]"/>
  <xsl:variable name="mentions" select="$doc//t:text//*[@ref or contains(@target, 'register.xml#')][not(ancestor::*[key('hidden', generate-id())])]"/>
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
    <xsl:variable name="node" select="generate-id()"/>
    <xsl:variable name="name" select="local-name()"/>
    <xsl:variable name="type" select="string(@type)"/>
    <xsl:variable name="in-header" select="boolean(ancestor::t:teiHeader)"/>
    <xsl:variable name="page"><xsl:call-template name="page-of"/></xsl:variable>
    <xsl:variable name="anchor">
      <xsl:choose>
        <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('_m-', $key)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:variable name="pointers">
      <xsl:choose>
        <xsl:when test="@ref"><xsl:value-of select="@ref"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:for-each select="str:tokenize(string($pointers))">
      <row node="{$node}" key="{$key}" anchor="{$anchor}" token="{.}" element="{$name}" type="{$type}" page="{$page}" words="{$words}">
        <xsl:if test="$in-header"><xsl:attribute name="header">1</xsl:attribute></xsl:if>
      </row>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
