<?xml version="1.0" encoding="UTF-8"?>
<!-- Two views of a text: to read (corrections, regular spellings, abbreviations written out), and as transcribed (the source's own
     wording, without what editors added; words in brackets
     that the source itself printed, `supplied` with the reason `explanatory`, are the source's). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <!-- Which is asked for: `reading` or `transcribed`. -->
  <xsl:param name="view" select="'reading'"/>

  <xsl:variable name="text" select="$doc/t:TEI/t:text"/>

  <!-- Whether anything in the text differs between the views: not where there are two readings of a word that is hard to read. -->
  <xsl:variable name="has-views" select="boolean($doc/descendant::t:choice[t:sic or t:orig or t:abbr or t:am][ancestor::t:text][1]
    or $doc/descendant::t:supplied[not(@reason = 'explanatory')][ancestor::t:text][1]
    or $doc/descendant::t:ex[ancestor::t:text][1] or $doc/descendant::t:surplus[ancestor::t:text][1])"/>
</xsl:stylesheet>
