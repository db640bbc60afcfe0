<?xml version="1.0" encoding="UTF-8"?>
<!-- The edition's register: preferred names, kinds, authority numbers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl">

  <xsl:variable name="register" select="document('edenda:register.xml')"/>

  <!-- The preferred name of an entry: the first of its names that is not marked as a variant. -->
  <xsl:template name="preferred-name">
    <xsl:variable name="names" select="t:persName | t:orgName | t:placeName | t:country | t:region | t:settlement | t:geogName
      | t:eventName | t:label | t:name | t:title | t:head"/>
    <xsl:choose>
      <xsl:when test="$names[not(@type = 'variant')]"><xsl:call-template name="words"><xsl:with-param name="of" select="$names[not(@type = 'variant')][1]"/></xsl:call-template></xsl:when>
      <xsl:when test="$names"><xsl:call-template name="words"><xsl:with-param name="of" select="$names[1]"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a pointer names, in words: from the register, from the document's own lists, or nothing. -->
  <xsl:template name="name-of">
    <xsl:param name="pointer"/>
    <xsl:variable name="id" select="substring-after($pointer, '#')"/>
    <xsl:for-each select="$register">
      <xsl:for-each select="key('id', $id)[not(starts-with($pointer, '#'))][1]"><xsl:call-template name="preferred-name"/></xsl:for-each>
    </xsl:for-each>
    <xsl:if test="starts-with($pointer, '#')">
      <xsl:for-each select="$doc"><xsl:for-each select="key('id', $id)[1]"><xsl:call-template name="preferred-name"/></xsl:for-each></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- The name of the register's element for a pointer, as `person`. -->
  <xsl:template name="register-element">
    <xsl:param name="pointer"/>
    <xsl:variable name="id" select="substring-after($pointer, '#')"/>
    <xsl:for-each select="$register"><xsl:value-of select="local-name(key('id', $id)[not(starts-with($pointer, '#'))][1])"/></xsl:for-each>
    <xsl:if test="starts-with($pointer, '#')">
      <xsl:for-each select="$doc"><xsl:value-of select="local-name(key('id', $id)[1])"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- The kind of an entry itself: person, organisation, place, event, work, or nothing. -->
  <xsl:template name="kind-of-entry">
    <xsl:param name="name" select="local-name()"/>
    <xsl:choose>
      <xsl:when test="$name = 'person' or $name = 'personGrp'">person</xsl:when>
      <xsl:when test="$name = 'org'">organisation</xsl:when>
      <xsl:when test="$name = 'place'">place</xsl:when>
      <xsl:when test="$name = 'event'">event</xsl:when>
      <xsl:when test="$name = 'bibl' or $name = 'biblStruct'">work</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Of what kind a row of the table of mentions is: person, organisation, place, event, work or other. -->
  <xsl:template name="kind">
    <xsl:variable name="element"><xsl:call-template name="register-element"><xsl:with-param name="pointer" select="@token"/></xsl:call-template></xsl:variable>
    <xsl:variable name="kind"><xsl:call-template name="kind-of-entry"><xsl:with-param name="name" select="string($element)"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$kind != ''"><xsl:value-of select="$kind"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="kind-of-element"><xsl:with-param name="name" select="@element"/><xsl:with-param name="type" select="@type"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="kind-of-element">
    <xsl:param name="name" select="local-name()"/>
    <xsl:param name="type" select="@type"/>
    <xsl:choose>
      <xsl:when test="contains(' persName author docAuthor forename surname ', concat(' ', $name, ' ')) or $type = 'person'">person</xsl:when>
      <xsl:when test="$name = 'orgName' or $name = 'publisher' or $type = 'org' or $type = 'organisation'">organisation</xsl:when>
      <xsl:when test="contains(' placeName geogName settlement country region pubPlace ', concat(' ', $name, ' ')) or $type = 'place'">place</xsl:when>
      <xsl:when test="$name = 'eventName' or $type = 'event'">event</xsl:when>
      <xsl:when test="$name = 'title' or $type = 'work'">work</xsl:when>
      <xsl:otherwise>other</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- One entry for each pointer that is used, with its kind, its name, and the id it has at the end of the page. -->
  <xsl:key name="entry" match="entry" use="@token"/>
  <xsl:variable name="entry-rows">
    <xsl:for-each select="$mention-table/row[generate-id() = generate-id(key('token', @token)[1])]">
      <xsl:variable name="name"><xsl:call-template name="name-of"><xsl:with-param name="pointer" select="string(@token)"/></xsl:call-template></xsl:variable>
      <entry token="{@token}">
        <xsl:attribute name="kind"><xsl:call-template name="kind"/></xsl:attribute>
        <xsl:attribute name="id"><xsl:call-template name="entry-id"><xsl:with-param name="number" select="position()"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="name">
          <xsl:choose><xsl:when test="$name != ''"><xsl:value-of select="$name"/></xsl:when><xsl:otherwise><xsl:value-of select="@words"/></xsl:otherwise></xsl:choose>
        </xsl:attribute>
      </entry>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="entry-table" select="exsl:node-set($entry-rows)"/>

  <!-- The register's own id after an underscore, which no id of a document begins with on a page; a number where that could be an id of ours. -->
  <xsl:template name="entry-id">
    <xsl:param name="number"/>
    <xsl:variable name="id" select="substring-after(@token, '#')"/>
    <xsl:choose>
      <xsl:when test="starts-with(@token, 'register.xml#') and $id != '' and translate($id, $name-characters, '') = ''
        and not(starts-with($id, '_') or contains($own-beginnings, concat(' ', substring-before(concat($id, '-'), '-'), ' ')))"><xsl:value-of select="concat('_', $id)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('_entry-', $number)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:variable name="name-characters" select="concat($upper, $lower, '0123456789_-.')"/>
  <!-- With what ids begin that pages have beside those of entries, up to the first hyphen. -->
  <xsl:variable name="own-beginnings" select="' about apparatus call cite cited contents documents downloads entry facts m main mentioned note notes p page r search section show side text v variants view '"/>
</xsl:stylesheet>
