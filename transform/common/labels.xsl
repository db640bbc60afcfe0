<?xml version="1.0" encoding="UTF-8"?>
<!-- Every word that the outputs add to an edition, as $label-KEY: from labels/en.toml, labels/de.toml, … and the edition's own
     files of these names. A stylesheet that imports ours can put others in their place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="edenda:labels.xsl"/>

  <!-- How far the work on a document is: its @status, in words where it is one of ours. -->
  <xsl:template name="state">
    <xsl:choose>
      <xsl:when test="@status = 'draft'"><xsl:value-of select="$label-status-draft"/></xsl:when>
      <xsl:when test="@status = 'proofread'"><xsl:value-of select="$label-status-proofread"/></xsl:when>
      <xsl:when test="@status = 'approved'"><xsl:value-of select="$label-status-approved"/></xsl:when>
      <xsl:when test="@status = 'published'"><xsl:value-of select="$label-status-published"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@status"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
