<?xml version="1.0" encoding="UTF-8"?>
<!-- What books say of entries of the register beyond their names, and of a date: over `entries` (edenda.book.entries), which has
     @date and copies of entries and `date` elements. Gives `facts` with @date, and for each of them `entry` with its @dates and `number` with @href. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl">
  <xsl:import href="../common/structure.xsl"/>
  <xsl:import href="../common/reading.xsl"/>
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:import href="../common/numbers.xsl"/>
  <xsl:import href="../common/mentions.xsl"/>
  <xsl:import href="../common/pointers.xsl"/>
  <xsl:import href="../common/register.xsl"/>
  <xsl:import href="../common/entry.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:variable name="site" select="/.."/>
  <xsl:variable name="root"/>
  <xsl:variable name="text-language" select="$label-language"/>

  <xsl:template match="/entries">
    <facts>
      <xsl:attribute name="date"><xsl:call-template name="written-date"><xsl:with-param name="value" select="string(@date)"/></xsl:call-template></xsl:attribute>
      <xsl:for-each select="*">
        <entry>
          <xsl:attribute name="dates"><xsl:call-template name="entry-dates"/></xsl:attribute>
          <xsl:for-each select="t:idno[normalize-space()]">
            <xsl:variable name="link"><xsl:call-template name="authority-link"/></xsl:variable>
            <number href="{exsl:node-set($link)/a/@href}"><xsl:value-of select="$link"/></number>
          </xsl:for-each>
        </entry>
      </xsl:for-each>
    </facts>
  </xsl:template>
</xsl:stylesheet>
