<?xml version="1.0" encoding="UTF-8"?>
<!-- The source's pages, lines and columns. A page that begins between two blocks begins in the second, beside whose first line its
     number stands. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:pb">
    <xsl:variable name="taken"><xsl:if test="not(@break = 'no') and key('holder', generate-id(..))"><xsl:call-template name="next-takes-page"/></xsl:if></xsl:variable>
    <xsl:if test="$taken = ''"><xsl:call-template name="page-mark"><xsl:with-param name="between" select="not(@break = 'no') and key('holder', generate-id(..))"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- The same for what follows the current page break and others right behind it. -->
  <xsl:template name="next-takes-page">
    <xsl:for-each select="following-sibling::*[1]">
      <xsl:choose>
        <xsl:when test="self::t:pb"><xsl:call-template name="next-takes-page"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="takes-page"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="page-mark">
    <xsl:param name="between" select="false()"/>
    <xsl:if test="@n">
      <xsl:text>#source-page(</xsl:text>
      <xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space(@n)"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@break = 'no'">, divides: true</xsl:when>
        <xsl:when test="$between">, between: true</xsl:when>
      </xsl:choose>
      <xsl:text>)</xsl:text>
    </xsl:if>
    <xsl:call-template name="aim"/>
  </xsl:template>

  <!-- What holds blocks and no words. -->
  <xsl:key name="holder" match="t:body | t:front | t:back | t:div | t:div1 | t:div2 | t:div3 | t:div4 | t:div5 | t:div6 | t:div7 | t:list | t:table | t:lg | t:sp
    | t:floatingText | t:text | t:group | t:epigraph | t:argument | t:postscript | t:listBibl | t:titlePage
    | t:opener[not(text()[normalize-space()])] | t:closer[not(text()[normalize-space()])] | t:quote[not(text()[normalize-space()])][t:p or t:lg or t:l]" use="generate-id()"/>

  <!-- What takes the pages that begin before it into its first line. -->
  <xsl:key name="taker" match="t:head | t:p | t:ab | t:l | t:item | t:row | t:dateline | t:salute | t:signed | t:byline | t:speaker | t:trailer | t:docDate | t:listBibl/t:bibl" use="generate-id()"/>

  <!-- '1' if the current element, or the first in it, begins with the pages that begin before it. -->
  <xsl:template name="takes-page">
    <xsl:choose>
      <xsl:when test="self::t:head"><xsl:if test="not(contains($unsaid, concat(' ', generate-id(), ' ')))">1</xsl:if></xsl:when>
      <xsl:when test="key('taker', generate-id())">1</xsl:when>
      <xsl:when test="self::t:label[parent::t:list]"><xsl:if test="following-sibling::*[1][self::t:item]">1</xsl:if></xsl:when>
      <xsl:when test="key('holder', generate-id())"><xsl:for-each select="*[not(self::t:pb)][1]"><xsl:call-template name="takes-page"/></xsl:for-each></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The pages that begin right before the current element. -->
  <xsl:template name="pages-before">
    <xsl:choose>
      <xsl:when test="preceding-sibling::*[1]">
        <xsl:for-each select="preceding-sibling::*[1][self::t:pb][not(@break = 'no')][key('holder', generate-id(..))]">
          <xsl:call-template name="pages-before"/>
          <xsl:call-template name="page-mark"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="key('holder', generate-id(..))"><xsl:for-each select=".."><xsl:call-template name="pages-before"/></xsl:for-each></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Lines are divided where the division is meant, not in prose that has been set anew. -->
  <xsl:template match="t:lb">
    <xsl:choose>
      <xsl:when test="@break = 'no'"/>
      <xsl:when test="ancestor::*[contains($divided, concat(' ', local-name(), ' '))]">#new-line()</xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="aim"/>
  </xsl:template>
  <xsl:variable name="divided" select="' head byline docAuthor docDate titlePart docImprint address signed salute dateline opener closer ab l cell trailer label speaker epigraph '"/>
  <xsl:template match="t:cb"><xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if><xsl:call-template name="aim"/></xsl:template>
  <xsl:template match="t:anchor | t:milestone"><xsl:call-template name="aim"/></xsl:template>
  <xsl:template match="t:fw"/>
</xsl:stylesheet>
