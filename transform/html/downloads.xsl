<?xml version="1.0" encoding="UTF-8"?>
<!-- Files that lie beside a page, with their sizes: from `edenda:page.xml`. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template name="downloads">
    <xsl:param name="class" select="'downloads'"/>
    <ul class="{$class}">
      <xsl:for-each select="$page/download">
        <li><a href="{@name}" download="download"><xsl:value-of select="."/></a><xsl:if test="@size > 0"><span class="where"><xsl:value-of select="concat(' ', ceiling(@size div 1000), '&#xA0;kB')"/></span></xsl:if></li>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </ul>
  </xsl:template>
</xsl:stylesheet>
