<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of an entry of the register: what is stated of it, and every mention in its sentence. Over `entry`
     (edenda.site.registers.entry). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="entry-facts.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="search-entry.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:variable name="text-language" select="$label-language"/>
  <!-- With more mentions each document's are folded away. -->
  <xsl:variable name="many" select="150"/>

  <!-- The pages of entries to which something in this one points. -->
  <xsl:key name="way" match="/entry/way" use="@ref"/>
  <xsl:key name="stated" match="about/t:*[1]/t:*" use="local-name()"/>

  <xsl:template match="/entry">
    <xsl:variable name="dates"><xsl:for-each select="about/t:*[1]"><xsl:call-template name="entry-dates"/></xsl:for-each></xsl:variable>
    <html lang="{$label-language}">
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="string(name)"/></xsl:call-template>
      <body class="entry">
        <xsl:call-template name="page-top"/>
        <main id="_main">
          <xsl:call-template name="search-entry"><xsl:with-param name="dates" select="$dates"/></xsl:call-template>
          <header class="card">
            <p class="kicker"><a href="index.html"><xsl:call-template name="register-name"/></a></p>
            <xsl:text>&#10;</xsl:text>
            <h1 lang="{$site/@language}"><xsl:value-of select="name"/></h1>
            <xsl:text>&#10;</xsl:text>
            <xsl:if test="$dates != ''"><p class="subtitle"><xsl:value-of select="$dates"/></p><xsl:text>&#10;</xsl:text></xsl:if>
            <xsl:if test="@unconfirmed"><p class="quiet"><xsl:value-of select="$label-unconfirmed-entry"/></p><xsl:text>&#10;</xsl:text></xsl:if>
            <xsl:apply-templates select="about/t:*[1]" mode="facts"/>
          </header>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="mentions"/>
          <xsl:call-template name="neighbours"/>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>

  <!-- What is stated: prose first, then everything else under what it is called. -->
  <xsl:template match="t:*" mode="facts">
    <xsl:for-each select="t:desc[normalize-space()] | t:note[normalize-space()] | t:p[normalize-space()]">
      <p id="_fact-{position()}">
        <xsl:call-template name="stated-language"><xsl:with-param name="otherwise" select="$site/@language"/></xsl:call-template>
        <xsl:call-template name="said"/>
      </p>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:variable name="facts"><xsl:call-template name="facts"/></xsl:variable>
    <xsl:if test="string($facts) != ''">
      <dl id="_facts"><xsl:text>&#10;</xsl:text><xsl:copy-of select="$facts"/></dl>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="facts">
    <xsl:call-template name="other-names"/>
    <xsl:call-template name="other-facts"/>
    <xsl:apply-templates select="/entry/related"/>
    <xsl:if test="t:idno[normalize-space()]"><dt><xsl:value-of select="$label-identifiers"/></dt><xsl:text>&#10;</xsl:text><dd><xsl:call-template name="entry-numbers"/></dd><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>

  <!-- All names but the one above: those of the register, then misprints. -->
  <xsl:template name="other-names">
    <xsl:variable name="names" select="(t:persName | t:orgName | t:placeName | t:country | t:region | t:settlement | t:bloc | t:district | t:geogName
      | t:eventName | t:label | t:name | t:title | t:head)[normalize-space()]"/>
    <xsl:variable name="preferred" select="($names[not(@type = 'variant')] | $names[not($names[not(@type = 'variant')])])[1]"/>
    <xsl:variable name="others" select="$names[generate-id() != generate-id($preferred)]"/>
    <xsl:call-template name="names"><xsl:with-param name="of" select="$others[not(@subtype = 'misprint')]"/><xsl:with-param name="label" select="$label-other-names"/></xsl:call-template>
    <xsl:call-template name="names"><xsl:with-param name="of" select="$others[@subtype = 'misprint']"/><xsl:with-param name="label" select="$label-misprints"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="names">
    <xsl:param name="of"/>
    <xsl:param name="label"/>
    <xsl:if test="$of">
      <dt><xsl:value-of select="$label"/></dt>
      <xsl:text>&#10;</xsl:text>
      <dd>
        <xsl:for-each select="$of">
          <xsl:if test="position() > 1">; </xsl:if>
          <span><xsl:call-template name="stated-language"><xsl:with-param name="otherwise" select="$site/@language"/></xsl:call-template><xsl:call-template name="words"/></span>
          <xsl:call-template name="kind-of-name"/>
        </xsl:for-each>
      </dd>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- In what way it is a name: "(pseudonym)", "(short form, Russian)". -->
  <xsl:template name="kind-of-name">
    <xsl:variable name="kinds">
      <xsl:for-each select="@type[. != 'variant'] | @subtype[. != 'misprint']">
        <xsl:value-of select="concat('; ', '')"/>
        <xsl:call-template name="word-for"><xsl:with-param name="known" select="$label-name-kinds"/><xsl:with-param name="name" select="string()"/></xsl:call-template>
      </xsl:for-each>
      <xsl:if test="@xml:lang and @xml:lang != $site/@language">
        <xsl:text>; </xsl:text>
        <xsl:call-template name="word-for"><xsl:with-param name="known" select="$label-languages"/><xsl:with-param name="name" select="string(@xml:lang)"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="@cert = 'low'"><xsl:value-of select="concat('; ', $label-unconfirmed)"/></xsl:if>
    </xsl:variable>
    <xsl:if test="$kinds != ''"><span class="quiet"><xsl:value-of select="concat(' (', substring($kinds, 3), ')')"/></span></xsl:if>
  </xsl:template>

  <!-- Everything else that is stated, once under each name. -->
  <xsl:template name="other-facts">
    <xsl:for-each select="t:*[not(self::t:persName or self::t:orgName or self::t:placeName or self::t:country or self::t:region or self::t:settlement
      or self::t:bloc or self::t:district or self::t:geogName or self::t:eventName or self::t:label or self::t:name or self::t:title or self::t:head
      or self::t:desc or self::t:note or self::t:p or self::t:idno or self::t:relation or self::t:listRelation or self::t:lb or self::t:pb)]
      [normalize-space() or @when or @from or @to or @notBefore or @notAfter or t:date]">
      <xsl:if test="generate-id() = generate-id(key('stated', local-name())[normalize-space() or @when or @from or @to or @notBefore or @notAfter or t:date][1])">
        <dt>
          <xsl:call-template name="word-for"><xsl:with-param name="known" select="$label-facts"/><xsl:with-param name="name" select="local-name()"/></xsl:call-template>
        </dt>
        <xsl:text>&#10;</xsl:text>
        <xsl:for-each select="key('stated', local-name())[normalize-space() or @when or @from or @to or @notBefore or @notAfter or t:date]"><dd><xsl:call-template name="fact"/></dd></xsl:for-each>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Words and dates; a birth or the like that says its date in words has no other. -->
  <xsl:template name="fact">
    <xsl:variable name="words"><xsl:call-template name="pieces"/></xsl:variable>
    <xsl:variable name="plain" select="normalize-space($words)"/>
    <xsl:variable name="says-date" select="(self::t:birth or self::t:death or self::t:floruit or self::t:date)
      and translate($plain, '0123456789', '') != $plain and $plain != string(@when)"/>
    <xsl:variable name="dates"><xsl:if test="not($says-date)"><xsl:call-template name="dates-of-attributes"/></xsl:if></xsl:variable>
    <xsl:value-of select="$dates"/>
    <xsl:if test="$plain != '' and $plain != $dates and $plain != string(@when)">
      <xsl:if test="$dates != ''">, </xsl:if>
      <span><xsl:call-template name="stated-language"><xsl:with-param name="otherwise" select="$site/@language"/></xsl:call-template><xsl:copy-of select="$words"/></span>
    </xsl:if>
    <xsl:if test="@cert = 'low' or @cert = 'medium'"><span class="quiet"><xsl:value-of select="concat(' (', $label-unsure, ')')"/></span></xsl:if>
  </xsl:template>

  <!-- Words, or what stands in an element of elements with commas between. -->
  <xsl:template name="pieces">
    <xsl:choose>
      <xsl:when test="key('way', @ref)"><xsl:apply-templates select="." mode="linked"/></xsl:when>
      <xsl:when test="self::t:date and not(normalize-space())"><xsl:call-template name="dates-of-attributes"/></xsl:when>
      <xsl:when test="text()[normalize-space()] or not(t:*)"><xsl:call-template name="said"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="t:*[normalize-space() or self::t:date]">
          <xsl:if test="position() > 1">, </xsl:if>
          <xsl:call-template name="pieces"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words in which what points to another entry is a link to its page. -->
  <xsl:template name="said">
    <xsl:param name="of" select="node()"/>
    <xsl:choose>
      <xsl:when test="$of/descendant-or-self::*[key('way', @ref)]"><xsl:apply-templates select="$of" mode="linked"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="words"><xsl:with-param name="of" select="$of"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="text()" mode="linked"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="t:*" mode="linked">
    <xsl:variable name="way" select="key('way', @ref)"/>
    <xsl:choose>
      <xsl:when test="$way"><a href="{$way/@href}"><xsl:call-template name="words"/></a></xsl:when>
      <xsl:when test=".//t:*[key('way', @ref)]"><xsl:apply-templates mode="linked"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="reading"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Relations, under their names: to others, then back. -->
  <xsl:template match="related">
    <dt>
      <xsl:choose>
        <xsl:when test="@way = 'back'"><xsl:call-template name="relation-words"><xsl:with-param name="known" select="$label-relations-back"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="relation-words"/></xsl:otherwise>
      </xsl:choose>
    </dt>
    <xsl:text>&#10;</xsl:text>
    <dd>
      <xsl:for-each select="other">
        <xsl:variable name="dates"><xsl:call-template name="dates-of-attributes"/></xsl:variable>
        <xsl:if test="position() > 1">; </xsl:if>
        <a href="{@href}" lang="{$site/@language}"><xsl:value-of select="."/></a>
        <xsl:if test="$dates != ''"><xsl:text> </xsl:text><span class="quiet"><xsl:value-of select="concat('(', $dates, ')')"/></span></xsl:if>
      </xsl:for-each>
    </dd>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Every mention, by documents. -->
  <xsl:template name="mentions">
    <section class="mentions" aria-labelledby="_mentions">
      <h2 id="_mentions"><xsl:value-of select="$label-mentions"/></h2>
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="not(document)"><p class="quiet"><xsl:value-of select="$label-not-mentioned"/></p><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:apply-templates select="document"/>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="document">
    <xsl:choose>
      <xsl:when test="../@mentions > $many">
        <details>
          <summary><xsl:call-template name="document-head"/></summary>
          <xsl:call-template name="sentences"/>
        </details>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="document-head"/><xsl:text>&#10;</xsl:text><xsl:call-template name="sentences"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="document-head">
    <h3>
      <a href="{@href}" lang="{@language}"><xsl:value-of select="@title"/></a>
      <xsl:if test="@date-words != ''"><xsl:text> </xsl:text><span class="quiet" lang="{@language}"><xsl:value-of select="@date-words"/></span></xsl:if>
      <xsl:text> </xsl:text>
      <span class="where times quiet"><xsl:value-of select="@mentions"/></span>
    </h3>
  </xsl:template>

  <xsl:template name="sentences">
    <ul class="sentences">
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="mention"/>
    </ul>
  </xsl:template>

  <xsl:template match="mention">
    <li>
      <xsl:if test="words != ''">
        <span lang="{../@language}">
          <xsl:value-of select="before"/>
          <a class="{/entry/@kind}" href="{@href}"><xsl:value-of select="words"/></a>
          <xsl:value-of select="after"/>
        </span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <span class="where">
        <xsl:choose>
          <xsl:when test="words != ''"><xsl:value-of select="@where"/></xsl:when>
          <xsl:otherwise><a href="{@href}"><xsl:value-of select="@where"/><xsl:if test="@where = ''"><xsl:value-of select="$label-text"/></xsl:if></a></xsl:otherwise>
        </xsl:choose>
      </span>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="neighbours">
    <nav class="neighbours" aria-label="{$label-neighbours}">
      <xsl:for-each select="$page/previous"><a rel="prev" href="{@href}" lang="{$site/@language}"><xsl:value-of select="."/></a></xsl:for-each>
      <xsl:text> </xsl:text>
      <xsl:for-each select="$page/next"><a rel="next" href="{@href}" lang="{$site/@language}"><xsl:value-of select="."/></a></xsl:for-each>
    </nav>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
