<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says of a document, as the entries of a dictionary: what stands at its head, in running heads, in the facts of a
     PDF. `fields` are pairs of a label and words. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template name="facts-of-document">
    <xsl:variable name="file" select="t:teiHeader/t:fileDesc"/>
    <xsl:variable name="letters" select="t:teiHeader/t:profileDesc/t:correspDesc[t:correspAction]"/>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'stem'"/><xsl:with-param name="value" select="$stem"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'title'"/><xsl:with-param name="value"><xsl:call-template name="title"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'subtitle'"/><xsl:with-param name="value"><xsl:call-template name="subtitle"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'authors'"/><xsl:with-param name="value"><xsl:call-template name="authors"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'date'"/><xsl:with-param name="value"><xsl:call-template name="date"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'language'"/><xsl:with-param name="value"><xsl:call-template name="language"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'edition'"/><xsl:with-param name="value"><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:editionStmt/t:edition[1]"/></xsl:call-template></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'publisher'"/><xsl:with-param name="value"><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:publicationStmt/t:publisher[1]"/></xsl:call-template></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'published'"/><xsl:with-param name="value"><xsl:call-template name="written-date"><xsl:with-param name="value" select="string($file/t:publicationStmt/t:date[1]/@when)"/></xsl:call-template></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'rights'"/><xsl:with-param name="value"><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:publicationStmt/t:availability"/></xsl:call-template></xsl:with-param></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'licence-url'"/><xsl:with-param name="value" select="$file/t:publicationStmt/t:availability/t:licence/@target"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'genre'"/><xsl:with-param name="value" select="t:text/@type"/></xsl:call-template>
    <xsl:value-of select="concat('is-letter: ', boolean($letters), ', names-author: ', boolean(t:text/*/*/t:byline | t:text/*/t:byline | t:text/*/*/t:docAuthor | t:text/*/t:titlePage), ', keywords: (')"/>
    <xsl:for-each select="t:teiHeader/t:profileDesc/t:textClass/t:keywords//t:term | t:teiHeader/t:profileDesc/t:textClass/t:keywords/t:list/t:item">
      <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
      <xsl:if test="$words != ''"><xsl:call-template name="literal"><xsl:with-param name="text" select="string($words)"/></xsl:call-template><xsl:text>, </xsl:text></xsl:if>
    </xsl:for-each>
    <xsl:text>), fields: (</xsl:text>
    <xsl:for-each select="$letters">
      <xsl:for-each select="t:correspAction">
        <xsl:call-template name="field-of-head">
          <xsl:with-param name="label">
            <xsl:choose>
              <xsl:when test="@type = 'sent'"><xsl:value-of select="$label-sent"/></xsl:when>
              <xsl:when test="@type = 'received'"><xsl:value-of select="$label-received"/></xsl:when>
              <xsl:when test="@type = 'transmitted'"><xsl:value-of select="$label-transmitted"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$label-correspondence"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="value"><xsl:call-template name="with-commas"><xsl:with-param name="of" select="*[not(self::t:note)]"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="t:correspContext/*[normalize-space()]">
        <xsl:call-template name="field-of-head">
          <xsl:with-param name="label">
            <xsl:choose>
              <xsl:when test="@type = 'prev'"><xsl:value-of select="$label-previous"/></xsl:when>
              <xsl:when test="@type = 'next'"><xsl:value-of select="$label-next"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$label-correspondence"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="value"><xsl:call-template name="words"/></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:if test="not($letters/t:correspAction[@type = 'sent']/t:date)">
      <xsl:call-template name="field-of-head">
        <xsl:with-param name="label" select="$label-written"/>
        <xsl:with-param name="value">
          <xsl:call-template name="date"/>
          <xsl:for-each select="t:teiHeader/t:profileDesc/t:creation/t:placeName[normalize-space()]"><xsl:text>, </xsl:text><xsl:call-template name="words"/></xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="$letters/t:note">
      <xsl:call-template name="field-of-head"><xsl:with-param name="label" select="$label-correspondence"/><xsl:with-param name="value"><xsl:call-template name="words"><xsl:with-param name="of" select="node()"/></xsl:call-template></xsl:with-param></xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$file/t:sourceDesc/*[not(key('says-title', generate-id()))]">
      <xsl:call-template name="field-of-head"><xsl:with-param name="label" select="$label-source"/><xsl:with-param name="value"><xsl:apply-templates select="." mode="source"/></xsl:with-param></xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$file/t:sourceDesc/t:bibl/t:note[not(@type = 'labels')] | $file/t:sourceDesc/t:msDesc/*[not(self::t:msIdentifier)] | $file/t:notesStmt/t:note">
      <xsl:call-template name="field-of-head"><xsl:with-param name="label" select="$label-remarks"/><xsl:with-param name="value"><xsl:call-template name="words"><xsl:with-param name="of" select="node()"/></xsl:call-template></xsl:with-param></xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$file/t:sourceDesc//t:availability[@status and @status != 'unknown']">
      <xsl:call-template name="field-of-head"><xsl:with-param name="label" select="$label-source-rights"/><xsl:with-param name="value"><xsl:call-template name="words"/></xsl:with-param></xsl:call-template>
    </xsl:for-each>
    <xsl:variable name="language"><xsl:call-template name="language"/></xsl:variable>
    <xsl:variable name="primary" select="substring-before(concat($language, '-'), '-')"/>
    <xsl:if test="$primary != $label-language">
      <xsl:call-template name="field-of-head">
        <xsl:with-param name="label" select="$label-language-of-text"/>
        <xsl:with-param name="value"><xsl:call-template name="word-for"><xsl:with-param name="known" select="$label-languages"/><xsl:with-param name="name" select="$primary"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="t:teiHeader/t:profileDesc/t:abstract">
      <xsl:call-template name="field-of-head"><xsl:with-param name="label" select="$label-abstract"/><xsl:with-param name="value"><xsl:call-template name="words"/></xsl:with-param></xsl:call-template>
    </xsl:for-each>
    <xsl:text>), </xsl:text>
  </xsl:template>

  <!-- An entry of the dictionary. -->
  <xsl:template name="fact">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:value-of select="concat($name, ': ')"/>
    <xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space($value)"/></xsl:call-template>
    <xsl:text>, </xsl:text>
  </xsl:template>

  <!-- A label and its words, where there are words. -->
  <xsl:template name="field-of-head">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <xsl:if test="normalize-space($value) != ''">
      <xsl:text>(</xsl:text>
      <xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space($label)"/></xsl:call-template>
      <xsl:text>, </xsl:text>
      <xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space($value)"/></xsl:call-template>
      <xsl:text>), </xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
