<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers for notes, apparatus entries and mentions, counted once for the whole document and looked up by node. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t exsl str">

  <xsl:key name="row" match="row" use="@node"/>
  <xsl:key name="token" match="row[@token]" use="@token"/>
  <xsl:key name="note-n" match="t:text//t:note" use="concat(@type, '#', @n)"/>

  <!-- A note that is itself a block of the text (in a division of notes), not called from a word. -->
  <xsl:key name="standing-note" match="t:div/t:note[@target or not(@place)][not(preceding-sibling::t:p or following-sibling::t:p)]
    | t:list/t:note | t:listBibl/t:note | t:bibl//t:note | t:app/t:note | t:figure/t:note" use="generate-id()"/>

  <xsl:variable name="called" select="$doc//t:text//t:note[not(key('standing-note', generate-id()))][not(ancestor::*[key('hidden', generate-id())])]"/>
  <xsl:variable name="textual-notes" select="$called[@type = 'textual']"/>
  <xsl:variable name="commentary-notes" select="$called[@type = 'commentary']"/>
  <xsl:variable name="source-notes" select="$called[not(@type = 'textual' or @type = 'commentary')]"/>
  <!-- The source's own numbers are kept where they tell its notes apart. -->
  <xsl:variable name="own-numbers" select="not($source-notes[not(normalize-space(@n)) or key('note-n', concat(@type, '#', @n))[2]])"/>

  <xsl:variable name="note-rows">
    <xsl:for-each select="$source-notes">
      <row node="{generate-id()}" key="{position()}">
        <xsl:attribute name="label">
          <xsl:choose>
            <xsl:when test="$own-numbers"><xsl:value-of select="normalize-space(@n)"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="position()"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </row>
    </xsl:for-each>
    <xsl:for-each select="$textual-notes">
      <row node="{generate-id()}" key="t{position()}"><xsl:attribute name="label"><xsl:number value="position()" format="a"/></xsl:attribute></row>
    </xsl:for-each>
    <xsl:for-each select="$commentary-notes">
      <row node="{generate-id()}" key="c{position()}"><xsl:attribute name="label"><xsl:number value="position()" format="i"/></xsl:attribute></row>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="note-table" select="exsl:node-set($note-rows)"/>

  <xsl:variable name="variants" select="$doc//t:text//*[self::t:choice or self::t:app][not(ancestor::*[key('hidden', generate-id())])]"/>
  <xsl:variable name="variant-rows">
    <xsl:for-each select="$variants"><row node="{generate-id()}" key="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="variant-table" select="exsl:node-set($variant-rows)"/>

  <!-- One row for each pointer of each mention: in the fields of the header that are shown, then in the text. -->
  <xsl:variable name="header-mentions" select="$doc/t:TEI/t:teiHeader/t:fileDesc/t:titleStmt/t:author[not(descendant-or-self::*/@ref
      = $doc/t:TEI/t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type = 'sent']/*/@ref)]/descendant-or-self::*[@ref]
    | $doc/t:TEI/t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction//*[@ref]"/>
  <xsl:variable name="mentions" select="$doc//t:text//*[@ref or contains(@target, 'register.xml#')][not(ancestor::*[key('hidden', generate-id())])]"/>
  <xsl:variable name="has-pages" select="boolean($doc//t:text//t:pb[@n])"/>
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
    <xsl:variable name="page"><xsl:if test="$has-pages and not($in-header)"><xsl:value-of select="(preceding::t:pb[@n][1])/@n"/></xsl:if></xsl:variable>
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

  <!-- A field of the current node's row in a table; empty where it has none. -->
  <xsl:template name="field">
    <xsl:param name="table"/>
    <xsl:param name="name"/>
    <xsl:variable name="node" select="generate-id()"/>
    <xsl:for-each select="$table"><xsl:value-of select="key('row', $node)[1]/@*[name() = $name]"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
