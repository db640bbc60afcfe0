<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers for notes, counted once for the whole document and looked up by node. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl">

  <xsl:key name="row" match="row" use="@node"/>
  <xsl:key name="note-n" match="t:text//t:note" use="concat(@type, '#', @n)"/>

  <!-- A note that is itself a block of the text (in a division of notes), or stands in brackets in a sentence: none is called from a word. -->
  <xsl:key name="standing-note" match="t:note" use="concat(generate-id(), substring('-', 1 + boolean(@place = 'inline'
    or parent::t:list or parent::t:listBibl or parent::t:app or parent::t:choice or parent::t:figure or ancestor::t:bibl
    or (parent::t:div and (@target or not(@place)) and not(preceding-sibling::t:p[1] or following-sibling::t:p[1])))))"/>

  <!-- What the edition's people remarked or added, and the source's own wording leaves out: notes of their streams, and notes
       and additions that name one of them as responsible. -->
  <xsl:key name="editors" use="generate-id()"
    match="t:text//t:note[@type = 'textual' or @type = 'commentary'] | t:text//t:*[self::t:note or self::t:add][@resp][key('own-people', @resp)]"/>
  <xsl:key name="own-people" match="t:titleStmt//*[@xml:id] | t:editionStmt//*[@xml:id]" use="concat('#', @xml:id)"/>

  <xsl:variable name="called" select="$doc/descendant::t:text/descendant::t:note[not(key('standing-note', generate-id()))][not(ancestor::*[self::t:choice or self::t:app or self::t:figDesc] and ancestor::*[key('hidden', generate-id())])]"/>
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

  <!-- A field of the current node's row in a table; empty where it has none. -->
  <xsl:template name="field">
    <xsl:param name="table"/>
    <xsl:param name="name"/>
    <xsl:variable name="node" select="generate-id()"/>
    <xsl:for-each select="$table"><xsl:value-of select="key('row', $node)[1]/@*[name() = $name]"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
