<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says beyond the card, at the end of the page: every field that has words, in the order of the header.
     mode="header" walks through it, mode="value" writes a field. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template name="about">
    <xsl:variable name="file" select="t:teiHeader/t:fileDesc"/>
    <xsl:variable name="facts">
      <xsl:call-template name="fields"><xsl:with-param name="of" select="$file/t:titleStmt/t:editor"/><xsl:with-param name="label" select="$label-editor"/></xsl:call-template>
      <xsl:call-template name="rights"><xsl:with-param name="of" select="$file/t:sourceDesc//t:availability"/><xsl:with-param name="label" select="$label-source-rights"/></xsl:call-template>
      <xsl:call-template name="rights"><xsl:with-param name="of" select="$file/t:publicationStmt//t:availability"/><xsl:with-param name="label" select="$label-edition-rights"/></xsl:call-template>
      <xsl:apply-templates select="t:teiHeader/*" mode="header"/>
    </xsl:variable>
    <xsl:if test="string($facts) != ''">
      <section id="_about" class="apparatus" aria-labelledby="_about-head">
        <h2 id="_about-head"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-about"/></h2>
        <xsl:text>&#10;</xsl:text>
        <dl><xsl:text>&#10;</xsl:text><xsl:copy-of select="$facts"/></dl>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- What only holds others. -->
  <xsl:template match="t:fileDesc | t:titleStmt | t:editionStmt | t:publicationStmt | t:notesStmt | t:encodingDesc | t:profileDesc | t:editorialDecl
    | t:textClass | t:revisionDesc | t:listChange | t:classDecl | t:appInfo | t:particDesc | t:settingDesc" mode="header">
    <xsl:if test="self::t:revisionDesc/@status"><xsl:call-template name="status"/></xsl:if>
    <xsl:choose>
      <xsl:when test="text()[normalize-space()]"><xsl:call-template name="row"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*" mode="header"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands in the card, or above. -->
  <xsl:template match="t:titleStmt/t:author | t:titleStmt/t:editor | t:sourceDesc | t:availability | t:abstract | t:correspDesc" mode="header"/>
  <xsl:template match="t:titleStmt/t:title" mode="header">
    <xsl:if test="key('further-title', generate-id())"><xsl:call-template name="row"/></xsl:if>
  </xsl:template>
  <xsl:key name="further-title" match="t:titleStmt/t:title[@type = preceding-sibling::t:title/@type or not(@type) and preceding-sibling::t:title
    or preceding-sibling::* and not(@type = 'main' or @type = 'sub')]" use="generate-id()"/>

  <xsl:template match="*" mode="header"><xsl:if test="normalize-space() or descendant-or-self::t:date/@*"><xsl:call-template name="row"/></xsl:if></xsl:template>

  <xsl:template match="t:keywords" mode="header">
    <xsl:call-template name="fields"><xsl:with-param name="of" select="t:term | t:list/t:item"/><xsl:with-param name="label" select="$label-subjects"/></xsl:call-template>
  </xsl:template>

  <!-- The words for a field, unless the one before is of its kind, and its value. -->
  <xsl:template name="row">
    <xsl:if test="not(local-name(preceding-sibling::*[1]) = local-name()) or self::t:title[not(preceding-sibling::t:title[key('further-title', generate-id())])]">
      <dt>
        <xsl:call-template name="label-lang"/>
        <xsl:variable name="words"><xsl:call-template name="word-for"><xsl:with-param name="known" select="$label-header"/><xsl:with-param name="name" select="local-name()"/></xsl:call-template></xsl:variable>
        <xsl:choose><xsl:when test="$words != ''"><xsl:value-of select="$words"/></xsl:when><xsl:otherwise><xsl:value-of select="local-name()"/></xsl:otherwise></xsl:choose>
      </dt>
    </xsl:if>
    <dd><xsl:apply-templates select="@xml:lang" mode="data"/><xsl:apply-templates select="." mode="value"/></dd>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="status">
    <dt><xsl:call-template name="label-lang"/><xsl:value-of select="$label-status"/></dt>
    <dd><xsl:call-template name="label-lang"/><xsl:call-template name="state"/></dd>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Words as they stand; parts without words between them with commas, paragraphs one below the other. -->
  <xsl:template match="*" mode="value">
    <xsl:choose>
      <xsl:when test="text()[normalize-space()]"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="*[normalize-space() or self::t:date]">
          <xsl:if test="position() > 1 and not(self::t:p)">, </xsl:if>
          <xsl:apply-templates select="." mode="value"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:p" mode="value"><span class="related"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="t:date | t:respStmt" mode="value"><xsl:apply-templates select="." mode="card"/></xsl:template>
  <xsl:template match="t:idno[@type]" mode="value"><xsl:value-of select="concat(@type, ': ')"/><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="t:change" mode="value">
    <xsl:if test="@when"><xsl:call-template name="written-date"><xsl:with-param name="value" select="string(@when)"/></xsl:call-template><xsl:text>: </xsl:text></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="t:application" mode="value"><xsl:apply-templates/><xsl:value-of select="concat(' ', @version)"/></xsl:template>
</xsl:stylesheet>
