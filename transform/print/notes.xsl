<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: each at the foot of its page, in its stream. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:note">
    <xsl:variable name="key"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="label"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$key != ''">
        <xsl:text>#note(</xsl:text>
        <xsl:choose>
          <xsl:when test="@type = 'textual' or @type = 'commentary'">"editors"</xsl:when>
          <xsl:otherwise>"source"</xsl:otherwise>
        </xsl:choose>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="key-literal"><xsl:with-param name="id" select="concat('note-', $key)"/></xsl:call-template>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="literal"><xsl:with-param name="text" select="$label"/></xsl:call-template>
        <xsl:text>)[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
