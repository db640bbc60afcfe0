<?xml version="1.0" encoding="UTF-8"?>
<!-- What becomes of attributes: ids, languages, classes, and every other one as data-NAME. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">

  <xsl:template name="attributes">
    <xsl:param name="class"/>
    <xsl:apply-templates select="@*" mode="data"/>
    <xsl:choose>
      <xsl:when test="@_anchor"><xsl:attribute name="id"><xsl:value-of select="@_anchor"/></xsl:attribute></xsl:when>
      <xsl:when test="@xml:id"><xsl:call-template name="id"/></xsl:when>
    </xsl:choose>
    <xsl:attribute name="class">
      <xsl:value-of select="concat('tei-', local-name(), substring(' ', 1, string-length($class)), $class)"/>
      <xsl:if test="@rend"><xsl:for-each select="str:tokenize(string(@rend))"><xsl:value-of select="concat(' rend-', translate(., '#:', ''))"/></xsl:for-each></xsl:if>
    </xsl:attribute>
  </xsl:template>

  <!-- The element's own id; where an id stands twice, the first keeps it. A mention, a date, a paragraph without one gets one. -->
  <xsl:template name="id">
    <xsl:choose>
      <xsl:when test="@xml:id">
        <xsl:if test="not(@_again)"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
      </xsl:when>
      <xsl:when test="@_anchor"><xsl:attribute name="id"><xsl:value-of select="@_anchor"/></xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="@*" mode="data">
    <xsl:attribute name="{concat('data-', translate(local-name(), $upper, $lower))}"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <!-- The most frequent by their names, which takes a third of the time. -->
  <xsl:template match="@ref" mode="data"><xsl:attribute name="data-ref"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@type" mode="data"><xsl:attribute name="data-type"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@when" mode="data"><xsl:attribute name="data-when"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@to" mode="data"><xsl:attribute name="data-to"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@from" mode="data"><xsl:attribute name="data-from"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@resp" mode="data"><xsl:attribute name="data-resp"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@cert" mode="data"><xsl:attribute name="data-cert"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@n" mode="data"><xsl:attribute name="data-n"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@target" mode="data"><xsl:attribute name="data-target"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@unit" mode="data"><xsl:attribute name="data-unit"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@evidence" mode="data"><xsl:attribute name="data-evidence"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@source" mode="data"><xsl:attribute name="data-source"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@rend" mode="data"><xsl:attribute name="data-rend"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@level" mode="data"><xsl:attribute name="data-level"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@notBefore" mode="data"><xsl:attribute name="data-not-before"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@notAfter" mode="data"><xsl:attribute name="data-not-after"><xsl:value-of select="."/></xsl:attribute></xsl:template>
  <xsl:template match="@xml:id | @xml:space | @xml:base | @_anchor | @_page | @_entry | @_first | @_again | @_broken | @_class | @_holds | @_several" mode="data"/>
  <xsl:template match="@*[starts-with(local-name(), '_to')]" mode="data" priority="-0.4"/>
  <xsl:template match="@xml:lang" mode="data">
    <xsl:for-each select=".."><xsl:call-template name="stated-language"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
