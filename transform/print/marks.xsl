<?xml version="1.0" encoding="UTF-8"?>
<!-- What an element says beside its words: whom it mentions, when that was, in which language, and that something leads here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <!-- All that an element holds, with what it says itself. Every template that sets an element sets this; one that sets a
       block has said the language around it. -->
  <xsl:template name="inside">
    <xsl:param name="tongue-said" select="false()"/>
    <xsl:choose>
      <xsl:when test="@xml:id or @xml:lang or @ref or @target or @when or @from or @to or @notBefore or @notAfter">
        <xsl:call-template name="aim"/>
        <xsl:choose>
          <xsl:when test="$tongue-said"><xsl:call-template name="mentioning"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="in-language"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="aim">
    <xsl:if test="@xml:id"><xsl:text>#aim(</xsl:text><xsl:call-template name="key-literal"><xsl:with-param name="id" select="@xml:id"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template name="in-language">
    <xsl:variable name="tongue"><xsl:call-template name="tongue"/></xsl:variable>
    <xsl:value-of select="$tongue"/>
    <xsl:call-template name="mentioning"/>
    <xsl:if test="$tongue != ''">]</xsl:if>
  </xsl:template>

  <!-- The beginning of words in another language, if the current element states one. -->
  <xsl:template name="tongue">
    <xsl:variable name="tag"><xsl:if test="@xml:lang"><xsl:call-template name="html-language"><xsl:with-param name="code" select="string(@xml:lang)"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:if test="$tag != ''"><xsl:text>#tongue(</xsl:text><xsl:call-template name="literal"><xsl:with-param name="text" select="$tag"/></xsl:call-template><xsl:text>)[</xsl:text></xsl:if>
  </xsl:template>

  <!-- What points to the register, or is dated; with its words, unless these stand elsewhere. -->
  <xsl:template name="mentioning">
    <xsl:param name="with-words" select="true()"/>
    <xsl:choose>
      <xsl:when test="contains(@ref, 'register.xml#') or contains(@target, 'register.xml#')">
        <xsl:text>#mention(</xsl:text>
        <xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space(concat(@ref, ' ', @target))"/></xsl:call-template>
        <xsl:text>)[</xsl:text><xsl:call-template name="dating"><xsl:with-param name="with-words" select="$with-words"/></xsl:call-template><xsl:text>]</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="dating"><xsl:with-param name="with-words" select="$with-words"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="dating">
    <xsl:param name="with-words"/>
    <xsl:variable name="value" select="(self::t:date | self::t:time | self::t:docDate)/@*[local-name() = 'when' or local-name() = 'from' or local-name() = 'to' or local-name() = 'notBefore' or local-name() = 'notAfter']"/>
    <xsl:choose>
      <xsl:when test="$value">
        <xsl:text>#dated(</xsl:text>
        <xsl:text>"</xsl:text>
        <xsl:choose>
          <xsl:when test="@when"><xsl:value-of select="translate(normalize-space(@when), '\&quot;', '')"/></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="end-of-date"><xsl:with-param name="sure" select="@from"/><xsl:with-param name="limit" select="@notBefore"/></xsl:call-template>
            <xsl:text>/</xsl:text>
            <xsl:call-template name="end-of-date"><xsl:with-param name="sure" select="@to"/><xsl:with-param name="limit" select="@notAfter"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:text>"</xsl:text>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="words-literal"/>
        <xsl:text>)[</xsl:text><xsl:if test="$with-words"><xsl:call-template name="linking"/></xsl:if><xsl:text>]</xsl:text>
      </xsl:when>
      <xsl:when test="$with-words"><xsl:call-template name="linking"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- From or to when, with a tilde where that is a limit only. -->
  <xsl:template name="end-of-date">
    <xsl:param name="sure"/>
    <xsl:param name="limit"/>
    <xsl:if test="$limit and not($sure)">~</xsl:if>
    <xsl:value-of select="translate(normalize-space(($sure | $limit[not($sure)])[1]), '\&quot;', '')"/>
  </xsl:template>

  <!-- What leads elsewhere, unless links stand in it. -->
  <xsl:template name="linking">
    <xsl:variable name="link"><xsl:if test="@target[not(contains(., 'register.xml#'))][not(../*/descendant-or-self::*[@target or self::t:note or self::t:email or self::t:idno])]"><xsl:call-template name="link"><xsl:with-param name="pointer" select="substring-before(concat(normalize-space(@target), ' '), ' ')"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:choose>
      <xsl:when test="$link != ''"><xsl:value-of select="$link"/><xsl:text>[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The beginning of a link: to a place in this document, in another of the book, or out of it; nothing for what leads nowhere. -->
  <xsl:template name="link">
    <xsl:param name="pointer"/>
    <xsl:variable name="file" select="substring-before(concat($pointer, '#'), '#')"/>
    <xsl:variable name="is-file" select="not(contains($file, '/') or contains($file, ':')) and substring($file, string-length($file) - 3) = '.xml'"/>
    <xsl:choose>
      <xsl:when test="starts-with($pointer, '#') and string-length($pointer) > 1">
        <xsl:text>#to(</xsl:text><xsl:call-template name="key-literal"><xsl:with-param name="id" select="substring($pointer, 2)"/></xsl:call-template><xsl:text>)</xsl:text>
      </xsl:when>
      <xsl:when test="$is-file">
        <xsl:text>#to(</xsl:text><xsl:call-template name="literal"><xsl:with-param name="text" select="concat(substring($file, 1, string-length($file) - 4), ':', substring-after($pointer, '#'))"/></xsl:call-template><xsl:text>)</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="scheme" select="translate(substring-before($pointer, ':'), $upper, $lower)"/>
        <xsl:if test="$scheme = 'http' or $scheme = 'https' or $scheme = 'mailto'">
          <xsl:variable name="address"><xsl:call-template name="outside"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template></xsl:variable>
          <xsl:if test="$address != ''"><xsl:text>#outward(</xsl:text><xsl:call-template name="literal"><xsl:with-param name="text" select="$address"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="words-literal">
    <xsl:param name="of" select="."/>
    <xsl:variable name="words"><xsl:call-template name="words"><xsl:with-param name="of" select="$of"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="literal"><xsl:with-param name="text" select="$words"/></xsl:call-template>
  </xsl:template>

  <!-- A function of Typst with all that the current element holds. The language stands around a block, since it decides the
       direction in which this is set. -->
  <xsl:template name="block">
    <xsl:param name="as"/>
    <xsl:param name="after"/>
    <xsl:variable name="tongue"><xsl:call-template name="tongue"/></xsl:variable>
    <xsl:value-of select="concat($tongue, '#', $as, '[')"/>
    <xsl:if test="key('taker', generate-id())"><xsl:call-template name="pages-before"/></xsl:if>
    <xsl:call-template name="inside"><xsl:with-param name="tongue-said" select="true()"/></xsl:call-template>
    <xsl:value-of select="concat($after, ']&#10;')"/>
    <xsl:if test="$tongue != ''"><xsl:text>]&#10;</xsl:text></xsl:if>
  </xsl:template>
  <xsl:template name="phrase">
    <xsl:param name="as"/>
    <xsl:value-of select="concat('#', $as, '[')"/><xsl:call-template name="inside"/><xsl:text>]</xsl:text>
  </xsl:template>
</xsl:stylesheet>
