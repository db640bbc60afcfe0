<?xml version="1.0" encoding="UTF-8"?>
<!-- What a header says of a document, as `facts`: the source of edenda.site.facts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="structure.xsl"/>
  <xsl:import href="reading.xsl"/>
  <xsl:import href="labels.xsl"/>
  <xsl:import href="dates.xsl"/>
  <xsl:import href="header.xsl"/>
  <xsl:include href="source.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/"><xsl:apply-templates select="t:TEI"/></xsl:template>

  <xsl:template match="t:TEI">
    <xsl:variable name="file" select="t:teiHeader/t:fileDesc"/>
    <facts>
      <title><xsl:call-template name="title"/></title>
      <subtitle><xsl:call-template name="subtitle"/></subtitle>
      <xsl:call-template name="date-of-document"><xsl:with-param name="as" select="'facts'"/></xsl:call-template>
      <genre><xsl:value-of select="t:text/@type"/></genre>
      <genre_words><xsl:call-template name="genre"/></genre_words>
      <language><xsl:call-template name="language"/></language>
      <source><xsl:variable name="source"><xsl:apply-templates select="$file/t:sourceDesc/*[1]" mode="source"/></xsl:variable><xsl:value-of select="normalize-space($source)"/></source>
      <publisher><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:publicationStmt/t:publisher[1]"/></xsl:call-template></publisher>
      <published><xsl:value-of select="$file/t:publicationStmt/t:date[1]/@when"/></published>
      <licence><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:publicationStmt/t:availability[not(@status = 'unknown')]"/></xsl:call-template></licence>
      <licence_url><xsl:value-of select="normalize-space($file/t:publicationStmt/t:availability/t:licence/@target)"/></licence_url>
      <status><xsl:value-of select="t:teiHeader/t:revisionDesc/@status"/></status>
      <abstract><xsl:call-template name="words"><xsl:with-param name="of" select="t:teiHeader/t:profileDesc/t:abstract"/></xsl:call-template></abstract>
      <changed>
        <xsl:for-each select="t:teiHeader/t:revisionDesc//t:change/@when"><xsl:sort select="." order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each>
      </changed>
      <opening><xsl:apply-templates select="(t:text/t:body//t:p[normalize-space()][not(ancestor::t:note or ancestor::t:figure)])[1]" mode="opening"/></opening>
      <identifier><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:publicationStmt/t:idno[1]"/></xsl:call-template></identifier>
      <title_by><xsl:if test="$file/t:notesStmt/t:note[@type = 'title']">editors</xsl:if></title_by>
      <xsl:apply-templates select="$file/t:titleStmt/t:author" mode="facts"/>
      <xsl:apply-templates select="$file/t:titleStmt/t:editor" mode="facts"/>
      <xsl:apply-templates select="$file/*[self::t:titleStmt or self::t:editionStmt]/t:respStmt" mode="facts"/>
      <xsl:apply-templates select="(t:teiHeader/t:profileDesc/t:correspDesc)[1]/t:correspAction[@type = 'sent' or @type = 'received']/*[self::t:persName or self::t:orgName or self::t:name]" mode="facts"/>
    </facts>
  </xsl:template>

  <!-- The beginning of a paragraph, up to the end of a word. -->
  <xsl:template match="*" mode="opening">
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string-length($words) &lt; 180"><xsl:value-of select="$words"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(substring($words, 1, 150), substring-before(concat(substring($words, 151, 40), ' '), ' '), ' …')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of several names in an author each is one; what stands around them (an office) is not part of them. -->
  <xsl:template match="t:author | t:editor" mode="facts">
    <xsl:variable name="names" select="*[self::t:persName or self::t:orgName or self::t:name]"/>
    <xsl:for-each select="$names | self::*[not($names)]">
      <xsl:call-template name="name"><xsl:with-param name="of" select="local-name(ancestor-or-self::*[self::t:author or self::t:editor][1])"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="t:respStmt" mode="facts">
    <xsl:variable name="role"><xsl:call-template name="words"><xsl:with-param name="of" select="t:resp"/></xsl:call-template></xsl:variable>
    <xsl:for-each select="t:persName | t:orgName | t:name">
      <xsl:call-template name="name"><xsl:with-param name="of" select="'responsible'"/><xsl:with-param name="role" select="string($role)"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="t:persName | t:orgName | t:name" mode="facts">
    <xsl:call-template name="name"><xsl:with-param name="of" select="../@type"/></xsl:call-template>
  </xsl:template>

  <!-- @of is author, editor, responsible (with @role), sent or received. -->
  <xsl:template name="name">
    <xsl:param name="of"/>
    <xsl:param name="role"/>
    <xsl:variable name="ref" select="normalize-space((ancestor-or-self::*[self::t:author or self::t:editor]/@ref | descendant-or-self::*/@ref)[contains(., 'register.xml#')][1])"/>
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:if test="$words != ''">
      <name of="{$of}" role="{$role}" entry="{substring-before(concat(substring-after($ref, 'register.xml#'), ' '), ' ')}"
        body="{boolean(descendant-or-self::t:orgName)}" person="{boolean(descendant-or-self::t:persName or descendant::t:surname or @type = 'person')}">
        <xsl:attribute name="family"><xsl:call-template name="parts"><xsl:with-param name="of" select="descendant::t:nameLink | descendant::t:surname"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="given"><xsl:call-template name="parts"><xsl:with-param name="of" select="descendant::t:forename | descendant::t:addName[not(@type = 'honorific')]"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="suffix"><xsl:call-template name="parts"><xsl:with-param name="of" select="descendant::t:genName"/></xsl:call-template></xsl:attribute>
        <xsl:value-of select="$words"/>
      </name>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
