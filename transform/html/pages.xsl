<?xml version="1.0" encoding="UTF-8"?>
<!-- Page numbers. One that falls inside a word stands after it, so that the word can be read and found whole. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:pb">
    <xsl:if test="not(@break = 'no' and following-sibling::node()[1][self::text()])"><xsl:call-template name="page-number"/></xsl:if>
  </xsl:template>

  <xsl:template name="page-number">
    <span role="doc-pagebreak">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:text>pb</xsl:text>
          <xsl:if test="parent::t:div or parent::t:body or parent::t:list or parent::t:front or parent::t:back or parent::t:table"> between</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@n">
        <xsl:attribute name="aria-label"><xsl:value-of select="concat($label-page, @n)"/></xsl:attribute>
        <xsl:attribute name="title"><xsl:value-of select="concat($label-page, @n)"/></xsl:attribute>
        <xsl:value-of select="@n"/>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- The rest of a divided word, then the number, then what follows. Blanks beside such a break do not count: TEI says
       that @break decides, whatever white space there is. -->
  <xsl:template match="text()[preceding-sibling::node()[1][self::t:pb[@break = 'no']] or following-sibling::node()[1][self::t:pb[@break = 'no']]]">
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
