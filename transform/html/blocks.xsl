<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, paragraphs, verse, drama, figures, and the parts of letters and title pages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t str">

  <xsl:template match="t:text[not(ancestor::t:text)]"><xsl:apply-templates/></xsl:template>

  <xsl:template match="t:body | t:front | t:back | t:group | t:text">
    <div><xsl:call-template name="attributes"/><xsl:text>&#10;</xsl:text><xsl:apply-templates/></div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="t:div | t:div1 | t:div2 | t:div3 | t:div4 | t:div5 | t:div6 | t:div7">
    <xsl:variable name="name"><xsl:choose><xsl:when test="t:head">section</xsl:when><xsl:otherwise>div</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class"><xsl:if test="ancestor::t:div and not(t:head)">unheaded</xsl:if></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="section-id"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="t:p | t:ab">
    <xsl:choose>
      <!-- Most have no attribute but an id, and hold no block: edenda.writers.numbering has seen to it. -->
      <xsl:when test="@_class and not(@_holds)"><p class="{@_class}" id="{@_anchor}"><xsl:call-template name="here"/><xsl:apply-templates/><xsl:if test="parent::t:quote and not(following-sibling::*)"><xsl:call-template name="closing"/></xsl:if></p><xsl:text>&#10;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:call-template name="other-paragraph"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="other-paragraph">
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$holds-block = '1'"><div role="paragraph"><xsl:call-template name="attributes"><xsl:with-param name="class" select="'p'"/></xsl:call-template><xsl:call-template name="here"/><xsl:apply-templates/></div></xsl:when>
      <xsl:otherwise><p><xsl:call-template name="attributes"><xsl:with-param name="class" select="'p'"/></xsl:call-template><xsl:call-template name="here"/><xsl:apply-templates/><xsl:if test="parent::t:quote and not(following-sibling::*)"><xsl:call-template name="closing"/></xsl:if></p></xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The permanent link of a paragraph, in the margin. It can be seen, reached and read aloud only while the pointer is on
       the paragraph, or where the reader has asked for all of them: hundreds of stops of the tab key help nobody. -->
  <xsl:template name="here">
    <xsl:if test="(@_anchor or @xml:id) and ancestor::t:text and not(ancestor::t:note or ancestor::t:cell or ancestor::t:figure)">
      <a class="here" href="#{@xml:id | @_anchor}" aria-label="{$label-link-paragraph}"><xsl:call-template name="label-lang"/></a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="t:lg"><div><xsl:call-template name="attributes"/><xsl:apply-templates/></div><xsl:text>&#10;</xsl:text></xsl:template>
  <xsl:template match="t:l"><div><xsl:call-template name="attributes"/><xsl:apply-templates/></div><xsl:text>&#10;</xsl:text></xsl:template>
  <xsl:template match="t:p//t:l[not(ancestor::t:lg)] | t:l[not(parent::t:lg or parent::t:sp or parent::t:body or parent::t:front or parent::t:back or key('block', generate-id(..)))]"><span><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:template>

  <xsl:template match="t:lb"><br><xsl:call-template name="attributes"/></br></xsl:template>
  <!-- A break in the text; before a heading and at the end it says nothing more. The numbers of lines are no words: CSS writes them; every fifth where each line has one. -->
  <xsl:template match="t:milestone[@unit = 'section'][parent::t:div or parent::t:body][preceding-sibling::*][following-sibling::*[1][not(self::t:div[t:head])]]"><hr><xsl:call-template name="attributes"/></hr><xsl:text>&#10;</xsl:text></xsl:template>
  <xsl:variable name="line-numbers" select="$doc/descendant::t:text/descendant::t:milestone[@unit = 'line']"/>
  <xsl:variable name="each-line" select="$line-numbers[@n mod 5 = 1] and $line-numbers[@n mod 5 = 2] and $line-numbers[@n mod 5 = 3]"/>
  <xsl:template match="t:milestone[@unit = 'line'][@n]">
    <span><xsl:call-template name="attributes"><xsl:with-param name="class"><xsl:if test="not($each-line) or @n mod 5 = 0">line-number</xsl:if></xsl:with-param></xsl:call-template></span>
  </xsl:template>
  <xsl:template match="t:lb[@break = 'no'] | t:cb | t:milestone | t:anchor">
    <span><xsl:call-template name="attributes"/></span>
  </xsl:template>

  <xsl:template match="t:figure">
    <xsl:call-template name="side-notes"/>
    <figure>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates select="*[not(self::t:head or self::t:figDesc)]"/>
      <xsl:if test="t:figDesc and not(t:graphic)"><p class="described"><xsl:call-template name="words"><xsl:with-param name="of" select="t:figDesc/node()"/></xsl:call-template></p></xsl:if>
      <xsl:if test="t:head"><figcaption><xsl:for-each select="t:head"><span><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:for-each></figcaption></xsl:if>
    </figure>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Only pictures that lie beside the edition are shown; others are named, so that a page fetches nothing. -->
  <xsl:template match="t:graphic">
    <xsl:variable name="words"><xsl:call-template name="words"><xsl:with-param name="of" select="../t:figDesc/node() | t:desc/node()"/></xsl:call-template></xsl:variable>
    <xsl:variable name="url"><xsl:call-template name="outside"><xsl:with-param name="pointer" select="str:replace(normalize-space(@url), ' ', '%20')"/></xsl:call-template></xsl:variable>
    <xsl:variable name="within"><xsl:call-template name="is-within"><xsl:with-param name="url" select="$url"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$within = '1'"><img src="{$url}" alt="{$words}"><xsl:call-template name="attributes"/></img></xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:call-template name="attributes"/>
          <xsl:value-of select="$words"/><xsl:text> </xsl:text>
          <xsl:call-template name="linked"><xsl:with-param name="href" select="substring($url, 1, string-length($url) * not(starts-with($url, '#')))"/><xsl:with-param name="words" select="@url"/></xsl:call-template>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- '1' for a file of the edition: a relative name that leads up no further than to the folder of the site. -->
  <xsl:template name="is-within">
    <xsl:param name="url"/>
    <xsl:variable name="plain" select="str:replace(translate($url, 'E', 'e'), '%2e', '.')"/>
    <xsl:variable name="below" select="concat('/', substring-after(concat('|', $plain), concat('|', substring('../', 1, 3 * starts-with($plain, '../')))))"/>
    <xsl:if test="$url != '' and not(starts-with($url, '/') or starts-with($url, '#') or contains($url, ':') or contains($below, '/../'))">1</xsl:if>
  </xsl:template>

  <!-- Words as a link if there is an address. -->
  <xsl:template name="linked">
    <xsl:param name="href"/>
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="$href != ''"><a href="{$href}"><xsl:value-of select="$words"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
