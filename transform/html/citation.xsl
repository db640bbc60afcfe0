<?xml version="1.0" encoding="UTF-8"?>
<!-- How to cite the document, its files, and the ways to its neighbours: from `edenda:page.xml`. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template name="cite">
    <xsl:if test="$page/text or $page/download">
      <section id="_cite" class="apparatus" aria-labelledby="_cite-head">
        <xsl:call-template name="label-lang"/>
        <h2 id="_cite-head"><xsl:value-of select="$label-cite"/></h2>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="$page/text"><p class="citation"><xsl:value-of select="$page/text"/></p><xsl:text>&#10;</xsl:text></xsl:if>
        <xsl:if test="$page/bibtex"><details><summary><xsl:value-of select="$label-bibtex-file"/></summary><pre><xsl:value-of select="$page/bibtex"/></pre></details><xsl:text>&#10;</xsl:text></xsl:if>
        <xsl:if test="$page/csl-json"><details><summary><xsl:value-of select="$label-csl-file"/></summary><pre><xsl:value-of select="$page/csl-json"/></pre></details><xsl:text>&#10;</xsl:text></xsl:if>
        <xsl:if test="$page/download">
          <h3><xsl:value-of select="$label-downloads"/></h3>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="downloads"/>
        </xsl:if>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="neighbours">
    <xsl:if test="$page/previous or $page/next">
      <nav class="beside" aria-label="{$label-neighbour-documents}">
        <xsl:call-template name="label-lang"/>
        <xsl:for-each select="$page/previous"><a rel="prev" href="{@href}"><span><xsl:value-of select="$label-document-before"/></span><xsl:text> </xsl:text><xsl:value-of select="."/></a></xsl:for-each>
        <xsl:for-each select="$page/next"><a rel="next" href="{@href}"><span><xsl:value-of select="$label-document-after"/></span><xsl:text> </xsl:text><xsl:value-of select="."/></a></xsl:for-each>
      </nav>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
