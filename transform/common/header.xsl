<?xml version="1.0" encoding="UTF-8"?>
<!-- Facts from the header as strings: title, authors, date, genre. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="languages.xsl"/>

  <!-- All of these are called on a TEI (or teiCorpus) element. -->
  <xsl:template name="title">
    <xsl:variable name="titles" select="t:teiHeader/t:fileDesc/t:titleStmt/t:title"/>
    <xsl:variable name="title">
      <xsl:call-template name="words"><xsl:with-param name="of" select="($titles[@type = 'main'] | $titles[not(../t:title[@type = 'main'])])[1]"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$title != ''"><xsl:value-of select="$title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-untitled"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="subtitle">
    <xsl:call-template name="words"><xsl:with-param name="of" select="t:teiHeader/t:fileDesc/t:titleStmt/t:title[@type = 'sub'][1]"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="authors">
    <xsl:for-each select="t:teiHeader/t:fileDesc/t:titleStmt/t:author">
      <xsl:if test="position() > 1">; </xsl:if>
      <xsl:call-template name="words"/>
    </xsl:for-each>
  </xsl:template>

  <!-- When the document was made: `creation`, else the sending of the letter, else the source's date. -->
  <xsl:template name="date">
    <xsl:for-each select="(t:teiHeader/t:profileDesc/t:creation//t:date
      | t:teiHeader[not(t:profileDesc/t:creation//t:date)]/t:profileDesc/t:correspDesc/t:correspAction[@type = 'sent']/t:date
      | t:teiHeader[not(t:profileDesc/t:creation//t:date or t:profileDesc/t:correspDesc//t:date)]/t:fileDesc/t:sourceDesc//t:date)[1]">
      <xsl:call-template name="date-in-words"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The same as a value to sort by. -->
  <xsl:template name="sort-date">
    <xsl:for-each select="(t:teiHeader/t:profileDesc/t:creation//t:date
      | t:teiHeader[not(t:profileDesc/t:creation//t:date)]/t:profileDesc/t:correspDesc/t:correspAction[@type = 'sent']/t:date
      | t:teiHeader[not(t:profileDesc/t:creation//t:date or t:profileDesc/t:correspDesc//t:date)]/t:fileDesc/t:sourceDesc//t:date)[1]">
      <xsl:value-of select="(@when | @from | @notBefore[not(../@from)] | @notAfter[not(../@notBefore)] | @to[not(../@from)])[1]"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The genre: what the taxonomy calls the category, else the last part of its id, else text/@type. -->
  <xsl:template name="genre">
    <xsl:variable name="target" select="substring-after(substring-before(concat(normalize-space(t:teiHeader/t:profileDesc/t:textClass/t:catRef[1]/@target), ' '), ' '), '#')"/>
    <xsl:variable name="category" select="key('id', $target)/self::t:category/t:catDesc[1]"/>
    <xsl:choose>
      <xsl:when test="$category"><xsl:call-template name="words"><xsl:with-param name="of" select="$category"/></xsl:call-template></xsl:when>
      <xsl:when test="contains($target, '-')"><xsl:value-of select="substring-after($target, '-')"/></xsl:when>
      <xsl:when test="$target"><xsl:value-of select="$target"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:text/@type"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The language of the text. -->
  <xsl:template name="language">
    <xsl:variable name="stated" select="(t:text/@xml:lang | @xml:lang[not(../t:text/@xml:lang)])[1]"/>
    <xsl:variable name="used" select="t:teiHeader/t:profileDesc/t:langUsage/t:language[1]/@ident[not($stated)]"/>
    <xsl:variable name="tag"><xsl:call-template name="html-language"><xsl:with-param name="code" select="string($stated | $used)"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$tag != ''"><xsl:value-of select="$tag"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-language"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
