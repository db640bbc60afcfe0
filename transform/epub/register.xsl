<?xml version="1.0" encoding="UTF-8"?>
<!-- A register of the book, over `register`, and the list of dates, over `dates` (edenda.epub.registers). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="/register">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:call-template name="index-name"/></xsl:with-param>
      <xsl:with-param name="class" select="'register'"/>
      <xsl:with-param name="of">
        <h1><xsl:call-template name="index-name"/><xsl:call-template name="of-part"/></h1>
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="group"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="index-name">
    <xsl:choose>
      <xsl:when test="@kind = 'person'"><xsl:value-of select="$label-index-person"/></xsl:when>
      <xsl:when test="@kind = 'organisation'"><xsl:value-of select="$label-index-organisation"/></xsl:when>
      <xsl:when test="@kind = 'place'"><xsl:value-of select="$label-index-place"/></xsl:when>
      <xsl:when test="@kind = 'event'"><xsl:value-of select="$label-index-event"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-index-work"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="of-part"><xsl:if test="@part != ''"><xsl:value-of select="concat(' (', @part, ')')"/></xsl:if></xsl:template>

  <xsl:template match="group">
    <section>
      <h2 class="letter"><xsl:value-of select="@letter"/></h2>
      <xsl:text>&#10;</xsl:text>
      <ul class="entries">
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="entry | see"/>
      </ul>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="see">
    <li class="see">
      <span><xsl:call-template name="in-language"/><xsl:value-of select="@name"/></span>
      <xsl:text> </xsl:text>
      <i><xsl:value-of select="$label-see"/></i>
      <xsl:text> </xsl:text>
      <a href="{@href}"><xsl:call-template name="in-language"/><xsl:value-of select="@to"/></a>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="entry">
    <li id="{@id}">
      <span class="name"><xsl:call-template name="in-language"/><xsl:value-of select="@name"/></span>
      <xsl:for-each select="about/t:*[1]">
        <xsl:variable name="names"><xsl:call-template name="entry-names"/></xsl:variable>
        <xsl:if test="normalize-space($names)">
          <xsl:value-of select="concat(' (', $label-also, ' ')"/>
          <span class="fact"><xsl:call-template name="in-language"/><xsl:copy-of select="$names"/></span>
          <xsl:text>)</xsl:text>
        </xsl:if>
        <xsl:call-template name="said-of-entry"><xsl:with-param name="words"><xsl:call-template name="entry-dates"/></xsl:with-param><xsl:with-param name="before" select="', '"/></xsl:call-template>
        <xsl:call-template name="said-of-entry"><xsl:with-param name="words"><xsl:call-template name="entry-description"/></xsl:with-param><xsl:with-param name="before" select="'. '"/><xsl:with-param name="own" select="true()"/></xsl:call-template>
        <xsl:call-template name="said-of-entry"><xsl:with-param name="words"><xsl:call-template name="entry-numbers"/></xsl:with-param><xsl:with-param name="before" select="' '"/></xsl:call-template>
      </xsl:for-each>
      <xsl:apply-templates select="related"/>
      <xsl:if test="@unconfirmed"><span class="quiet"><xsl:value-of select="concat(' (', $label-unconfirmed, ')')"/></span></xsl:if>
      <xsl:call-template name="places"/>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="said-of-entry">
    <xsl:param name="words"/>
    <xsl:param name="before"/>
    <xsl:param name="own" select="false()"/>
    <xsl:if test="normalize-space($words)">
      <xsl:value-of select="$before"/>
      <span class="fact"><xsl:if test="$own"><xsl:call-template name="in-language"/></xsl:if><xsl:copy-of select="$words"/></span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="related">
    <xsl:choose><xsl:when test="position() = 1"> – </xsl:when><xsl:otherwise>; </xsl:otherwise></xsl:choose>
    <span class="fact">
      <xsl:choose>
        <xsl:when test="@way = 'back'"><xsl:call-template name="relation-words"><xsl:with-param name="known" select="$label-relations-back"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="relation-words"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>: </xsl:text>
      <xsl:for-each select="other">
        <xsl:if test="position() > 1">, </xsl:if>
        <a href="{@href}"><xsl:call-template name="in-language"/><xsl:value-of select="."/></a>
      </xsl:for-each>
    </span>
  </xsl:template>

  <!-- The places, by documents: the number of each and its pages or paragraphs; front matter has no number, and a title. -->
  <xsl:template name="places">
    <xsl:if test="doc">
      <p class="places">
        <xsl:for-each select="doc">
          <xsl:if test="position() > 1"><xsl:text>; </xsl:text></xsl:if>
          <a class="doc" href="{@href}" title="{@title}">
            <xsl:choose>
              <xsl:when test="@n != ''"><xsl:value-of select="@n"/></xsl:when>
              <xsl:otherwise><xsl:attribute name="lang"><xsl:value-of select="@language"/></xsl:attribute><xsl:value-of select="@title"/></xsl:otherwise>
            </xsl:choose>
          </a>
          <xsl:for-each select="place">
            <xsl:choose><xsl:when test="position() = 1">: </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose>
            <!-- The sign of paragraphs stands before the first of several. -->
            <xsl:variable name="before" select="preceding-sibling::place[1]/@label"/>
            <a href="{@href}"><xsl:value-of select="substring(@label, 1 + 2 * (starts-with(@label, '¶') and starts-with($before, '¶')))"/></a>
          </xsl:for-each>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/dates">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="$label-list-of-dates"/>
      <xsl:with-param name="class" select="'register dates'"/>
      <xsl:with-param name="of">
        <h1><xsl:value-of select="$label-list-of-dates"/><xsl:call-template name="of-part"/></h1>
        <xsl:text>&#10;</xsl:text>
        <xsl:for-each select="year">
          <section>
            <h2><xsl:call-template name="written-year"><xsl:with-param name="number" select="string(@n)"/></xsl:call-template></h2>
            <xsl:text>&#10;</xsl:text>
            <ul class="entries">
              <xsl:text>&#10;</xsl:text>
              <xsl:for-each select="date"><li><span class="name"><xsl:call-template name="dates-of-attributes"/></span><xsl:call-template name="places"/></li><xsl:text>&#10;</xsl:text></xsl:for-each>
            </ul>
          </section>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
