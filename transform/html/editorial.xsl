<?xml version="1.0" encoding="UTF-8"?>
<!-- What editors did: corrections, regularisations, additions, gaps, variants. Both readings stand in the page, and one of them is
     hidden: that of the source, or that of the editors in the view as transcribed. The apparatus at the end has both. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:choice">
    <xsl:variable name="source" select="(t:sic | t:orig | t:abbr | t:am)[1]"/>
    <xsl:choose>
      <xsl:when test="$source">
        <xsl:variable name="key"><xsl:call-template name="variant-key"/></xsl:variable>
        <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
        <xsl:variable name="name"><xsl:choose><xsl:when test="$holds-block = '1'">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
        <xsl:element name="{$name}">
          <xsl:call-template name="variant-attributes"><xsl:with-param name="key" select="$key"/></xsl:call-template>
          <xsl:call-template name="reading"><xsl:with-param name="key" select="$key"/><xsl:with-param name="class" select="'variant reading'"/><xsl:with-param name="hidden-in" select="'transcribed'"/></xsl:call-template>
          <xsl:for-each select="$source"><xsl:call-template name="source-reading"/></xsl:for-each>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="variant"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Readings of which both views show the first. -->
  <xsl:template match="t:app" name="variant">
    <xsl:variable name="key"><xsl:call-template name="variant-key"/></xsl:variable>
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:variable name="name"><xsl:choose><xsl:when test="$holds-block = '1'">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="variant-attributes"><xsl:with-param name="key" select="$key"/></xsl:call-template>
      <xsl:call-template name="reading"><xsl:with-param name="key" select="$key"/><xsl:with-param name="class" select="'variant'"/></xsl:call-template>
    </xsl:element>
  </xsl:template>

  <xsl:template name="variant-key">
    <xsl:call-template name="field"><xsl:with-param name="table" select="$variant-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template>
  </xsl:template>

  <!-- What stands around the readings is there in both views, so that it has the ids. -->
  <xsl:template name="variant-attributes">
    <xsl:param name="key"/>
    <xsl:for-each select="t:corr[1] | t:reg[1] | t:expan[1] | t:ex[1] | t:lem"><xsl:apply-templates select="@*" mode="data"/></xsl:for-each>
    <xsl:call-template name="attributes"/>
    <xsl:if test="not(@xml:id) and $key != ''"><xsl:attribute name="id"><xsl:value-of select="concat('_r-', $key)"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- The reading to read: a link to its entry in the apparatus, unless it holds links or blocks. -->
  <xsl:template name="reading">
    <xsl:param name="key"/>
    <xsl:param name="class"/>
    <xsl:param name="hidden-in"/>
    <xsl:variable name="put" select="t:corr[1] | t:reg[1] | t:expan[1] | t:ex[1] | t:lem"/>
    <xsl:variable name="shown" select="$put | *[not($put)][not(self::t:note[parent::t:app])][1]"/>
    <xsl:variable name="is-link" select="$key != '' and not($shown[self::t:choice or self::t:app]) and not($shown/descendant::*[@ref or @target or self::t:note or self::t:choice or self::t:app
      or self::t:graphic or self::t:email or @source[parent::t:quote or parent::t:q] or key('block', generate-id())])"/>
    <xsl:variable name="other"><xsl:call-template name="other-readings"/></xsl:variable>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="$is-link">a</xsl:when>
        <xsl:when test="$shown/descendant::*[key('block', generate-id())]">div</xsl:when>
        <xsl:otherwise>span</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute>
      <xsl:attribute name="title"><xsl:call-template name="variant-word"/>: <xsl:value-of select="$other"/></xsl:attribute>
      <xsl:if test="$is-link"><xsl:attribute name="href"><xsl:value-of select="concat('#_v-', $key)"/></xsl:attribute></xsl:if>
      <xsl:call-template name="hidden-in"><xsl:with-param name="in" select="$hidden-in"/></xsl:call-template>
      <xsl:for-each select="$shown[not(self::t:choice or self::t:app)]/@xml:id"><span id="{.}"></span></xsl:for-each>
      <xsl:call-template name="reading-shown"/>
      <xsl:if test="not($is-link) and $key != ''"><a class="more" href="#_v-{$key}" aria-label="{$other}"></a></xsl:if>
    </xsl:element>
  </xsl:template>

  <!-- What the source has, plainly. -->
  <xsl:template name="source-reading">
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:variable name="name"><xsl:choose><xsl:when test="$holds-block = '1'">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:apply-templates select="@*" mode="data"/>
      <xsl:attribute name="class">transcribed</xsl:attribute>
      <xsl:call-template name="hidden-in"><xsl:with-param name="in" select="'reading'"/></xsl:call-template>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template name="hidden-in">
    <xsl:param name="in"/>
    <xsl:if test="$view = $in"><xsl:attribute name="hidden">hidden</xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template name="reading-shown">
    <xsl:choose>
      <xsl:when test="self::t:app"><xsl:apply-templates select="(t:lem | t:rdg[not(../t:lem)])[1]/node()"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="shown-reading"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The readings not shown, in words. -->
  <xsl:template name="other-readings">
    <xsl:for-each select="*[key('hidden', generate-id())]">
      <xsl:if test="position() > 1">; </xsl:if>
      <xsl:call-template name="words"><xsl:with-param name="of" select="node()"/></xsl:call-template>
      <xsl:if test="@wit"><xsl:value-of select="concat(' (', translate(@wit, '#', ''), ')')"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="variant-word">
    <xsl:choose>
      <xsl:when test="t:sic or t:orig or t:abbr"><xsl:value-of select="$label-source-reads"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-variant"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The apparatus: lemma ] what the source has. -->
  <xsl:template name="apparatus">
    <xsl:if test="$variants">
      <section id="_variants" class="apparatus" aria-labelledby="_variants-head">
        <h2 id="_variants-head"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-apparatus"/></h2>
        <xsl:text>&#10;</xsl:text>
        <ul>
          <xsl:text>&#10;</xsl:text>
          <xsl:for-each select="$variants"><xsl:call-template name="variant-entry"/></xsl:for-each>
        </ul>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="variant-entry">
    <xsl:variable name="page"><xsl:call-template name="page-of"/></xsl:variable>
    <li id="_v-{position()}">
      <xsl:if test="$page != ''"><span class="where"><xsl:value-of select="concat($label-page-abbreviated, $page)"/></span><xsl:text> </xsl:text></xsl:if>
      <a href="#_r-{position()}">
        <xsl:if test="@xml:id"><xsl:attribute name="href"><xsl:value-of select="concat('#', @xml:id)"/></xsl:attribute></xsl:if>
        <xsl:call-template name="words"/>
      </a>
      <xsl:text>] </xsl:text>
      <span class="said"><xsl:call-template name="label-lang"/><xsl:call-template name="variant-word"/></span>
      <xsl:text> </xsl:text>
      <xsl:for-each select="*[key('hidden', generate-id())]">
        <xsl:if test="position() > 1">; </xsl:if>
        <xsl:call-template name="other-reading"/>
        <xsl:if test="@wit"><xsl:value-of select="concat(' (', translate(@wit, '#', ''), ')')"/></xsl:if>
      </xsl:for-each>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A reading that the text does not show. One of an app stands here alone, with all that is marked in it. -->
  <xsl:template name="other-reading">
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <span>
      <xsl:call-template name="attributes"/>
      <xsl:choose>
        <xsl:when test="parent::t:app and $holds-block != '1'"><xsl:apply-templates/></xsl:when>
        <xsl:when test="self::t:note"><xsl:call-template name="words"><xsl:with-param name="of" select="node()"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="words"/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- Outside a choice, sic marks what stands so, and corr what was put. -->
  <xsl:template match="t:supplied">
    <xsl:call-template name="marked"><xsl:with-param name="title" select="$label-supplied"/><xsl:with-param name="added" select="true()"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="t:supplied[@reason = 'explanatory']"><xsl:call-template name="marked"><xsl:with-param name="title" select="$label-explanatory"/></xsl:call-template></xsl:template>
  <xsl:template match="t:ex"><xsl:call-template name="marked"><xsl:with-param name="title" select="$label-supplied"/><xsl:with-param name="added" select="true()"/></xsl:call-template></xsl:template>
  <xsl:template match="t:surplus"><xsl:call-template name="marked"><xsl:with-param name="title" select="$label-surplus"/></xsl:call-template></xsl:template>
  <xsl:template match="t:unclear"><xsl:call-template name="marked"><xsl:with-param name="title" select="$label-unclear"/></xsl:call-template></xsl:template>

  <xsl:template name="marked">
    <xsl:param name="title"/>
    <xsl:param name="added" select="false()"/>
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:variable name="name"><xsl:choose><xsl:when test="$holds-block = '1'">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes"><xsl:with-param name="class"><xsl:if test="$added">reading</xsl:if></xsl:with-param></xsl:call-template>
      <xsl:attribute name="title"><xsl:value-of select="$title"/></xsl:attribute>
      <xsl:if test="$added"><xsl:call-template name="hidden-in"><xsl:with-param name="in" select="'transcribed'"/></xsl:call-template></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="t:del"><del><xsl:call-template name="attributes"/><xsl:apply-templates/></del></xsl:template>
  <xsl:template match="t:add"><ins><xsl:call-template name="attributes"/><xsl:apply-templates/></ins></xsl:template>

  <xsl:template match="t:gap">
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="t:desc"><xsl:call-template name="words"><xsl:with-param name="of" select="t:desc"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space(concat(@quantity, ' ', @extent, ' ', @unit, ' ', $label-gap))"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <span title="{$words}">
      <xsl:call-template name="attributes"/>
      <xsl:text>[…]</xsl:text>
      <xsl:call-template name="described"><xsl:with-param name="words" select="$words"/></xsl:call-template>
    </span>
  </xsl:template>

  <xsl:template match="t:space">
    <span>
      <xsl:call-template name="attributes"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="described">
        <xsl:with-param name="words"><xsl:call-template name="words"><xsl:with-param name="of" select="t:desc"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </span>
  </xsl:template>

  <!-- What editors say of something that is missing: not words of the text. -->
  <xsl:template name="described">
    <xsl:param name="words"/>
    <xsl:if test="t:desc or $words != ''">
      <span class="described">
        <xsl:text> (</xsl:text>
        <xsl:if test="t:desc//*[key('block', generate-id())]"><xsl:value-of select="$words"/></xsl:if>
        <xsl:apply-templates select="t:desc[not(.//*[key('block', generate-id())])]/node()"/>
        <xsl:if test="not(t:desc)"><xsl:value-of select="$words"/></xsl:if>
        <xsl:text>)</xsl:text>
      </span>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
