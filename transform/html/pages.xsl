<?xml version="1.0" encoding="UTF-8"?>
<!-- Page numbers. One that falls inside a word stands after it, so that the word can be read and found whole. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:pb">
    <xsl:if test="not(@break = 'no' and following-sibling::node()[1][self::text()])"><xsl:call-template name="page-number"/></xsl:if>
  </xsl:template>

  <!-- The number is a link to itself, which can be copied; what is read aloud stands apart from it. -->
  <xsl:template name="page-number">
    <xsl:variable name="id">
      <xsl:choose>
        <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
        <xsl:when test="@n and translate(@n, $page-characters, '') = '' and generate-id() = generate-id(key('page-n', normalize-space(@n))[1])"><xsl:value-of select="concat('_page-', translate(normalize-space(@n), ' ', '_'))"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <!-- In words that are a link it is none. -->
    <xsl:variable name="in-link" select="boolean(ancestor::*[not(self::t:note)][@ref or @target or self::t:choice or self::t:app])"/>
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:text>pb</xsl:text>
          <xsl:if test="parent::t:div or parent::t:body or parent::t:list or parent::t:front or parent::t:back or parent::t:table"> between</xsl:if>
          <xsl:if test="preceding-sibling::node()[not(self::text()[not(normalize-space())])][1][self::t:pb]"> again</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
      <xsl:if test="@n">
        <span role="doc-pagebreak" title="{$label-page}{@n}"><xsl:call-template name="label-lang"/></span>
        <xsl:call-template name="linked"><xsl:with-param name="href" select="concat(substring('#', 1, not($in-link) and $id != ''), substring($id, 1, string-length($id) * not($in-link)))"/><xsl:with-param name="words" select="@n"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="@facs and not($in-link)"><xsl:call-template name="facsimile"/></xsl:if>
    </span>
  </xsl:template>
  <xsl:key name="page-n" match="t:text//t:pb" use="normalize-space(@n)"/>
  <xsl:variable name="page-characters" select="concat($name-characters, ' ,;:/+*()')"/>

  <!-- A link to the picture of the page: an address, or a surface or graphic of the file that has one. -->
  <xsl:template name="facsimile">
    <xsl:variable name="pointer" select="substring-before(concat(normalize-space(@facs), ' '), ' ')"/>
    <xsl:variable name="picture" select="key('id', substring-after($pointer, '#'))[starts-with($pointer, '#')]"/>
    <xsl:variable name="href"><xsl:call-template name="outside"><xsl:with-param name="pointer">
      <xsl:choose>
        <xsl:when test="starts-with($pointer, '#')"><xsl:value-of select="($picture/self::t:graphic/@url | $picture/t:graphic/@url)[1]"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$pointer"/></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:if test="$href != ''"><xsl:text> </xsl:text><a class="facs" href="{$href}" aria-label="{$label-facsimile}{@n}"><xsl:call-template name="label-lang"/></a></xsl:if>
  </xsl:template>

  <!-- Words beside what changes them; of all others, libxslt takes care itself, without a template. -->
  <xsl:template match="text()[../@_broken]">
    <xsl:choose>
      <xsl:when test="preceding-sibling::node()[1][self::t:pb[@break = 'no']] or following-sibling::node()[1][self::t:pb[@break = 'no']]"><xsl:call-template name="divided-word"/></xsl:when>
      <xsl:when test="preceding-sibling::node()[1][self::t:cit or self::t:quote or self::t:q]"><xsl:call-template name="after-quotation"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The rest of a divided word, then the number, then what follows. Blanks beside such a break do not count: TEI says
       that @break decides, whatever white space there is. -->
  <xsl:template name="divided-word">
    <xsl:variable name="plain" select="translate(., '&#9;&#10;&#13;', '   ')"/>
    <xsl:variable name="first" select="substring(normalize-space(.), 1, 1)"/>
    <xsl:variable name="after-break" select="preceding-sibling::node()[1][self::t:pb[@break = 'no']]"/>
    <xsl:variable name="lead" select="string-length(substring-before($plain, $first)) * boolean($after-break)"/>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="following-sibling::node()[1][self::t:pb[@break = 'no']]"><xsl:value-of select="concat(substring(' ', 1, not($after-break) * starts-with($plain, ' ')), normalize-space($plain))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="substring($plain, $lead + 1)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="rest" select="substring-before(concat($words, ' '), ' ')"/>
    <xsl:choose>
      <xsl:when test="$after-break">
        <xsl:value-of select="$rest"/>
        <xsl:for-each select="$after-break"><xsl:call-template name="page-number"/></xsl:for-each>
        <xsl:value-of select="substring($words, string-length($rest) + 1)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
