<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of an edition: its documents in the order in which they were written. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:str="http://exslt.org/strings" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t str exsl">
  <xsl:import href="../common/structure.xsl"/>
  <xsl:import href="../common/reading.xsl"/>
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:import href="../common/header.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:param name="css-href" select="'edenda.css'"/>
  <!-- Whether documents/NAME.txt is there to be linked: yes or no. -->
  <xsl:param name="plain-text" select="'yes'"/>

  <xsl:template match="/"><xsl:apply-templates select="t:teiCorpus | t:TEI"/></xsl:template>

  <xsl:template match="t:teiCorpus | /t:TEI">
    <xsl:variable name="title"><xsl:call-template name="title"/></xsl:variable>
    <html>
      <xsl:attribute name="lang"><xsl:call-template name="language"/></xsl:attribute>
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="$title"/></xsl:call-template>
      <body class="index">
        <main>
          <header class="card">
            <h1><xsl:value-of select="$title"/></h1>
            <xsl:call-template name="of-the-edition"/>
          </header>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="documents"/>
        </main>
        <xsl:text>&#10;</xsl:text>
      </body>
    </html>
  </xsl:template>

  <!-- Subtitle, editors, and what the header says of the edition's purpose and rights. -->
  <xsl:template name="of-the-edition">
    <xsl:variable name="subtitle"><xsl:call-template name="subtitle"/></xsl:variable>
    <xsl:variable name="statement" select="t:teiHeader/t:fileDesc/t:titleStmt"/>
    <xsl:if test="$subtitle != ''"><p class="subtitle"><xsl:value-of select="$subtitle"/></p></xsl:if>
    <xsl:for-each select="$statement/t:editor[normalize-space()] | $statement/t:respStmt[normalize-space()]
      | t:teiHeader/t:fileDesc/t:editionStmt/t:respStmt[normalize-space()]">
      <p class="by">
        <xsl:for-each select="*[../self::t:respStmt] | self::t:editor"><xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if><xsl:call-template name="words"/></xsl:for-each>
      </p>
    </xsl:for-each>
    <xsl:for-each select="t:teiHeader/t:encodingDesc/t:projectDesc/t:p | t:teiHeader/t:fileDesc/t:publicationStmt/t:availability//t:p">
      <p><xsl:call-template name="words"/></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="documents">
    <section aria-labelledby="_documents">
      <h2 id="_documents"><xsl:value-of select="$label-documents"/></h2>
      <xsl:text>&#10;</xsl:text>
      <ol class="documents" role="list">
        <xsl:text>&#10;</xsl:text>
        <xsl:variable name="dated"><xsl:for-each select="t:TEI"><entry node="{generate-id()}"><xsl:attribute name="date"><xsl:call-template name="sort-date"/></xsl:attribute></entry></xsl:for-each></xsl:variable>
        <xsl:variable name="corpus" select="."/>
        <xsl:for-each select="exsl:node-set($dated)/entry">
          <xsl:sort select="@date = ''" data-type="text"/>
          <xsl:sort select="@date"/>
          <xsl:variable name="node" select="@node"/>
          <xsl:variable name="date" select="string(@date)"/>
          <xsl:for-each select="$corpus/t:TEI[generate-id() = $node]"><xsl:call-template name="document"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:for-each>
        </xsl:for-each>
      </ol>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="document">
    <xsl:param name="date"/>
    <xsl:variable name="authors"><xsl:call-template name="authors"/></xsl:variable>
    <xsl:variable name="genre"><xsl:call-template name="genre"/></xsl:variable>
    <xsl:variable name="stem" select="str:encode-uri(string(@n), true())"/>
    <li>
      <xsl:attribute name="lang"><xsl:call-template name="language"/></xsl:attribute>
      <p class="when"><xsl:call-template name="when"><xsl:with-param name="value" select="$date"/></xsl:call-template></p>
      <div class="item">
        <h3><a href="documents/{$stem}.html"><xsl:call-template name="title"/></a></h3>
        <p class="facts">
          <xsl:if test="$authors != ''"><span class="author"><xsl:value-of select="$authors"/></span><xsl:text> · </xsl:text></xsl:if>
          <xsl:if test="$genre != ''"><span class="genre"><xsl:value-of select="$genre"/></span></xsl:if>
          <xsl:if test="$plain-text = 'yes'">
            <xsl:if test="$genre != ''"><xsl:text> · </xsl:text></xsl:if>
            <a href="documents/{$stem}.txt"><xsl:value-of select="$label-plain-text"/></a>
          </xsl:if>
        </p>
      </div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="when">
    <xsl:param name="value"/>
    <xsl:variable name="valid"><xsl:call-template name="html-date"><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:variable>
    <xsl:variable name="words"><xsl:call-template name="date"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$words = '' and $value = ''"><xsl:value-of select="$label-undated"/></xsl:when>
      <xsl:when test="$valid != ''"><time datetime="{$valid}"><xsl:value-of select="$words"/></time></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
