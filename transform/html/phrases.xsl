<?xml version="1.0" encoding="UTF-8"?>
<!-- Everything inside a line, and the rule for elements that no template knows: their text is never lost. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">

  <xsl:template match="*"><xsl:call-template name="phrase"/></xsl:template>
  <xsl:template match="comment() | processing-instruction()"/>

  <!-- An element as span, or as div where it is a block or holds one; as a link where it points somewhere. -->
  <xsl:template name="phrase">
    <xsl:param name="class"/>
    <xsl:variable name="href"><xsl:if test="@ref or @target"><xsl:call-template name="own-address"/></xsl:if></xsl:variable>
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$holds-block = '1' or key('block', generate-id())">
        <div>
          <xsl:call-template name="attributes"><xsl:with-param name="class" select="$class"/></xsl:call-template>
          <xsl:apply-templates/>
          <xsl:if test="$href != ''"><xsl:call-template name="own-small-link"><xsl:with-param name="href" select="$href"/></xsl:call-template></xsl:if>
          <xsl:if test="@source"><xsl:call-template name="source-links"/></xsl:if>
        </div>
        <xsl:if test="$href != ''"><xsl:call-template name="further-links"/></xsl:if>
        <xsl:text>&#10;</xsl:text>
      </xsl:when>
      <!-- What makes a link of its own cannot stand in one. -->
      <xsl:when test="$href != '' and not(@source and (self::t:quote or self::t:q)) and not(* and descendant::*[@ref or @target or self::t:note or self::t:choice or self::t:app
        or self::t:graphic or self::t:email or @source[parent::t:quote or parent::t:q]])">
        <a>
          <xsl:call-template name="attributes"><xsl:with-param name="class" select="$class"/></xsl:call-template>
          <xsl:attribute name="href"><xsl:value-of select="$href"/></xsl:attribute>
          <xsl:apply-templates/>
          <xsl:if test="@source"><xsl:call-template name="source-links"/></xsl:if>
        </a>
        <xsl:call-template name="further-links"/>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:call-template name="attributes"><xsl:with-param name="class" select="$class"/></xsl:call-template>
          <xsl:apply-templates/>
          <xsl:if test="$href != ''"><xsl:call-template name="own-small-link"><xsl:with-param name="href" select="$href"/></xsl:call-template></xsl:if>
          <xsl:if test="@source"><xsl:call-template name="source-links"/></xsl:if>
        </span>
        <xsl:if test="$href != ''"><xsl:call-template name="further-links"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The link of an element that cannot be one itself. -->
  <xsl:template name="own-small-link">
    <xsl:param name="href"/>
    <xsl:call-template name="small-link"><xsl:with-param name="href" select="$href"/><xsl:with-param name="pointer" select="str:tokenize(concat(@ref, ' ', @target))[1]"/></xsl:call-template>
  </xsl:template>

  <!-- Where the first pointer of @ref or @target leads. -->
  <xsl:template name="own-address">
    <xsl:choose>
      <xsl:when test="@_entry"><xsl:call-template name="entry-of"><xsl:with-param name="pointer" select="@ref"/></xsl:call-template></xsl:when>
      <xsl:when test="@ref or @target"><xsl:call-template name="address-of"><xsl:with-param name="pointer" select="substring-before(concat(normalize-space(concat(@ref, ' ', @target)), ' '), ' ')"/></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The second and further pointers, as small links after the words. -->
  <xsl:template name="further-links">
    <xsl:variable name="pointers" select="normalize-space(concat(@ref, ' ', @target))"/>
    <xsl:if test="contains($pointers, ' ')">
      <xsl:for-each select="str:tokenize($pointers)[position() > 1]">
        <xsl:variable name="href"><xsl:call-template name="address-of"><xsl:with-param name="pointer" select="string(.)"/></xsl:call-template></xsl:variable>
        <xsl:if test="$href != ''"><xsl:call-template name="small-link"><xsl:with-param name="href" select="$href"/><xsl:with-param name="pointer" select="."/></xsl:call-template></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- A link without words of its own, so that the text stays as it is; the mark comes from the CSS. -->
  <xsl:template name="small-link">
    <xsl:param name="href"/>
    <xsl:param name="pointer"/>
    <xsl:param name="before"/>
    <xsl:variable name="known"><xsl:call-template name="name-of"><xsl:with-param name="pointer" select="string($pointer)"/></xsl:call-template></xsl:variable>
    <a class="more" href="{$href}">
      <xsl:attribute name="aria-label">
        <xsl:value-of select="$before"/>
        <xsl:choose><xsl:when test="$known != ''"><xsl:value-of select="$known"/></xsl:when><xsl:otherwise><xsl:value-of select="$pointer"/></xsl:otherwise></xsl:choose>
      </xsl:attribute>
    </a>
  </xsl:template>

  <xsl:template name="source-links">
    <xsl:if test="(self::t:quote or self::t:q) and @source">
      <xsl:for-each select="str:tokenize(string(@source))">
        <xsl:variable name="href"><xsl:call-template name="address-of"><xsl:with-param name="pointer" select="string(.)"/></xsl:call-template></xsl:variable>
        <xsl:if test="starts-with($href, '#')"><xsl:call-template name="small-link"><xsl:with-param name="href" select="$href"/><xsl:with-param name="pointer" select="."/><xsl:with-param name="before" select="$label-source-of"/></xsl:call-template></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- Highlighting: what HTML has an element for gets it; the class says the rest. -->
  <xsl:template match="t:hi">
    <xsl:choose>
      <xsl:when test="@rend = 'italic' and not(* or @*[2])"><i class="tei-hi rend-italic" data-rend="italic"><xsl:apply-templates/></i></xsl:when>
      <xsl:otherwise><xsl:call-template name="highlighted"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="highlighted">
    <xsl:variable name="rend" select="concat(' ', @rend, ' ')"/>
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="$holds-block = '1'">div</xsl:when>
        <xsl:when test="contains($rend, ' sup') ">sup</xsl:when>
        <xsl:when test="contains($rend, ' sub')">sub</xsl:when>
        <xsl:when test="contains($rend, ' bold')">b</xsl:when>
        <xsl:when test="contains($rend, ' underline')">u</xsl:when>
        <xsl:when test="contains($rend, ' strike')">s</xsl:when>
        <xsl:when test="contains($rend, ' ital') or not(@rend)">i</xsl:when>
        <xsl:otherwise>span</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}"><xsl:call-template name="attributes"/><xsl:apply-templates/></xsl:element>
  </xsl:template>

  <xsl:template match="t:emph">
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$holds-block = '1'"><div><xsl:call-template name="attributes"/><xsl:apply-templates/></div></xsl:when>
      <xsl:otherwise><em><xsl:call-template name="attributes"/><xsl:apply-templates/></em></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A pointer without words shows its address, or the number of what it leads to. -->
  <xsl:template match="t:ptr">
    <xsl:variable name="href"><xsl:call-template name="own-address"/></xsl:variable>
    <xsl:variable name="words">
      <xsl:variable name="id" select="substring-after(@target, '#')"/>
      <xsl:choose>
        <xsl:when test="starts-with(@target, '#') and key('id', $id)/@n"><xsl:value-of select="key('id', $id)/@n"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <span><xsl:call-template name="attributes"/><xsl:call-template name="linked"><xsl:with-param name="href" select="$href"/><xsl:with-param name="words" select="$words"/></xsl:call-template></span>
  </xsl:template>

  <xsl:template match="t:email[not(*)]">
    <xsl:variable name="plain" select="normalize-space(.)"/>
    <xsl:choose>
      <xsl:when test="contains($plain, '@') and not(contains($plain, ' ') or contains($plain, '?') or contains($plain, ':'))"><a href="mailto:{$plain}"><xsl:call-template name="attributes"/><xsl:apply-templates/></a></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:idno">
    <xsl:variable name="url"><xsl:if test="contains(., '://')"><xsl:call-template name="outside"><xsl:with-param name="pointer" select="normalize-space(.)"/></xsl:call-template></xsl:if></xsl:variable>
    <span><xsl:call-template name="attributes"/><xsl:call-template name="linked"><xsl:with-param name="href" select="$url"/><xsl:with-param name="words" select="."/></xsl:call-template></span>
  </xsl:template>

  <xsl:template match="t:title[@level = 'm' or @level = 'j' or @level = 's']"><xsl:call-template name="phrase"><xsl:with-param name="class" select="'work'"/></xsl:call-template></xsl:template>
</xsl:stylesheet>
