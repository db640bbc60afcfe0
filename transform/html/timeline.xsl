<?xml version="1.0" encoding="UTF-8"?>
<!-- The timeline, or the part of it that is a page of its own. Over `timeline` (edenda.site.timeline). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="chart.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:variable name="text-language" select="$label-language"/>

  <xsl:template match="/timeline">
    <xsl:variable name="years"><xsl:call-template name="years"/></xsl:variable>
    <html lang="{$label-language}">
      <xsl:call-template name="page-head">
        <xsl:with-param name="title"><xsl:value-of select="$label-timeline"/><xsl:if test="@first"><xsl:value-of select="concat(', ', $years)"/></xsl:if></xsl:with-param>
      </xsl:call-template>
      <body class="timeline">
        <xsl:call-template name="page-top"/>
        <main id="_main">
          <xsl:text>&#10;</xsl:text>
          <h1>
            <xsl:choose>
              <xsl:when test="@first"><a href="index.html"><xsl:value-of select="$label-timeline"/></a><xsl:value-of select="concat(' ', $years)"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$label-timeline"/></xsl:otherwise>
            </xsl:choose>
          </h1>
          <xsl:text>&#10;</xsl:text>
          <xsl:if test="not(year)"><p><xsl:value-of select="$label-no-dates"/></p></xsl:if>
          <xsl:apply-templates select="chart"/>
          <xsl:choose>
            <xsl:when test="year/@href">
              <ul class="row"><xsl:text>&#10;</xsl:text><xsl:apply-templates select="year" mode="link"/></ul>
            </xsl:when>
            <xsl:otherwise><xsl:apply-templates select="year"/></xsl:otherwise>
          </xsl:choose>
          <xsl:call-template name="neighbours"/>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>

  <!-- The years of a page: one, or the first and the last. -->
  <xsl:template name="years">
    <xsl:param name="first" select="@first"/>
    <xsl:param name="last" select="@last"/>
    <xsl:call-template name="written-year"><xsl:with-param name="number" select="$first"/></xsl:call-template>
    <xsl:if test="$first != $last">
      <xsl:text>–</xsl:text>
      <xsl:call-template name="written-year"><xsl:with-param name="number" select="$last"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="neighbours">
    <xsl:if test="$page/previous or $page/next">
      <nav class="neighbours" aria-label="{$label-timeline}">
        <xsl:for-each select="$page/previous | $page/next">
          <a href="{@href}" rel="{substring('prevnext', 1 + 4 * boolean(self::next), 4)}">
            <xsl:call-template name="years"><xsl:with-param name="first" select="substring-before(., '/')"/><xsl:with-param name="last" select="substring-after(., '/')"/></xsl:call-template>
          </a>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </nav>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="year" mode="link">
    <li id="{@id}"><a href="{@href}"><xsl:call-template name="written-year"><xsl:with-param name="number" select="@n"/></xsl:call-template></a><xsl:text> </xsl:text><span class="count"><xsl:value-of select="@count"/></span></li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="year">
    <section class="year" aria-labelledby="{@id}">
      <h2 id="{@id}"><xsl:call-template name="written-year"><xsl:with-param name="number" select="@n"/></xsl:call-template></h2>
      <xsl:text>&#10;</xsl:text>
      <ol class="documents"><xsl:text>&#10;</xsl:text><xsl:apply-templates select="date"/></ol>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="date">
    <li id="{@id}">
      <p class="when"><xsl:apply-templates select="." mode="written"/></p>
      <div class="item"><xsl:text>&#10;</xsl:text><xsl:apply-templates select="document"/></div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- What a date says: a point, a period, or the limits of a point; of what HTML can read, in its own element. -->
  <xsl:template match="*" mode="written">
    <xsl:choose>
      <xsl:when test="@when">
        <xsl:variable name="valid"><xsl:call-template name="html-date"><xsl:with-param name="value" select="@when"/></xsl:call-template></xsl:variable>
        <xsl:choose>
          <xsl:when test="$valid != ''"><time datetime="{$valid}"><xsl:call-template name="written-date"><xsl:with-param name="value" select="@when"/></xsl:call-template></time></xsl:when>
          <xsl:otherwise><xsl:call-template name="written-date"><xsl:with-param name="value" select="@when"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="@from and @to"><xsl:call-template name="written-range"><xsl:with-param name="from" select="@from"/><xsl:with-param name="to" select="@to"/></xsl:call-template></xsl:when>
      <xsl:when test="@notBefore and @notAfter and not(@from or @to)"><xsl:call-template name="between-limits"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="@from | @notBefore | @to | @notAfter">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:choose>
            <xsl:when test="name() = 'from'"><xsl:value-of select="$label-since"/></xsl:when>
            <xsl:when test="name() = 'to'"><xsl:value-of select="$label-until"/></xsl:when>
            <xsl:when test="name() = 'notBefore'"><xsl:value-of select="$label-not-before"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$label-not-after"/></xsl:otherwise>
          </xsl:choose>
          <xsl:call-template name="written-date"><xsl:with-param name="value" select="string(.)"/></xsl:call-template>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What one document says of a date; its title once below. -->
  <xsl:template match="date/document">
    <xsl:variable name="said" select="mention[@role = '']"/>
    <xsl:if test="$said"><div><xsl:call-template name="language"/><xsl:apply-templates select="$said"/></div><xsl:text>&#10;</xsl:text></xsl:if>
    <p class="facts">
      <xsl:for-each select="mention[@role != '']">
        <xsl:choose>
          <xsl:when test="@role = 'written'"><xsl:value-of select="$label-written"/></xsl:when>
          <xsl:when test="@role = 'sent'"><xsl:value-of select="$label-sent"/></xsl:when>
          <xsl:when test="@role = 'received'"><xsl:value-of select="$label-received"/></xsl:when>
          <xsl:when test="@role = 'transmitted'"><xsl:value-of select="$label-transmitted"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@role"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="certainty"/>
        <xsl:text>: </xsl:text>
      </xsl:for-each>
      <a href="{@href}"><xsl:call-template name="language"/><xsl:value-of select="@title"/></a>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="mention">
    <p>
      <xsl:value-of select="before"/>
      <a href="{@href}">
        <xsl:choose>
          <xsl:when test="words != ''"><xsl:value-of select="words"/></xsl:when>
          <xsl:otherwise><span lang="{$label-language}"><xsl:apply-templates select="../.." mode="written"/></span></xsl:otherwise>
        </xsl:choose>
      </a>
      <xsl:value-of select="after"/>
      <xsl:call-template name="certainty"/>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="certainty">
    <xsl:if test="@cert = 'low' or @cert = 'medium'">
      <xsl:text> </xsl:text>
      <span class="facts" lang="{$label-language}">
        <xsl:choose>
          <xsl:when test="@cert = 'low'"><xsl:value-of select="concat('(', $label-low-certainty, ')')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('(', $label-medium-certainty, ')')"/></xsl:otherwise>
        </xsl:choose>
      </span>
    </xsl:if>
  </xsl:template>

  <xsl:template name="language">
    <xsl:if test="ancestor-or-self::document/@language != $label-language"><xsl:attribute name="lang"><xsl:value-of select="ancestor-or-self::document/@language"/></xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
