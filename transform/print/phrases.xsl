<?xml version="1.0" encoding="UTF-8"?>
<!-- Within paragraphs: words that look different, references without words. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">

  <!-- Highlighting: a function for each word of @rend that is known, one in the other; italics where there is none. -->
  <xsl:template match="t:hi | t:emph">
    <xsl:variable name="rend" select="translate(concat(' ', @rend, ' '), '-', '')"/>
    <xsl:variable name="looks">
      <xsl:if test="contains($rend, ' sup')">sup </xsl:if>
      <xsl:if test="contains($rend, ' sub')">sub </xsl:if>
      <xsl:if test="contains($rend, ' bold')">bold </xsl:if>
      <xsl:if test="contains($rend, ' underline')">underlined </xsl:if>
      <xsl:if test="contains($rend, ' strike') or contains($rend, ' linethrough')">struck </xsl:if>
      <xsl:if test="contains($rend, ' smallcap')">spaced-capitals </xsl:if>
      <xsl:if test="contains($rend, ' spaced') or contains($rend, ' letterspac') or contains($rend, ' gesperrt')">spaced </xsl:if>
      <xsl:if test="contains($rend, ' ital') or not(@rend) or self::t:emph and normalize-space(@rend) = ''">emph </xsl:if>
    </xsl:variable>
    <xsl:variable name="functions" select="str:tokenize(string($looks), ' ')"/>
    <xsl:for-each select="$functions"><xsl:value-of select="concat('#', ., '[')"/></xsl:for-each>
    <xsl:call-template name="inside"/>
    <xsl:for-each select="$functions"><xsl:text>]</xsl:text></xsl:for-each>
  </xsl:template>

  <xsl:template match="t:mentioned | t:title[@level = 'm' or @level = 'j' or @level = 's']"><xsl:call-template name="phrase"><xsl:with-param name="as" select="'emph'"/></xsl:call-template></xsl:template>

  <!-- A label that is run in is in italics as it is. -->
  <xsl:template match="t:label//t:title"><xsl:call-template name="inside"/></xsl:template>

  <!-- Words of another language are set in italics, those in another script are not: they differ as it is. -->
  <xsl:template match="t:foreign">
    <xsl:variable name="code" select="concat(' ', substring-before(concat(translate(@xml:lang, '_', '-'), '-'), '-'), ' ')"/>
    <xsl:choose>
      <xsl:when test="contains($scripts, $code) and not(contains(@xml:lang, 'Latn'))"><xsl:call-template name="inside"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="as" select="'emph'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:variable name="scripts" select="' grc el gre ell ru rus uk ukr be bg bul mk sr srp cu he heb yi yid ar ara fa per fas ur ota syr arc am hy arm hye ka geo kat zh chi zho ja jpn ko kor hi sa san bn ta te th bo mn '"/>

  <!-- A pointer without words shows the number of what it leads to, or its address. -->
  <xsl:template match="t:ptr">
    <xsl:variable name="link"><xsl:call-template name="link"><xsl:with-param name="pointer" select="substring-before(concat(normalize-space(@target), ' '), ' ')"/></xsl:call-template></xsl:variable>
    <xsl:variable name="number" select="key('id', substring-after(@target, '#'))[starts-with(current()/@target, '#')]/@n"/>
    <xsl:call-template name="aim"/>
    <xsl:choose><xsl:when test="$link != ''"><xsl:value-of select="$link"/><xsl:text>[#</xsl:text></xsl:when><xsl:otherwise>#</xsl:otherwise></xsl:choose>
    <xsl:choose>
      <xsl:when test="$number"><xsl:call-template name="literal"><xsl:with-param name="text" select="$number[1]"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space(@target)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$link != ''">]</xsl:if>
  </xsl:template>

  <xsl:template match="t:email[not(*)][contains(., '@')]"><xsl:call-template name="address"><xsl:with-param name="pointer" select="concat('mailto:', normalize-space())"/></xsl:call-template></xsl:template>
  <xsl:template match="t:idno[not(*)][contains(., '://')]"><xsl:call-template name="address"><xsl:with-param name="pointer" select="normalize-space()"/></xsl:call-template></xsl:template>
  <xsl:template name="address">
    <xsl:param name="pointer"/>
    <xsl:variable name="link"><xsl:call-template name="link"><xsl:with-param name="pointer" select="$pointer"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$link != ''"><xsl:value-of select="$link"/><xsl:text>[</xsl:text><xsl:call-template name="inside"/><xsl:text>]</xsl:text></xsl:when>
      <xsl:otherwise><xsl:call-template name="inside"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
