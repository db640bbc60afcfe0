<?xml version="1.0" encoding="UTF-8"?>
<!-- Who and what the document mentions: the register's preferred name, and links back to each mention. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template name="mentioned">
    <xsl:if test="$entry-table/entry">
      <section id="_mentioned" class="apparatus" aria-labelledby="_mentioned-head">
        <h2 id="_mentioned-head"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-mentioned"/></h2>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="entries-of"><xsl:with-param name="entries" select="$entry-table/entry[@kind = 'person']"/><xsl:with-param name="head" select="$label-persons"/></xsl:call-template>
        <xsl:call-template name="entries-of"><xsl:with-param name="entries" select="$entry-table/entry[@kind = 'organisation']"/><xsl:with-param name="head" select="$label-organisations"/></xsl:call-template>
        <xsl:call-template name="entries-of"><xsl:with-param name="entries" select="$entry-table/entry[@kind = 'place']"/><xsl:with-param name="head" select="$label-places"/></xsl:call-template>
        <xsl:call-template name="entries-of"><xsl:with-param name="entries" select="$entry-table/entry[@kind = 'event']"/><xsl:with-param name="head" select="$label-events"/></xsl:call-template>
        <xsl:call-template name="entries-of"><xsl:with-param name="entries" select="$entry-table/entry[@kind = 'work']"/><xsl:with-param name="head" select="$label-works"/></xsl:call-template>
        <xsl:call-template name="entries-of"><xsl:with-param name="entries" select="$entry-table/entry[@kind = 'other']"/><xsl:with-param name="head" select="$label-others"/></xsl:call-template>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:variable name="accented" select="'ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖØòóôõöøÙÚÛÜùúûüÝýÿ'"/>
  <xsl:variable name="unaccented" select="'aaaaaaaaaaaacceeeeeeeeiiiiiiiinnoooooooooooouuuuuuuuyyy'"/>

  <xsl:template name="entries-of">
    <xsl:param name="entries"/>
    <xsl:param name="head"/>
    <xsl:if test="$entries">
      <h3><xsl:call-template name="label-lang"/><xsl:value-of select="$head"/></h3>
      <xsl:text>&#10;</xsl:text>
      <ul class="entries">
        <xsl:text>&#10;</xsl:text>
        <xsl:for-each select="$entries">
          <xsl:sort select="translate(translate(@name, $upper, $lower), $accented, $unaccented)"/>
          <li id="{@id}" data-ref="{@token}">
            <span class="name entity {@kind}"><xsl:call-template name="linked-name"/></span>
            <xsl:text> </xsl:text>
            <xsl:call-template name="facts-of-entry"/>
            <xsl:call-template name="ways-back"/>
          </li>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </ul>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The name leads to the entry's page in a site; a pointer to an authority on the web leads there. -->
  <xsl:template name="linked-name">
    <xsl:variable name="id" select="substring-after(@token, 'register.xml#')"/>
    <xsl:variable name="address">
      <xsl:choose>
        <xsl:when test="contains(@token, '://')"><xsl:call-template name="outside"><xsl:with-param name="pointer" select="string(@token)"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:for-each select="$register"><xsl:for-each select="key('id', $id)[1]"><xsl:call-template name="entry-page"/></xsl:for-each></xsl:for-each></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="linked"><xsl:with-param name="href" select="string($address)"/><xsl:with-param name="words" select="string(@name)"/></xsl:call-template>
  </xsl:template>

  <!-- What the register says, run on as in a printed index: dates, other names, relations, notes, numbers. -->
  <xsl:template name="facts-of-entry">
    <xsl:variable name="id" select="substring-after(@token, 'register.xml#')"/>
    <xsl:for-each select="$register">
      <xsl:for-each select="key('id', $id)[1]">
        <xsl:call-template name="fact"><xsl:with-param name="class" select="'dates'"/><xsl:with-param name="words"><xsl:call-template name="entry-dates"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="fact"><xsl:with-param name="class" select="'fact'"/><xsl:with-param name="label" select="$label-also"/><xsl:with-param name="words"><xsl:call-template name="entry-names"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="fact"><xsl:with-param name="class" select="'fact'"/><xsl:with-param name="words"><xsl:call-template name="entry-relations"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="fact"><xsl:with-param name="class" select="'fact is'"/><xsl:with-param name="own-words" select="true()"/><xsl:with-param name="words"><xsl:call-template name="entry-description"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="fact"><xsl:with-param name="class" select="'fact'"/><xsl:with-param name="words"><xsl:call-template name="entry-numbers"/></xsl:with-param></xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- One fact: in our words, or in those of the register. -->
  <xsl:template name="fact">
    <xsl:param name="class"/>
    <xsl:param name="label"/>
    <xsl:param name="words"/>
    <xsl:param name="own-words"/>
    <xsl:if test="normalize-space($words)">
      <span class="{$class}">
        <xsl:choose><xsl:when test="$own-words"><xsl:call-template name="register-lang"/></xsl:when><xsl:otherwise><xsl:call-template name="label-lang"/></xsl:otherwise></xsl:choose>
        <xsl:if test="$label"><span class="said"><xsl:value-of select="$label"/></span><xsl:text> </xsl:text></xsl:if>
        <xsl:copy-of select="$words"/>
      </span>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Each mention by its page; without pages, by its number among the entry's mentions. -->
  <xsl:template name="ways-back">
    <xsl:variable name="token" select="string(@token)"/>
    <xsl:variable name="name" select="concat(@name, ', ')"/>
    <xsl:variable name="on-page" select="concat($name, $label-page)"/>
    <span class="where">
      <xsl:for-each select="$doc">
        <xsl:variable name="mentions" select="key('mention', $token) | key('mention-of-several', $token)"/>
        <xsl:variable name="others" select="$mentions[not(@_class)]"/>
        <xsl:choose>
          <xsl:when test="$others">
            <xsl:variable name="above" select="$others[not(@_entry)][ancestor::t:teiHeader][ancestor::t:correspAction
              or ancestor-or-self::t:author[parent::t:titleStmt][not(descendant-or-self::*/@ref = $correspondence/t:correspAction[@type = 'sent']/*/@ref
                 or normalize-space() = $correspondence/t:correspAction[@type = 'sent']/*)]][1]"/>
            <xsl:for-each select="$above | $mentions[@_class] | $others[@_entry or (ancestor::t:text and not(ancestor::*[self::t:choice or self::t:app or self::t:figDesc] and ancestor::*[key('hidden', generate-id())]))]">
              <xsl:call-template name="way-back"><xsl:with-param name="name" select="$name"/><xsl:with-param name="on-page" select="$on-page"/></xsl:call-template>
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="$mentions">
              <xsl:choose>
                <xsl:when test="@_page != ''"><xsl:if test="position() > 1">, </xsl:if><a href="#{@_anchor}" aria-label="{$on-page}{@_page}"><xsl:value-of select="@_page"/></a></xsl:when>
                <xsl:otherwise><xsl:call-template name="way-back"><xsl:with-param name="name" select="$name"/><xsl:with-param name="on-page" select="$on-page"/></xsl:call-template></xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </span>
  </xsl:template>

  <xsl:template name="way-back">
    <xsl:param name="name"/>
    <xsl:param name="on-page"/>
    <xsl:if test="position() > 1">, </xsl:if>
    <xsl:choose>
      <xsl:when test="not(@_class or @_entry) and ancestor::t:teiHeader"><a href="#{@xml:id | @_anchor}" aria-label="{$name}{$label-heading}"><xsl:value-of select="$label-heading"/></a></xsl:when>
      <xsl:when test="@_page != ''"><a href="#{@xml:id | @_anchor}" aria-label="{$on-page}{@_page}"><xsl:value-of select="@_page"/></a></xsl:when>
      <xsl:otherwise><a href="#{@xml:id | @_anchor}" aria-label="{$name}{position()}"><xsl:value-of select="position()"/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
