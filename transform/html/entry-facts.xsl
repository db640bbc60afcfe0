<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages of the register share: how entries are dated and called. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="../common/structure.xsl"/>
  <xsl:import href="../common/reading.xsl"/>
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:import href="../common/numbers.xsl"/>
  <xsl:import href="../common/mentions.xsl"/>
  <xsl:import href="../common/pointers.xsl"/>
  <xsl:import href="../common/register.xsl"/>
  <xsl:import href="../common/entry.xsl"/>

  <!-- What the register of a kind is called; called where @kind is. -->
  <xsl:template name="register-name">
    <xsl:choose>
      <xsl:when test="@kind = 'person'"><xsl:value-of select="$label-people"/></xsl:when>
      <xsl:when test="@kind = 'organisation'"><xsl:value-of select="$label-organisations"/></xsl:when>
      <xsl:when test="@kind = 'place'"><xsl:value-of select="$label-places"/></xsl:when>
      <xsl:when test="@kind = 'event'"><xsl:value-of select="$label-events"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-works"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
