<?xml version="1.0" encoding="UTF-8"?>
<!-- Words of a document as string literals of Typst; the blanks around them as blanks, which Typst joins and drops at the ends of
     lines and blocks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">

  <!-- A string literal. The mark of a file's beginning is no word, and PDF knows none within a text. -->
  <xsl:template name="literal">
    <xsl:param name="text" select="."/>
    <xsl:text>"</xsl:text>
    <xsl:choose>
      <xsl:when test="contains($text, '&#xFEFF;')"><xsl:value-of select="str:replace(str:replace(translate($text, '&#xFEFF;', ''), '\', '\\'), '&quot;', '\&quot;')"/></xsl:when>
      <xsl:when test="contains($text, '\') or contains($text, '&quot;')"><xsl:value-of select="str:replace(str:replace(string($text), '\', '\\'), '&quot;', '\&quot;')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>"</xsl:text>
  </xsl:template>

  <!-- Words within the text, in which runs of blanks are one. (What is asked of the neighbours is no part of the match: libxslt
       would count all siblings each time.) -->
  <xsl:template match="text()">
    <xsl:variable name="before" select="preceding-sibling::node()[1]"/>
    <xsl:choose>
      <xsl:when test="$before/@break = 'no' or following-sibling::node()[1]/@break = 'no'"><xsl:call-template name="beside-break"/></xsl:when>
      <xsl:when test="$before[self::t:quote or self::t:q or self::t:cit]"><xsl:call-template name="after-quotation"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="said"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="said">
    <xsl:param name="text" select="."/>
    <xsl:variable name="words" select="normalize-space(translate($text, $line-ends, '   '))"/>
    <xsl:choose>
      <xsl:when test="$text = ''"/>
      <xsl:when test="$words = ''"><xsl:text> </xsl:text></xsl:when>
      <xsl:otherwise>
        <xsl:if test="contains($blanks, substring($text, 1, 1))"><xsl:text> </xsl:text></xsl:if>
        <xsl:text>#</xsl:text>
        <xsl:call-template name="literal"><xsl:with-param name="text" select="$words"/></xsl:call-template>
        <xsl:if test="contains($blanks, substring($text, string-length($text)))"><xsl:text> </xsl:text></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Lines that end by other signs than XML knows end where they are set anew. -->
  <xsl:variable name="line-ends" select="'&#x85;&#x2028;&#x2029;'"/>
  <xsl:variable name="blanks" select="concat(' &#9;&#10;&#13;', $line-ends)"/>

  <!-- Beside a break inside a word blanks do not count: TEI says that @break decides. -->
  <xsl:template name="beside-break">
    <xsl:variable name="plain" select="translate(., '&#9;&#10;&#13;', '   ')"/>
    <xsl:variable name="words" select="normalize-space()"/>
    <xsl:variable name="before"><xsl:if test="starts-with($plain, ' ') and not(preceding-sibling::node()[1][@break = 'no'])"><xsl:text> </xsl:text></xsl:if></xsl:variable>
    <xsl:variable name="after"><xsl:if test="substring($plain, string-length($plain)) = ' ' and not(following-sibling::node()[1][@break = 'no'])"><xsl:text> </xsl:text></xsl:if></xsl:variable>
    <xsl:if test="$words != ''"><xsl:call-template name="said"><xsl:with-param name="text" select="concat($before, $words, $after)"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- The sign that closes the sentence after a displayed quotation stands at the end of that (quotations.xsl). -->
  <xsl:template name="after-quotation">
    <xsl:choose>
      <xsl:when test="contains($closing-signs, substring(., 1, 1)) and preceding-sibling::*[1][key('block', generate-id())][not(@type = 'pull')]"><xsl:call-template name="said"><xsl:with-param name="text" select="substring(., 2)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="said"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Blanks that are meant. -->
  <xsl:template match="*[@xml:space = 'preserve']//text()" priority="3">
    <xsl:text>#meant(</xsl:text><xsl:call-template name="literal"/><xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()"/>

  <!-- A key of the document: an id behind the stem. -->
  <xsl:template name="key-literal">
    <xsl:param name="id"/>
    <xsl:call-template name="literal"><xsl:with-param name="text" select="concat($stem, ':', $id)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
