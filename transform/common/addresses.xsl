<?xml version="1.0" encoding="UTF-8"?>
<!-- Addresses that may be followed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">

  <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>
  <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyz'"/>

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
