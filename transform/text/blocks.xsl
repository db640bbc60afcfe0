<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks as signs in the flow. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t str exsl">

  <xsl:template match="*">
    <xsl:choose>
      <xsl:when test="key('block', generate-id())"><xsl:call-template name="block"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:text | t:body | t:front | t:back | t:group | t:list | t:lg | t:figure | t:floatingText | t:sp | t:epigraph | t:opener[*] | t:closer[*]">
    <xsl:value-of select="$end-of-block"/><xsl:apply-templates/><xsl:value-of select="$end-of-block"/>
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
    <xsl:value-of select="$end-of-block"/>
    <xsl:call-template name="indentation"/>
    <xsl:variable name="rend" select="concat(../@rend, ' ', ../@type)"/>
    <xsl:choose>
      <xsl:when test="preceding-sibling::*[1][self::t:label]"><xsl:apply-templates select="preceding-sibling::*[1]/node()"/><xsl:text> </xsl:text></xsl:when>
      <xsl:when test="contains($rend, 'order') and not(contains($rend, 'unorder')) or contains($rend, 'number') or contains($rend, 'decimal')"><xsl:number/><xsl:text>. </xsl:text></xsl:when>
      <xsl:when test="contains($rend, 'lower-alpha')"><xsl:number format="a"/><xsl:text>. </xsl:text></xsl:when>
      <xsl:when test="contains($rend, 'upper-alpha')"><xsl:number format="A"/><xsl:text>. </xsl:text></xsl:when>
      <xsl:when test="contains($rend, 'lower-roman')"><xsl:number format="i"/><xsl:text>. </xsl:text></xsl:when>
      <xsl:when test="contains($rend, 'upper-roman')"><xsl:number format="I"/><xsl:text>. </xsl:text></xsl:when>
      <xsl:when test="../@type = 'contents'"/>
      <xsl:otherwise>- </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates/>
    <xsl:value-of select="$end-of-block"/>
  </xsl:template>
  <xsl:template match="t:list/t:label[following-sibling::*[1][self::t:item]]" priority="1"/>
  <!-- The lines at the head of a memorandum stand together. -->
  <xsl:template match="t:list[@type = 'memorandum']/t:item">
    <xsl:call-template name="indentation"/>
    <xsl:apply-templates select="preceding-sibling::*[1][self::t:label]/node()"/><xsl:text> </xsl:text>
    <xsl:apply-templates/>
    <xsl:value-of select="$end-of-line"/>
  </xsl:template>

  <!-- A speaker's name runs in before the first words. -->
  <xsl:template match="t:speaker"><xsl:value-of select="$end-of-block"/><xsl:apply-templates/><xsl:text> </xsl:text></xsl:template>

  <xsl:template match="t:label[parent::t:div or parent::t:body or parent::t:list] | t:sp/t:stage | t:div/t:stage"><xsl:call-template name="block"/></xsl:template>

  <!-- Lines that belong together stand without a blank line between them. -->
  <xsl:template match="t:l">
    <xsl:call-template name="indentation"/><xsl:apply-templates/><xsl:value-of select="$end-of-line"/>
  </xsl:template>
  <xsl:template match="t:addrLine"><xsl:apply-templates/><xsl:value-of select="$end-of-line"/></xsl:template>
  <xsl:template match="t:listBibl/t:bibl">
    <xsl:call-template name="indentation"/>
    <xsl:if test="@n"><xsl:value-of select="concat(@n, ' ')"/></xsl:if>
    <xsl:apply-templates/><xsl:value-of select="$end-of-line"/>
  </xsl:template>
  <xsl:template match="t:cit[key('block', generate-id())]">
    <xsl:value-of select="$end-of-block"/><xsl:apply-templates select="*"/><xsl:value-of select="$end-of-block"/>
  </xsl:template>
  <xsl:template match="t:cit/t:bibl | t:cit/t:ref | t:cit/t:biblStruct">
    <xsl:if test="parent::*[key('block', generate-id())]"><xsl:value-of select="$end-of-block"/><xsl:value-of select="str:padding(4, '&#xFDD4;')"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="t:biblStruct">
    <xsl:for-each select=".//*[not(*)][normalize-space()] | .//*[*][text()[normalize-space()]][not(parent::*/text()[normalize-space()])]">
      <xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates/>
    </xsl:for-each>
    <xsl:value-of select="$end-of-line"/>
  </xsl:template>

  <xsl:template match="t:table">
    <xsl:value-of select="$end-of-block"/>
    <xsl:apply-templates select="t:head"/>
    <xsl:variable name="lengths"><xsl:for-each select="t:row"><xsl:for-each select="*"><cell column="{position()}"><xsl:attribute name="length"><xsl:call-template name="cell-length"/></xsl:attribute></cell></xsl:for-each></xsl:for-each></xsl:variable>
    <xsl:variable name="widths"><xsl:for-each select="exsl:node-set($lengths)"><xsl:call-template name="widths"/></xsl:for-each></xsl:variable>
    <xsl:for-each select="*[not(self::t:head)]">
      <xsl:choose>
        <xsl:when test="self::t:row"><xsl:call-template name="row"><xsl:with-param name="widths" select="exsl:node-set($widths)/width"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:value-of select="$end-of-block"/>
  </xsl:template>
  <!-- Cells in columns, two blanks apart; a cell longer than the widest column allowed only pushes its own row. -->
  <xsl:template name="row">
    <xsl:param name="widths"/>
    <xsl:for-each select="*">
      <xsl:variable name="words"><xsl:call-template name="cell"/></xsl:variable>
      <xsl:variable name="column" select="position()"/>
      <xsl:value-of select="$words"/>
      <xsl:if test="following-sibling::*[normalize-space()]"><xsl:value-of select="str:padding(2 + ($widths[$column] &gt; string-length($words)) * ($widths[$column] - string-length($words)), $blank)"/></xsl:if>
    </xsl:for-each>
    <xsl:value-of select="$end-of-line"/>
  </xsl:template>
  <xsl:template name="cell">
    <xsl:variable name="flow"><xsl:apply-templates/></xsl:variable>
    <xsl:value-of select="normalize-space(translate($flow, concat($end-of-block, $end-of-line, '&#xFDD4;'), '  '))"/>
  </xsl:template>
  <xsl:template name="cell-length">
    <xsl:variable name="words"><xsl:call-template name="cell"/></xsl:variable>
    <xsl:value-of select="string-length($words)"/>
  </xsl:template>
  <xsl:key name="column" match="cell" use="@column"/>
  <xsl:template name="widths">
    <xsl:for-each select="cell[generate-id() = generate-id(key('column', @column)[1])]">
      <xsl:for-each select="key('column', @column)"><xsl:sort select="@length" data-type="number" order="descending"/><xsl:if test="position() = 1"><width><xsl:value-of select="@length - (@length &gt; 40) * (@length - 40)"/></width></xsl:if></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="t:figDesc"><xsl:call-template name="block"/></xsl:template>
</xsl:stylesheet>
