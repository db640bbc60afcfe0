<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a pointer leads in the output, if it leads anywhere and may be followed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t exsl str">
  <xsl:import href="addresses.xsl"/>

  <!-- A link for one pointer: into this page, to a sibling document, or out to an address of an allowed kind. -->
  <xsl:template name="address-of">
    <xsl:param name="pointer"/>
    <xsl:choose>
      <xsl:when test="contains($pointer, 'register.xml#') and not(starts-with($pointer, '#'))"><xsl:call-template name="entry-of"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="address-elsewhere"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="address-elsewhere">
    <xsl:param name="pointer"/>
    <xsl:variable name="entry"><xsl:call-template name="entry-of"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="starts-with($pointer, '#') and $pointer != '#'">
        <xsl:variable name="here"><xsl:call-template name="place-in-page"><xsl:with-param name="id" select="substring($pointer, 2)"/></xsl:call-template></xsl:variable>
        <xsl:choose>
          <xsl:when test="$here != ''"><xsl:value-of select="$here"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$entry"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="$entry != '' or contains($pointer, 'register.xml#')"><xsl:value-of select="$entry"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="outside"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- `#id` if the page shows the element of that id. -->
  <xsl:template name="place-in-page">
    <xsl:param name="id"/>
    <xsl:for-each select="$doc">
      <xsl:for-each select="key('id', $id)[1]">
        <xsl:if test="(ancestor-or-self::t:text or ancestor-or-self::t:listBibl/parent::t:standOff or self::t:TEI)
          and not(ancestor-or-self::*[key('hidden', generate-id())])"><xsl:value-of select="concat('#', $id)"/></xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- `#_id`, the entry at the end of the page, if something in the page mentions it. -->
  <xsl:template name="entry-of">
    <xsl:param name="pointer"/>
    <xsl:for-each select="$entry-table">
      <xsl:variable name="id" select="key('entry', $pointer)/@id"/>
      <xsl:if test="$id"><xsl:value-of select="concat('#', $id)"/></xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
