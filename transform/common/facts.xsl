<?xml version="1.0" encoding="UTF-8"?>
<!-- What a header says of a document, as `facts`: the source of edenda.site.facts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">
  <xsl:import href="structure.xsl"/>
  <xsl:import href="reading.xsl"/>
  <xsl:import href="labels.xsl"/>
  <xsl:import href="dates.xsl"/>
  <xsl:import href="header.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/"><xsl:apply-templates select="t:TEI"/></xsl:template>

  <xsl:template match="t:TEI">
    <xsl:variable name="file" select="t:teiHeader/t:fileDesc"/>
    <facts>
      <title><xsl:call-template name="title"/></title>
      <subtitle><xsl:call-template name="subtitle"/></subtitle>
      <date><xsl:call-template name="sort-date"/></date>
      <date_words><xsl:call-template name="date"/></date_words>
      <genre><xsl:value-of select="t:text/@type"/></genre>
      <genre_words><xsl:call-template name="genre"/></genre_words>
      <language><xsl:call-template name="language"/></language>
      <source><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:sourceDesc/t:bibl[1]/node()[not(self::t:availability)]"/></xsl:call-template></source>
      <publisher><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:publicationStmt/t:publisher[1]"/></xsl:call-template></publisher>
      <published><xsl:value-of select="$file/t:publicationStmt/t:date[1]/@when"/></published>
      <licence><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:publicationStmt/t:availability"/></xsl:call-template></licence>
      <licence_url><xsl:value-of select="$file/t:publicationStmt/t:availability/t:licence/@target"/></licence_url>
      <status><xsl:value-of select="t:teiHeader/t:revisionDesc/@status"/></status>
      <abstract><xsl:call-template name="words"><xsl:with-param name="of" select="t:teiHeader/t:profileDesc/t:abstract"/></xsl:call-template></abstract>
      <identifier><xsl:call-template name="words"><xsl:with-param name="of" select="$file/t:publicationStmt/t:idno[1]"/></xsl:call-template></identifier>
      <xsl:apply-templates select="$file/t:titleStmt/t:author" mode="facts"/>
      <xsl:apply-templates select="t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type = 'sent' or @type = 'received']/*[self::t:persName or self::t:orgName or self::t:name]" mode="facts"/>
    </facts>
  </xsl:template>

  <!-- @of is author, sent or received. -->
  <xsl:template match="*" mode="facts">
    <xsl:variable name="ref" select="descendant-or-self::*[contains(@ref, 'register.xml#')][1]/@ref"/>
    <name of="{concat(substring('author', 1, 6 * boolean(self::t:author)), ../@type[not(current()/self::t:author)])}"
      entry="{substring-before(concat(substring-after($ref, 'register.xml#'), ' '), ' ')}" body="{boolean(descendant-or-self::t:orgName)}">
      <xsl:attribute name="family"><xsl:call-template name="words"><xsl:with-param name="of" select="descendant::t:surname[1]"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="given"><xsl:call-template name="words"><xsl:with-param name="of" select="descendant::t:forename"/></xsl:call-template></xsl:attribute>
      <xsl:call-template name="words"/>
    </name>
  </xsl:template>
</xsl:stylesheet>
