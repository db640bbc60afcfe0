<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: rows of cells, each with the room that it takes, the length of its longest word, and whether it is a figure. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">

  <xsl:template match="t:table">
    <xsl:apply-templates select="t:row[1]/preceding-sibling::*[not(self::t:pb)] | *[not(../t:row)]"/>
    <xsl:if test="t:row"><xsl:call-template name="rows"/></xsl:if>
    <xsl:apply-templates select="t:row[last()]/following-sibling::*"/>
  </xsl:template>

  <xsl:template match="t:table/t:head"><xsl:call-template name="block"><xsl:with-param name="as" select="'table-head'"/></xsl:call-template></xsl:template>

  <xsl:template name="rows">
    <xsl:text>#tabular(&#10;</xsl:text>
    <xsl:if test="t:head"><xsl:text>headed: true,&#10;</xsl:text></xsl:if>
    <xsl:for-each select="t:row">
      <xsl:value-of select="concat('(heads: ', substring('falsetrue', 1 + 5 * (@role = 'label'), 5 - (@role = 'label')), ', noted: ', boolean(.//t:note), ', cells: (')"/>
      <xsl:variable name="row" select="."/>
      <xsl:for-each select="t:cell">
        <xsl:text>(</xsl:text>
        <xsl:call-template name="span"><xsl:with-param name="name" select="'cols'"/><xsl:with-param name="value" select="@cols"/></xsl:call-template>
        <xsl:call-template name="span"><xsl:with-param name="name" select="'rows'"/><xsl:with-param name="value" select="@rows"/></xsl:call-template>
        <xsl:value-of select="concat('head: ', boolean(@role = 'label'), ', figure: ', normalize-space() != '' and translate(normalize-space(), '0123456789.,:/%£$€ –—−+-()', '') = '')"/>
        <xsl:text>, longest: </xsl:text>
        <xsl:call-template name="longest-word"/>
        <xsl:text>, body: [</xsl:text>
        <xsl:if test="position() = 1"><xsl:for-each select="$row"><xsl:call-template name="before-row"/></xsl:for-each></xsl:if>
        <xsl:call-template name="inside"/>
        <xsl:text>]), </xsl:text>
      </xsl:for-each>
      <xsl:text>)),&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="span">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:value-of select="concat($name, ': ')"/>
    <xsl:choose>
      <xsl:when test="$value &gt; 1 and $value &lt; 1000"><xsl:value-of select="floor($value)"/></xsl:when>
      <xsl:otherwise>1</xsl:otherwise>
    </xsl:choose>
    <xsl:text>, </xsl:text>
  </xsl:template>

  <xsl:template name="longest-word">
    <xsl:choose>
      <xsl:when test="normalize-space() = ''">0</xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="str:tokenize(normalize-space())">
          <xsl:sort select="string-length()" data-type="number" order="descending"/>
          <xsl:if test="position() = 1"><xsl:value-of select="string-length()"/></xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands between a row and the one before. -->
  <xsl:template name="before-row">
    <xsl:choose>
      <xsl:when test="not(preceding-sibling::*[1])"><xsl:call-template name="pages-before"/></xsl:when>
      <xsl:when test="preceding-sibling::*[1][self::t:pb]">
        <xsl:for-each select="preceding-sibling::*[1]"><xsl:call-template name="before-row"/><xsl:call-template name="page-mark"/></xsl:for-each>
      </xsl:when>
      <xsl:when test="preceding-sibling::*[1][not(self::t:row)] and preceding-sibling::t:row[1]">
        <xsl:for-each select="preceding-sibling::*[1]"><xsl:call-template name="before-row"/><xsl:apply-templates select="."/></xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
