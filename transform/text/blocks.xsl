<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks as signs in the flow. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="*">
    <xsl:choose>
      <xsl:when test="key('block', generate-id())"><xsl:call-template name="block"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:text | t:body | t:front | t:back | t:group | t:list | t:lg | t:figure | t:floatingText | t:sp | t:epigraph | t:opener[*] | t:closer[*]
      | t:listPerson | t:listOrg | t:listPlace | t:listEvent">
    <xsl:value-of select="$end-of-block"/><xsl:apply-templates/><xsl:value-of select="$end-of-block"/>
  </xsl:template>

  <!-- A displayed quotation; in it all lines are indented. -->
  <xsl:template match="t:quote | t:q">
    <xsl:choose>
      <xsl:when test="key('block', generate-id())">
        <xsl:value-of select="concat($end-of-block, $quotation)"/><xsl:apply-templates/><xsl:value-of select="concat($end, $end-of-block)"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A section without a heading is set off like one with a heading. -->
  <xsl:template match="t:div | t:div1 | t:div2 | t:div3 | t:div4 | t:div5 | t:div6 | t:div7">
    <xsl:value-of select="$end-of-block"/>
    <xsl:if test="ancestor::t:div and not(t:head) and *[1][self::t:p]"><xsl:value-of select="$heading"/></xsl:if>
    <xsl:apply-templates/>
    <xsl:value-of select="$end-of-block"/>
  </xsl:template>
  <xsl:template match="t:div/t:p">
    <xsl:call-template name="block">
      <xsl:with-param name="before"><xsl:if test="parent::t:div[not(t:head)]/parent::t:div and not(preceding-sibling::*[1])"><xsl:value-of select="$heading"/></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="t:head">
    <xsl:call-template name="block">
      <xsl:with-param name="before"><xsl:if test="not(parent::t:list or parent::t:table or parent::t:figure or parent::t:lg or preceding-sibling::t:head)"><xsl:value-of select="$heading"/></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Headings that the title block has said already: the title, and the subtitle below it. -->
  <xsl:template match="t:body/t:div[not(preceding-sibling::t:div)]/t:head | t:body/t:head" priority="1">
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:variable name="title"><xsl:for-each select="$doc/t:TEI"><xsl:call-template name="title"/></xsl:for-each></xsl:variable>
    <xsl:variable name="subtitle"><xsl:for-each select="$doc/t:TEI"><xsl:call-template name="subtitle"/></xsl:for-each></xsl:variable>
    <xsl:variable name="is-first" select="not(preceding-sibling::t:head)"/>
    <xsl:choose>
      <xsl:when test=".//t:note or .//t:pb or .//t:choice"><xsl:call-template name="block"><xsl:with-param name="before" select="$heading"/></xsl:call-template></xsl:when>
      <xsl:when test="$is-first and $words = $title or not($is-first) and $words = $subtitle"/>
      <xsl:otherwise><xsl:call-template name="block"><xsl:with-param name="before"><xsl:if test="$is-first"><xsl:value-of select="$heading"/></xsl:if></xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:item">
    <xsl:if test="not(preceding-sibling::t:item and key('close-list', generate-id(..)))"><xsl:value-of select="$end-of-block"/></xsl:if>
    <xsl:call-template name="label-of-item"/>
    <xsl:value-of select="$item"/>
    <xsl:apply-templates/>
    <xsl:value-of select="$end"/>
    <xsl:choose>
      <xsl:when test="key('close-list', generate-id(..))"><xsl:value-of select="$end-of-line"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$end-of-block"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The label of an item and a blank: the list's own; else a number, a letter or a hyphen; nothing in a table of contents. -->
  <xsl:template name="label-of-item">
    <xsl:variable name="rend" select="concat(../@rend, ' ', ../@type)"/>
    <xsl:choose>
      <xsl:when test="preceding-sibling::*[1][self::t:label]">
        <xsl:for-each select="preceding-sibling::*[1]">
          <xsl:apply-templates/>
          <xsl:if test="../@type = 'memorandum'"><xsl:call-template name="stop"><xsl:with-param name="sign" select="':'"/></xsl:call-template></xsl:if>
        </xsl:for-each>
        <xsl:text> </xsl:text>
      </xsl:when>
      <xsl:when test="contains($rend, 'order') and not(contains($rend, 'unorder')) or contains($rend, 'number') or contains($rend, 'decimal')"><xsl:call-template name="number-of-item"/>. </xsl:when>
      <xsl:when test="contains($rend, 'lower-alpha')"><xsl:call-template name="number-of-item"><xsl:with-param name="format" select="'a'"/></xsl:call-template>. </xsl:when>
      <xsl:when test="contains($rend, 'upper-alpha')"><xsl:call-template name="number-of-item"><xsl:with-param name="format" select="'A'"/></xsl:call-template>. </xsl:when>
      <xsl:when test="contains($rend, 'lower-roman')"><xsl:call-template name="number-of-item"><xsl:with-param name="format" select="'i'"/></xsl:call-template>. </xsl:when>
      <xsl:when test="contains($rend, 'upper-roman')"><xsl:call-template name="number-of-item"><xsl:with-param name="format" select="'I'"/></xsl:call-template>. </xsl:when>
      <xsl:when test="../@type = 'contents'"/>
      <xsl:otherwise>- </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="number-of-item">
    <xsl:param name="format" select="'1'"/>
    <xsl:number format="{$format}"/>
  </xsl:template>

  <xsl:template match="t:list/t:label[following-sibling::*[1][self::t:item]]" priority="1"/>
  <xsl:template match="t:label[parent::t:div or parent::t:body or parent::t:list] | t:sp/t:stage | t:div/t:stage"><xsl:call-template name="block"/></xsl:template>

  <!-- Lists whose items are lines: no blank line between them. -->
  <xsl:key name="close-list" match="t:list[not(*[not(self::t:head or self::t:item or self::t:label)] or t:item[descendant::t:p or t:list or t:table or t:lg or t:quote or t:figure])]" use="generate-id()"/>

  <!-- A speech begins with the name: `NAME. words`. -->
  <xsl:template match="t:speaker">
    <xsl:value-of select="$end-of-block"/>
    <xsl:apply-templates/>
    <xsl:call-template name="stop"><xsl:with-param name="sign" select="'.'"/></xsl:call-template>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A stop after the current element's words where they end without one. -->
  <xsl:template name="stop">
    <xsl:param name="sign"/>
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:if test="not(contains('.:,;!?)]—–-', substring($words, string-length($words))))"><xsl:value-of select="$sign"/></xsl:if>
  </xsl:template>

  <!-- Stamps, file numbers and copies: each on a line, one below the other. -->
  <xsl:template match="t:opener/t:seg | t:closer/t:seg">
    <xsl:if test="not(preceding-sibling::*[1][self::t:seg])"><xsl:value-of select="$end-of-block"/></xsl:if>
    <xsl:apply-templates/>
    <xsl:choose>
      <xsl:when test="following-sibling::*[1][self::t:seg]"><xsl:value-of select="$end-of-line"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$end-of-block"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A break in the text. Numbers of lines are left out: the lines of this text are others. -->
  <xsl:template match="t:milestone"/>
  <xsl:template match="t:milestone[@unit = 'section'][parent::t:div or parent::t:body][preceding-sibling::*][following-sibling::*[1][not(self::t:div[t:head])]]">
    <xsl:value-of select="concat($end-of-block, '* * *', $end-of-block)"/>
  </xsl:template>

  <!-- Lines that belong together stand without a blank line between them. -->
  <xsl:template match="t:l">
    <xsl:value-of select="$hang"/><xsl:apply-templates/><xsl:value-of select="$end-of-line"/>
  </xsl:template>
  <xsl:template match="t:addrLine"><xsl:apply-templates/><xsl:value-of select="$end-of-line"/></xsl:template>
  <xsl:template match="t:listBibl/t:bibl">
    <xsl:value-of select="$hang"/>
    <xsl:if test="@n"><xsl:value-of select="concat(@n, ' ')"/></xsl:if>
    <xsl:apply-templates/><xsl:value-of select="$end-of-line"/>
  </xsl:template>
  <!-- A register that is printed as a part of the text: an entry a line. -->
  <xsl:template match="t:person | t:personGrp | t:org | t:place | t:event">
    <xsl:for-each select="*"><xsl:if test="preceding-sibling::* and not(self::t:note)">, </xsl:if><xsl:apply-templates select="."/></xsl:for-each>
    <xsl:value-of select="$end-of-line"/>
  </xsl:template>
  <xsl:template match="t:cit[key('block', generate-id())]">
    <xsl:value-of select="$end-of-block"/><xsl:apply-templates select="*"/><xsl:value-of select="$end-of-block"/>
  </xsl:template>
  <xsl:template match="t:cit/t:bibl | t:cit/t:ref | t:cit/t:biblStruct">
    <xsl:if test="parent::*[key('block', generate-id())]"><xsl:value-of select="$end-of-block"/><xsl:value-of select="'&#xFDD4;&#xFDD4;&#xFDD4;&#xFDD4;'"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="t:biblStruct">
    <xsl:for-each select=".//*[not(*)][normalize-space()] | .//*[*][text()[normalize-space()]][not(parent::*/text()[normalize-space()])]">
      <xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates/>
    </xsl:for-each>
    <xsl:value-of select="$end-of-line"/>
  </xsl:template>

  <xsl:template match="t:figDesc"><xsl:call-template name="block"/></xsl:template>
</xsl:stylesheet>
