<?xml version="1.0" encoding="UTF-8"?>
<!-- Facts from the header as strings: title, authors, date, genre. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="languages.xsl"/>

  <!-- All of these are called on a TEI (or teiCorpus) element. -->
  <xsl:template name="title">
    <xsl:variable name="titles" select="t:teiHeader/t:fileDesc/t:titleStmt/t:title"/>
    <xsl:variable name="title">
      <xsl:call-template name="words"><xsl:with-param name="of" select="($titles[@type = 'main'] | $titles[not(../t:title[@type = 'main'])])[1]"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$title != ''"><xsl:value-of select="$title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-untitled"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="subtitle">
    <xsl:call-template name="words"><xsl:with-param name="of" select="t:teiHeader/t:fileDesc/t:titleStmt/t:title[@type = 'sub'][1]"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="authors">
    <xsl:for-each select="t:teiHeader/t:fileDesc/t:titleStmt/t:author">
      <xsl:if test="position() > 1">; </xsl:if>
      <xsl:call-template name="words"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A source of which nothing is known, or only the title that stands above. -->
  <xsl:key name="says-title" match="t:sourceDesc/t:bibl[not(t:title) or t:title = ../../t:titleStmt/t:title[1]][not(text()[normalize-space()])][not(t:title[2] or *[not(self::t:title or self::t:availability)])]" use="generate-id()"/>

  <!-- When the document was made: `creation`, else the sending of the letter, else the source's date; in words, as a
       value to sort by (`value`), or all that lists and citations need of it (`facts`). -->
  <xsl:template name="date"><xsl:call-template name="date-of-document"/></xsl:template>
  <xsl:template name="sort-date"><xsl:call-template name="date-of-document"><xsl:with-param name="as" select="'value'"/></xsl:call-template></xsl:template>
  <xsl:template name="date-of-document">
    <xsl:param name="as"/>
    <xsl:variable name="creation" select="t:teiHeader/t:profileDesc/t:creation//t:date"/>
    <xsl:variable name="sent" select="t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type = 'sent']/t:date"/>
    <xsl:for-each select="($creation | $sent[not($creation)] | t:teiHeader[not($creation or $sent)]/t:fileDesc/t:sourceDesc//t:date)[1]">
      <xsl:variable name="value" select="(@when | @from | @notBefore[not(../@from)] | @notAfter[not(../@notBefore)] | @to[not(../@from)])[1]"/>
      <xsl:choose>
        <xsl:when test="$as = 'value'"><xsl:value-of select="$value"/></xsl:when>
        <xsl:when test="$as = 'facts'">
          <date><xsl:value-of select="$value"/></date>
          <date_from><xsl:value-of select="(@when | @from | @notBefore[not(../@from)])[1]"/></date_from>
          <date_to><xsl:value-of select="(@when | @to | @notAfter[not(../@to)])[1]"/></date_to>
          <date_sure><xsl:if test="(@when or @from or @to) and not(@cert != 'high' or @notBefore or @notAfter)">yes</xsl:if></date_sure>
          <date_words><xsl:call-template name="date-by-value"/></date_words>
        </xsl:when>
        <xsl:otherwise>
          <xsl:if test="@when and @cert != 'high' and (normalize-space() = '' or normalize-space() = @when)"><xsl:value-of select="$label-circa"/></xsl:if>
          <xsl:call-template name="date-in-words"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- The genre: for ours the interface's word, else what the taxonomy calls the category, the last part of its id, text/@type. -->
  <xsl:template name="genre">
    <xsl:variable name="target" select="substring-after(substring-before(concat(normalize-space(t:teiHeader/t:profileDesc/t:textClass/t:catRef[1]/@target), ' '), ' '), '#')"/>
    <xsl:variable name="category" select="key('id', $target)/self::t:category/t:catDesc[1]"/>
    <xsl:variable name="type" select="string(t:text/@type)"/>
    <xsl:variable name="ending" select="concat('-genre-', $type)"/>
    <xsl:variable name="is-ours" select="$target = '' or substring($target, string-length($target) - string-length($ending) + 1) = $ending"/>
    <xsl:choose>
      <xsl:when test="$is-ours and $type = 'article'"><xsl:value-of select="$label-genre-article"/></xsl:when>
      <xsl:when test="$is-ours and $type = 'essay'"><xsl:value-of select="$label-genre-essay"/></xsl:when>
      <xsl:when test="$is-ours and $type = 'letter'"><xsl:value-of select="$label-genre-letter"/></xsl:when>
      <xsl:when test="$is-ours and $type = 'report'"><xsl:value-of select="$label-genre-report"/></xsl:when>
      <xsl:when test="$is-ours and $type = 'resolution'"><xsl:value-of select="$label-genre-resolution"/></xsl:when>
      <xsl:when test="$is-ours and $type = 'text'"><xsl:value-of select="$label-genre-text"/></xsl:when>
      <xsl:when test="$category"><xsl:call-template name="words"><xsl:with-param name="of" select="$category"/></xsl:call-template></xsl:when>
      <xsl:when test="contains($target, '-')"><xsl:value-of select="substring-after($target, '-')"/></xsl:when>
      <xsl:when test="$target"><xsl:value-of select="$target"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$type"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The language of the text. -->
  <xsl:template name="language">
    <xsl:variable name="stated" select="(t:text/@xml:lang | @xml:lang[not(../t:text/@xml:lang)])[1]"/>
    <xsl:variable name="used" select="t:teiHeader/t:profileDesc/t:langUsage/t:language[1]/@ident[not($stated)]"/>
    <xsl:variable name="tag"><xsl:call-template name="html-language"><xsl:with-param name="code" select="string($stated | $used)"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$tag != ''"><xsl:value-of select="$tag"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-language"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
