<?xml version="1.0" encoding="UTF-8"?>
<!-- Headings at their rank: the page has the one h1, so a division begins at h2. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:head">
    <xsl:choose>
      <xsl:when test="parent::*[contains(' div div1 div2 div3 div4 div5 div6 div7 body front back listBibl ', concat(' ', local-name(), ' '))] and not(preceding-sibling::t:head)"><xsl:call-template name="heading"/></xsl:when>
      <xsl:otherwise><div><xsl:call-template name="attributes"/><xsl:apply-templates/></div><xsl:text>&#10;</xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first heading of a division; those that follow are lines below it. -->
  <xsl:template name="heading">
    <xsl:variable name="above" select="count(../ancestor::*[not(self::t:list or self::t:table or self::t:figure)][t:head]) + count(ancestor::t:standOff)"/>
    <xsl:variable name="rank">
      <xsl:choose><xsl:when test="$above &gt; 4">6</xsl:when><xsl:otherwise><xsl:value-of select="$above + 2"/></xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:element name="h{$rank}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:if test="$above = 0 and not(../parent::t:back or parent::t:back)">first</xsl:if>
          <xsl:if test="$words = $page-title"> repeats</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="..">
        <xsl:variable name="id">
          <xsl:choose>
            <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="field"><xsl:with-param name="table" select="$section-table"/><xsl:with-param name="name" select="'id'"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <xsl:if test="$id != ''"><a class="here" href="#{$id}" aria-label="{$label-link-section}"><xsl:call-template name="label-lang"/></a></xsl:if>
      </xsl:for-each>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
