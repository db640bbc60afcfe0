<?xml version="1.0" encoding="UTF-8"?>
<!-- Bibliographies, and registers that are printed as a part of the text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:listBibl | t:listPerson | t:listOrg | t:listPlace | t:listEvent | t:listApp | t:listWit | t:listRelation">
    <xsl:apply-templates select="t:head | t:desc"/>
    <xsl:for-each select="*[not(self::t:head or self::t:desc)]">
      <xsl:choose>
        <xsl:when test="self::t:bibl or self::t:biblStruct or self::t:msDesc or self::t:person or self::t:personGrp or self::t:org or self::t:place or self::t:event or self::t:witness or self::t:app or self::t:relation">
          <xsl:text>#listed-work[</xsl:text>
          <xsl:call-template name="pages-before"/>
          <xsl:if test="self::t:bibl/@n"><xsl:text>#</xsl:text><xsl:call-template name="literal"><xsl:with-param name="text" select="concat(@n, ' ')"/></xsl:call-template></xsl:if>
          <xsl:apply-templates select="."/>
          <xsl:text>]&#10;</xsl:text>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- What is said of an entry of a register, and the parts of a structured reference, have no punctuation of their own. -->
  <xsl:template match="t:person | t:personGrp | t:org | t:place | t:event | t:biblStruct | t:analytic | t:monogr | t:series[not(text()[normalize-space()])] | t:imprint
      | t:state | t:trait | t:location | t:respStmt | t:relatedItem | t:availability | t:msDesc | t:msIdentifier | t:altIdentifier | t:msContents | t:msItem
      | t:physDesc | t:objectDesc | t:supportDesc | t:layoutDesc | t:handDesc | t:typeDesc | t:decoDesc | t:bindingDesc | t:binding | t:sealDesc | t:seal | t:dimensions
      | t:history | t:additional | t:adminInfo | t:recordHist | t:custodialHist
      | *[contains(' birth death witness ', concat(' ', local-name(), ' '))][*][not(text()[normalize-space()])]">
    <xsl:call-template name="aim"/>
    <xsl:for-each select="*">
      <xsl:if test="position() > 1 and not(self::t:note or self::t:pb or key('block', generate-id()))"><xsl:text>#", "</xsl:text></xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- Letters and works that the document's own standOff lists: pointers in the text lead here. -->
  <xsl:template name="cited">
    <xsl:if test="t:standOff/t:listBibl">
      <xsl:text>#head(1, words.cited)[#words.cited]&#10;</xsl:text>
      <xsl:apply-templates select="t:standOff/t:listBibl"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
