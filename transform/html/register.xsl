<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of a register, or of one letter of it. Over `register` (edenda.site.registers.lists). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="entry-facts.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:variable name="text-language" select="$label-language"/>

  <xsl:template match="/register">
    <xsl:variable name="head"><xsl:call-template name="register-name"/></xsl:variable>
    <html lang="{$label-language}">
      <xsl:call-template name="page-head">
        <xsl:with-param name="title"><xsl:value-of select="$head"/><xsl:if test="@letter"><xsl:value-of select="concat(': ', @letter)"/></xsl:if></xsl:with-param>
      </xsl:call-template>
      <body class="register">
        <xsl:call-template name="page-top"/>
        <main id="_main">
          <header class="card">
            <h1>
              <xsl:choose>
                <xsl:when test="@letter"><a href="index.html"><xsl:value-of select="$head"/></a><xsl:value-of select="concat(': ', @letter)"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="$head"/></xsl:otherwise>
              </xsl:choose>
            </h1>
            <xsl:text>&#10;</xsl:text>
            <p class="quiet"><xsl:value-of select="concat(@count, ' ', $label-register-explained)"/></p>
          </header>
          <xsl:text>&#10;</xsl:text>
          <nav class="letters" aria-label="{$label-letters}">
            <ul><xsl:apply-templates select="letter"/></ul>
          </nav>
          <xsl:text>&#10;</xsl:text>
          <xsl:apply-templates select="group"/>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="letter">
    <li>
      <a href="{@href}">
        <xsl:if test="@here"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:value-of select="@name"/>
      </a>
      <xsl:if test="not(../group)"><xsl:text> </xsl:text><span class="where times quiet"><xsl:value-of select="@count"/></span></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="group">
    <section class="letter" aria-labelledby="{@id}">
      <h2 id="{@id}"><xsl:value-of select="@letter"/></h2>
      <xsl:text>&#10;</xsl:text>
      <ul class="listed">
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates/>
      </ul>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="group/entry">
    <xsl:variable name="dates"><xsl:for-each select="*"><xsl:call-template name="entry-dates"/></xsl:for-each></xsl:variable>
    <li>
      <span>
        <a href="{@href}" lang="{$site/@language}"><xsl:value-of select="@name"/></a>
        <xsl:if test="$dates != ''"><xsl:text> </xsl:text><span class="quiet"><xsl:value-of select="$dates"/></span></xsl:if>
        <xsl:if test="@unconfirmed"><xsl:text> </xsl:text><span class="quiet"><xsl:value-of select="concat('(', $label-unconfirmed, ')')"/></span></xsl:if>
        <xsl:if test="@mentions"><xsl:text> </xsl:text><span class="where times quiet"><xsl:value-of select="@mentions"/></span></xsl:if>
      </span>
      <xsl:if test="@gloss != ''"><xsl:text> </xsl:text><span class="gloss" lang="{$site/@language}"><xsl:value-of select="@gloss"/></span></xsl:if>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="group/see">
    <li class="see">
      <span lang="{$site/@language}"><xsl:value-of select="@name"/></span>
      <xsl:text> </xsl:text>
      <i><xsl:value-of select="$label-see"/></i>
      <xsl:text> </xsl:text>
      <a href="{@href}" lang="{$site/@language}"><xsl:value-of select="@to"/></a>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
