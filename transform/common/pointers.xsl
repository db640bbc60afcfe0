<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a pointer leads in the output, if it leads anywhere and may be followed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t exsl str">

  <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>
  <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyz'"/>

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

  <!-- The pointer itself, if it is a local name or has one of four schemes; TEI files become the pages made of them. -->
  <xsl:template name="outside">
    <xsl:param name="pointer"/>
    <xsl:variable name="scheme" select="translate(substring-before($pointer, ':'), $upper, $lower)"/>
    <xsl:variable name="local" select="not(contains($pointer, ':'))
      or contains($scheme, '/') or contains($scheme, '?') or contains($scheme, '#')"/>
    <xsl:variable name="file" select="substring-before(concat($pointer, '#'), '#')"/>
    <xsl:variable name="is-address"><xsl:call-template name="is-address"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$pointer = '' or $pointer = '#' or contains($pointer, '\') or starts-with($pointer, '//') or not($is-address = '1')"/>
      <xsl:when test="$scheme = 'http' or $scheme = 'https' or $scheme = 'mailto' or $scheme = 'ftp'"><xsl:value-of select="$pointer"/></xsl:when>
      <xsl:when test="not($local)"/>
      <xsl:when test="not(contains($file, '/')) and substring($file, string-length($file) - 3) = '.xml'">
        <xsl:value-of select="concat(substring($file, 1, string-length($file) - 4), '.html', substring('#_', 1, 2 * starts-with(substring-after($pointer, '#'), '_')), substring($pointer, string-length($file) + 1 + starts-with(substring-after($pointer, '#'), '_')))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$pointer"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- '1' for what is written as an address: no character that must not stand in one, and none that is written by half. -->
  <xsl:template name="is-address">
    <xsl:param name="pointer"/>
    <xsl:variable name="halves" select="str:tokenize(concat('x', $pointer), '%')[position() > 1][translate(substring(., 1, 2), '0123456789abcdefABCDEF', '') != '' or string-length() &lt; 2]"/>
    <xsl:variable name="is-half" select="contains($pointer, '%%') or substring($pointer, string-length($pointer)) = '%' or $halves"/>
    <xsl:variable name="host" select="substring-before(concat(translate(substring-after($pointer, '://'), '?#', '//'), '/'), '/')"/>
    <xsl:variable name="port" select="substring-after(substring-after(concat('@', $host), '@'), ':')"/>
    <xsl:variable name="is-nowhere" select="contains($pointer, '://') and ($host = '' or translate($port, '0123456789', '') != '' or $port &gt; 65535)"/>
    <xsl:if test="not($is-nowhere) and translate($pointer, '&quot;&lt;>^`{|}[] &#9;&#10;&#13;', '') = $pointer and not($is-half or contains(substring-after($pointer, '#'), '#'))">1</xsl:if>
  </xsl:template>
</xsl:stylesheet>
