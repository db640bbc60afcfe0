<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xsl:stylesheet [
  <!ENTITY end-of-line "&#xFDD2;">
  <!ENTITY end-of-block "&#xFDD3;">
  <!ENTITY indent "&#xFDD4;">
  <!ENTITY heading "&#xFDD6;">
  <!ENTITY hang "&#xFDD8;">
  <!ENTITY within "&#xFDDC;">
  <!ENTITY end-of-within "&#xFDDD;">
  <!ENTITY quotation "&#xFDE0;">
  <!ENTITY item "&#xFDE1;">
  <!ENTITY end "&#xFDE3;">
]>
<!-- Blocks as signs in the flow. (Of siblings the next is asked for by [1] alone, with no other condition in brackets beside it: libxml2
     would look at all of them.) -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:*"><xsl:apply-templates/></xsl:template>

  <!-- Elements (`b`) are nothing in a text. What stands in one is joined to nothing that is written before: to a long text that
       would take long, each time that a variable was made in between. -->

  <!-- What is always a block: the names in the key `block` without a condition. -->
  <xsl:template match="t:text | t:body | t:front | t:back | t:group | t:list | t:lg | t:figure | t:floatingText | t:sp | t:epigraph | t:opener | t:closer
      | t:listPerson | t:listOrg | t:listPlace | t:listEvent | t:p | t:ab | t:listBibl | t:address | t:argument | t:postscript | t:trailer
      | t:titlePage | t:byline | t:docImprint | t:titlePart">
    <b><xsl:text>&end-of-block;</xsl:text><xsl:apply-templates/><xsl:text>&end-of-block;</xsl:text></b>
  </xsl:template>
  <!-- What the editors say of a picture, which a text cannot show. -->
  <xsl:template match="t:figDesc">
    <xsl:variable name="words"><xsl:call-template name="words"><xsl:with-param name="of" select="node()"/></xsl:call-template></xsl:variable>
    <xsl:if test="not($is-transcribed) and $words != ''">
      <b><xsl:value-of select="concat('&end-of-block;&within;[', $label-picture, ': ')"/><xsl:apply-templates/><xsl:text>&end-of-within;]&end-of-block;</xsl:text></b>
    </xsl:if>
  </xsl:template>
  <!-- What is one unless it stands inside another. -->
  <xsl:template match="t:dateline | t:salute | t:signed | t:docDate | t:docAuthor">
    <xsl:choose>
      <xsl:when test="ancestor::t:p or self::t:docDate and ancestor::*[self::t:docImprint or self::t:dateline] or self::t:docAuthor and parent::t:byline"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><xsl:call-template name="block"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:div/t:stage"><xsl:call-template name="block"/></xsl:template>
  <!-- What may go on in the line of a label, or of the name of a speaker. -->
  <xsl:template match="t:item/t:p | t:note/t:p" priority="1"><xsl:call-template name="block"/></xsl:template>
  <xsl:template match="t:sp/t:p | t:sp/t:ab | t:sp/t:stage" priority="1">
    <xsl:if test="not(preceding-sibling::*[1]/self::t:speaker)"><xsl:text>&end-of-block;</xsl:text></xsl:if>
    <xsl:apply-templates/>
    <xsl:text>&end-of-block;</xsl:text>
  </xsl:template>

  <!-- A displayed quotation; in it all lines are indented. It is displayed where the key `block` of common/structure.xsl says so;
       asking that key would take longer. -->
  <xsl:template match="t:quote | t:q">
    <xsl:choose>
      <xsl:when test="parent::t:div or parent::t:body or t:p or t:lg or t:l or contains(concat(' ', parent::t:cit/@rend, ' '), ' block ') or self::t:quote[parent::t:epigraph or contains(concat(' ', @rend, ' '), ' block ')
        or @type = 'pull' or t:list or parent::t:cit/parent::*[self::t:div or self::t:body or self::t:epigraph]]">
        <xsl:text>&end-of-block;&quotation;</xsl:text><xsl:apply-templates/><xsl:text>&end;&end-of-block;</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A section without a heading is set off like one with a heading. -->
  <xsl:template match="t:div | t:div1 | t:div2 | t:div3 | t:div4 | t:div5 | t:div6 | t:div7">
    <xsl:text>&end-of-block;</xsl:text>
    <xsl:if test="parent::t:div and *[1][self::t:p] and not(t:head)"><xsl:text>&heading;</xsl:text></xsl:if>
    <xsl:apply-templates/>
    <xsl:text>&end-of-block;</xsl:text>
  </xsl:template>

  <xsl:template match="t:head">
    <xsl:call-template name="block">
      <xsl:with-param name="before"><xsl:if test="not(parent::t:list or parent::t:table or parent::t:figure or parent::t:lg or preceding-sibling::t:head[1])"><xsl:text>&heading;</xsl:text></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Headings that the title block has said already: the title, and the subtitle below it. -->
  <xsl:template match="t:body/t:div[not(preceding-sibling::t:div[1])]/t:head | t:body/t:head" priority="1">
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:variable name="title"><xsl:for-each select="$doc/t:TEI"><xsl:call-template name="title"/></xsl:for-each></xsl:variable>
    <xsl:variable name="subtitle"><xsl:for-each select="$doc/t:TEI"><xsl:call-template name="subtitle"/></xsl:for-each></xsl:variable>
    <xsl:variable name="is-first" select="not(preceding-sibling::t:head[1])"/>
    <xsl:choose>
      <xsl:when test=".//t:note or .//t:pb or .//t:choice"><xsl:call-template name="block"><xsl:with-param name="before" select="'&heading;'"/></xsl:call-template></xsl:when>
      <xsl:when test="$is-first and $words = $title or not($is-first) and $words = $subtitle"/>
      <xsl:otherwise><xsl:call-template name="block"><xsl:with-param name="before"><xsl:if test="$is-first"><xsl:text>&heading;</xsl:text></xsl:if></xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="t:item"><b>
    <xsl:if test="not(preceding-sibling::t:item[1] and key('close-list', generate-id(..)))"><xsl:text>&end-of-block;</xsl:text></xsl:if>
    <xsl:call-template name="label-of-item"/>
    <xsl:text>&item;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&end;</xsl:text>
    <xsl:choose>
      <xsl:when test="key('close-list', generate-id(..))"><xsl:text>&end-of-line;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:text>&end-of-block;</xsl:text></xsl:otherwise>
    </xsl:choose>
  </b></xsl:template>

  <!-- The label of an item and a blank: the list's own; else a number, a letter or a hyphen; nothing in a table of contents. -->
  <xsl:template name="label-of-item">
    <xsl:variable name="rend" select="concat(../@rend, ' ', ../@type)"/>
    <xsl:choose>
      <xsl:when test="preceding-sibling::*[1]/self::t:label">
        <xsl:for-each select="preceding-sibling::*[1]">
          <xsl:value-of select="@_begin"/><xsl:apply-templates/><xsl:value-of select="@_end"/>
          <xsl:if test="../@type = 'memorandum' or ../@type = 'gloss'"><xsl:call-template name="stop"><xsl:with-param name="sign" select="':'"/></xsl:call-template></xsl:if>
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
    <xsl:number value="@_place" format="{$format}"/>
  </xsl:template>

  <xsl:template match="t:list/t:label[following-sibling::*[1]/self::t:item]" priority="1"/>
  <xsl:template match="t:label[parent::t:div or parent::t:body or parent::t:list]"><xsl:call-template name="block"/></xsl:template>

  <!-- Lists whose items are lines: no blank line between them. -->
  <xsl:key name="close-list" match="t:list[not(*[not(self::t:head or self::t:item or self::t:label)] or t:item[descendant::t:p or t:list or t:table or t:lg or t:quote or t:figure])]" use="generate-id()"/>

  <!-- A speech begins with the name: `NAME. words`. -->
  <xsl:template match="t:speaker">
    <xsl:text>&end-of-block;</xsl:text>
    <xsl:apply-templates/>
    <xsl:call-template name="stop"><xsl:with-param name="sign" select="'.'"/></xsl:call-template>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A stop after the current element's words where they end without one; none that the source has not, if its wording is asked for. -->
  <xsl:template name="stop">
    <xsl:param name="sign"/>
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:if test="not($is-transcribed or contains('.:,;!?)]—–-', substring($words, string-length($words))))"><xsl:value-of select="$sign"/></xsl:if>
  </xsl:template>

  <!-- Stamps, file numbers and copies: each on a line, one below the other. -->
  <xsl:template match="t:opener/t:seg | t:closer/t:seg">
    <xsl:if test="not(preceding-sibling::*[1]/self::t:seg)"><xsl:text>&end-of-block;</xsl:text></xsl:if>
    <xsl:apply-templates/>
    <xsl:choose>
      <xsl:when test="following-sibling::*[1]/self::t:seg"><xsl:text>&end-of-line;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:text>&end-of-block;</xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A break in the text. Numbers of lines are left out: the lines of this text are others. -->
  <xsl:template match="t:milestone"/>
  <xsl:template match="t:milestone[@unit = 'section'][parent::t:div or parent::t:body][preceding-sibling::*[1]][following-sibling::*[1]/self::*[not(self::t:div[t:head])]]">
    <xsl:value-of select="'&end-of-block;* * *&end-of-block;'"/>
  </xsl:template>

  <!-- Lines that belong together stand without a blank line between them. -->
  <xsl:template match="t:l">
    <xsl:if test="contains(@rend, 'indent')"><xsl:call-template name="indented"/></xsl:if>
    <xsl:text>&hang;</xsl:text><xsl:apply-templates/><xsl:text>&end-of-line;</xsl:text>
  </xsl:template>
  <!-- A verse begins further in: four blanks for each step. -->
  <xsl:template name="indented">
    <xsl:variable name="steps"><xsl:call-template name="steps-of-verse"/></xsl:variable>
    <xsl:variable name="step" select="'&indent;&indent;&indent;&indent;'"/>
    <xsl:value-of select="concat('&end-of-line;', substring(concat($step, $step, $step, $step, $step, $step, $step, $step, $step), 1, 4 * $steps))"/>
  </xsl:template>
  <xsl:template match="t:addrLine"><xsl:apply-templates/><xsl:text>&end-of-line;</xsl:text></xsl:template>
  <xsl:template match="t:listBibl/t:bibl">
    <xsl:text>&hang;</xsl:text>
    <xsl:if test="@n"><xsl:value-of select="concat(@n, ' ')"/></xsl:if>
    <xsl:apply-templates/><xsl:text>&end-of-line;</xsl:text>
  </xsl:template>
  <!-- A register that is printed as a part of the text: an entry a line. -->
  <xsl:template match="t:person | t:personGrp | t:org | t:place | t:event">
    <xsl:for-each select="*"><xsl:if test="preceding-sibling::*[1] and not(self::t:note)">, </xsl:if><xsl:apply-templates select="."/></xsl:for-each>
    <xsl:text>&end-of-line;</xsl:text>
  </xsl:template>
  <!-- A displayed quotation with its source: that stands below it, indented like it. -->
  <xsl:template match="t:cit">
    <xsl:choose>
      <xsl:when test="parent::t:div or parent::t:body or parent::t:epigraph or contains(concat(' ', @rend, ' '), ' block ')
        or t:quote[contains(concat(' ', @rend, ' '), ' block ') or t:p or t:lg or t:l or t:list]">
        <xsl:text>&end-of-block;</xsl:text>
        <xsl:for-each select="*">
          <xsl:choose>
            <xsl:when test="self::t:bibl or self::t:ref or self::t:biblStruct">
              <xsl:text>&quotation;</xsl:text><xsl:apply-templates select="."/><xsl:text>&end;&end-of-block;</xsl:text>
            </xsl:when>
            <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The parts of a structured entry with commas between them: the outermost elements that have words of their own. A note is
       called behind the part before it. -->
  <xsl:template match="t:biblStruct">
    <xsl:variable name="depth" select="count(ancestor::t:note)"/>
    <xsl:variable name="around" select="count(ancestor::t:biblStruct)"/>
    <xsl:for-each select=".//*[self::t:note or self::t:choice or self::t:app or text()[normalize-space()]][count(ancestor::t:note) = $depth]
        [not(ancestor::*[self::t:choice or self::t:app or text()[normalize-space()]][count(ancestor::t:biblStruct) > $around])]">
      <xsl:variable name="label"><xsl:call-template name="label-of-note"/></xsl:variable>
      <xsl:if test="position() > 1 and $label = '' and not($is-transcribed and key('editors', generate-id()))">, </xsl:if>
      <xsl:choose>
        <xsl:when test="self::t:note or self::t:choice or self::t:app"><xsl:apply-templates select="."/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@_begin"/><xsl:apply-templates/><xsl:value-of select="@_end"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:text>&end-of-line;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
