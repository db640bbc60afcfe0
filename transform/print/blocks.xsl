<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, and the rule for elements that no template knows: their text is never lost. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="*">
    <xsl:choose>
      <xsl:when test="key('block', generate-id())"><xsl:call-template name="block"><xsl:with-param name="as" select="'plain-block'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="inside"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:text | t:body | t:front | t:back | t:group"><xsl:call-template name="inside"/><xsl:text>&#10;</xsl:text></xsl:template>

  <!-- A section without a heading is set off from what stands before it. -->
  <xsl:template match="t:div | t:div1 | t:div2 | t:div3 | t:div4 | t:div5 | t:div6 | t:div7">
    <xsl:if test="not(t:head) and (preceding-sibling::*[1][not(self::t:pb)] | preceding-sibling::*[1][self::t:pb]/preceding-sibling::*[1])[not(self::t:head or self::t:milestone or self::t:opener or self::t:byline or self::t:docDate or self::t:docAuthor)]"><xsl:text>#section-break()&#10;</xsl:text></xsl:if>
    <xsl:call-template name="inside"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A break in the text; before a heading and at the end it says nothing more. -->
  <xsl:template match="t:milestone[@unit = 'section'][parent::t:div or parent::t:body][preceding-sibling::*][following-sibling::*[1][not(self::t:div[t:head])]]">
    <xsl:text>#section-break()&#10;</xsl:text><xsl:call-template name="aim"/>
  </xsl:template>

  <!-- The first paragraph of a section, and one that goes on after a pause, has no indent. -->
  <xsl:template match="t:p | t:ab">
    <xsl:variable name="last" select="preceding-sibling::*[1]"/>
    <xsl:variable name="before" select="$last[not(self::t:pb or self::t:anchor or self::t:cb)] | $last[self::t:pb or self::t:anchor or self::t:cb]/preceding-sibling::*[1]"/>
    <xsl:variable name="is-first" select="not($before[self::t:p or self::t:ab or self::t:list or self::t:quote or self::t:cit or self::t:table or self::t:figure or self::t:lg or self::t:q])"/>
    <xsl:choose>
      <!-- Runs into what its neighbour begins: a note's number, an item's label, a speaker. -->
      <xsl:when test="$is-first and (parent::t:note or parent::t:item or parent::t:cell or parent::t:desc) and not(preceding-sibling::node()[self::* or normalize-space()]) or $before[self::t:speaker or self::t:stage[preceding-sibling::*[1][self::t:speaker]]]">
        <xsl:call-template name="pages-before"/><xsl:call-template name="inside"/><xsl:text>#parbreak()&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="block">
          <xsl:with-param name="as">p<xsl:if test="$is-first">(first: true)</xsl:if></xsl:with-param>
          <xsl:with-param name="after"><xsl:call-template name="closing-of-quote"/></xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Headings that the title has said already: the title, and the subtitle below it. -->
  <xsl:variable name="unsaid">
    <xsl:text> </xsl:text>
    <xsl:for-each select="$text/t:body/t:head | $text/t:body/t:div[not(preceding-sibling::t:div)]/t:head">
      <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
      <xsl:if test="not(.//t:note or .//t:pb or .//t:choice or .//t:app) and (not(preceding-sibling::t:head) and $words = $title or preceding-sibling::t:head and $words = $subtitle)"><xsl:value-of select="concat(generate-id(), ' ')"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>

  <!-- A heading: its rank below the document's title, its words for contents and running heads, and how it is set. Those that follow are
       lines below it; of what is no division they are captions. -->
  <xsl:template match="t:head">
    <xsl:choose>
      <xsl:when test="contains($unsaid, concat(' ', generate-id(), ' '))"><xsl:call-template name="aim"/><xsl:call-template name="told"/></xsl:when>
      <xsl:when test="parent::*[contains(' div div1 div2 div3 div4 div5 div6 div7 body front back listBibl group ', concat(' ', local-name(), ' '))] and not(preceding-sibling::t:head)
        and not(ancestor::t:note or ancestor::t:figure or ancestor::t:cell or ancestor::t:floatingText or ancestor::t:quote or ancestor::t:q or ancestor::t:item)"><xsl:call-template name="heading"/></xsl:when>
      <xsl:when test="preceding-sibling::t:head and not(parent::t:list or parent::t:table or parent::t:figure)"><xsl:call-template name="block"><xsl:with-param name="as" select="'further-head'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="block"><xsl:with-param name="as" select="'small-head'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Whom and which dates a heading names that the title has said: they stand on the title's page. -->
  <xsl:template name="told">
    <xsl:for-each select=".//*[contains(@ref, 'register.xml#') or contains(@target, 'register.xml#') or self::t:date or self::t:time]">
      <xsl:call-template name="mentioning"><xsl:with-param name="with-words" select="false()"/></xsl:call-template>
    </xsl:for-each>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:variable name="above" select="../ancestor::*[contains(' div div1 div2 div3 div4 div5 div6 div7 body front back listBibl group ', concat(' ', local-name(), ' '))][t:head[not(contains($unsaid, concat(' ', generate-id(), ' ')))]]"/>
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:call-template name="block">
      <xsl:with-param name="as"><xsl:choose><xsl:when test="$words = ''">small-head</xsl:when><xsl:otherwise><xsl:value-of select="concat('head(', count($above) + count(ancestor::t:standOff) + 1, ', ')"/><xsl:call-template name="words-literal"/><xsl:if test="../parent::t:body[count(t:div) = 1] or parent::t:body">, main: true</xsl:if>)</xsl:otherwise></xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="t:label">
    <xsl:choose>
      <xsl:when test="key('block', generate-id(..)) and parent::t:p or parent::t:ab or parent::t:item"><xsl:call-template name="phrase"><xsl:with-param name="as" select="'run-in'"/></xsl:call-template></xsl:when>
      <xsl:when test="parent::t:div or parent::t:body or parent::t:list"><xsl:call-template name="block"><xsl:with-param name="as" select="'small-head'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="inside"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:floatingText">
    <xsl:call-template name="block"><xsl:with-param name="as"><xsl:call-template name="unless-deep"><xsl:with-param name="as" select="'enclosed'"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
