<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers for apparatus entries and mentions; as in numbers.xsl, by node. What has no xml:id and may be linked to bears its
     id as @_anchor, and mentions their page as @_page; the pointers of one that has several stand apart in @_to1, @_to2 …, and then the root bears @_several.
     edenda.writers.numbering puts these there before a page is made. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t exsl str">

  <xsl:variable name="variants" select="($doc/descendant::t:text/descendant::t:choice | $doc/descendant::t:text/descendant::t:app)[not(ancestor::*[self::t:choice or self::t:app or self::t:figDesc] and ancestor::*[key('hidden', generate-id())])]"/>
  <xsl:variable name="variant-rows">
    <xsl:for-each select="$variants"><row node="{generate-id()}" key="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="variant-table" select="exsl:node-set($variant-rows)"/>

  <!-- The page of the source on which a mention or a place with several readings stands. -->
  <xsl:template name="page-of"><xsl:value-of select="@_page"/></xsl:template>

  <!-- Mentions by what they point to. Those count that stand in the fields of the header that are shown, and in the text where it
       is shown. -->
  <xsl:key name="mention" match="*[@ref]" use="@ref"/>
  <xsl:key name="mention-of-several" match="/*[@_several]//*[@_to1]" use="@*[starts-with(local-name(), '_to')]"/>
  <xsl:variable name="correspondence" select="$doc/t:TEI/t:teiHeader/t:profileDesc/t:correspDesc"/>
  <xsl:variable name="header-mentions" select="$doc/t:TEI/t:teiHeader/t:fileDesc/t:titleStmt/t:author[not(descendant-or-self::*/@ref
      = $correspondence/t:correspAction[@type = 'sent']/*/@ref or normalize-space() = $correspondence/t:correspAction[@type = 'sent']/*)]/descendant-or-self::*[@ref]
    | $correspondence/t:correspAction//*[@ref]"/>

  <!-- What is pointed to: a row for each pointer of the mentions in the header, and of those in the text that may be the first of
       their pointer (@_first). -->
  <xsl:key name="token" match="row[@token]" use="@token"/>
  <xsl:variable name="mention-rows">
    <xsl:for-each select="$header-mentions"><xsl:call-template name="mention-row"/></xsl:for-each>
    <xsl:for-each select="$doc/descendant::t:text/descendant::*/@_first/parent::*[not(ancestor::*[self::t:choice or self::t:app or self::t:figDesc] and ancestor::*[key('hidden', generate-id())])]"><xsl:call-template name="mention-row"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="mention-table" select="exsl:node-set($mention-rows)"/>

  <xsl:template name="mention-row">
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:variable name="mention" select="."/>
    <xsl:for-each select="str:tokenize(string(@ref | @target[not(../@ref)]))">
      <row token="{.}" element="{local-name($mention)}" type="{$mention/@type}" words="{$words}"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
