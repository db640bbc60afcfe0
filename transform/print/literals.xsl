<?xml version="1.0" encoding="UTF-8"?>
<!-- Words of a document as string literals of Typst; the blanks around them as blanks, which Typst joins and drops at the ends of
     lines and blocks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:str="http://exslt.org/strings"
  exclude-result-prefixes="str">

  <!-- A string literal. -->
  <xsl:template name="literal">
    <xsl:param name="text" select="."/>
    <xsl:text>"</xsl:text>
    <xsl:choose>
      <xsl:when test="contains($text, '\') or contains($text, '&quot;')"><xsl:value-of select="str:replace(str:replace(string($text), '\', '\\'), '&quot;', '\&quot;')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>"</xsl:text>
  </xsl:template>

  <!-- Words within the text, in which runs of blanks are one. -->
  <xsl:template match="text()"><xsl:call-template name="said"/></xsl:template>
  <xsl:template name="said">
    <xsl:param name="text" select="."/>
    <xsl:variable name="words" select="normalize-space($text)"/>
    <xsl:choose>
      <xsl:when test="$words = ''"><xsl:text> </xsl:text></xsl:when>
      <xsl:otherwise>
        <xsl:if test="contains(' &#9;&#10;&#13;', substring($text, 1, 1))"><xsl:text> </xsl:text></xsl:if>
        <xsl:text>#</xsl:text>
        <xsl:call-template name="literal"><xsl:with-param name="text" select="$words"/></xsl:call-template>
        <xsl:if test="contains(' &#9;&#10;&#13;', substring($text, string-length($text)))"><xsl:text> </xsl:text></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A key of the document: an id behind the stem. -->
  <xsl:template name="key-literal">
    <xsl:param name="id"/>
    <xsl:call-template name="literal"><xsl:with-param name="text" select="concat($stem, ':', $id)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
