<?xml version="1.0" encoding="UTF-8"?>
<!-- Cover, title page, imprint and colophon, over `cover`, `title`, `imprint`, `colophon`: each has the facts of the book as
     attributes, `maker` (@role, @editor) and `said` (paragraphs that the edition states). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template match="/cover">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="$label-cover"/>
      <xsl:with-param name="class" select="'cover'"/>
      <xsl:with-param name="of"><h1><img src="{@picture}" alt="{@words}"><xsl:call-template name="in-language"/></img></h1></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/title">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="@title"/>
      <xsl:with-param name="class" select="'title-page'"/>
      <xsl:with-param name="of">
        <h1><xsl:call-template name="in-language"/><xsl:value-of select="@heading"/></h1>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="@below != ''"><p class="subtitle"><xsl:call-template name="in-language"/><xsl:value-of select="@below"/></p><xsl:text>&#10;</xsl:text></xsl:if>
        <xsl:if test="@subtitle != ''"><p class="subtitle"><xsl:call-template name="in-language"/><xsl:value-of select="@subtitle"/></p><xsl:text>&#10;</xsl:text></xsl:if>
        <xsl:if test="maker[@editor = 'yes']">
          <p class="editors">
            <span class="by"><xsl:value-of select="$label-edited-by"/></span>
            <xsl:text> </xsl:text>
            <xsl:for-each select="maker[@editor = 'yes']"><xsl:if test="position() > 1"><br/></xsl:if><xsl:value-of select="."/></xsl:for-each>
          </p>
          <xsl:text>&#10;</xsl:text>
        </xsl:if>
        <xsl:for-each select="maker[not(@editor = 'yes')]"><p class="maker"><xsl:value-of select="."/><xsl:if test="@role != ''"><span class="by"><xsl:value-of select="concat(', ', @role)"/></span></xsl:if></p><xsl:text>&#10;</xsl:text></xsl:for-each>
        <xsl:call-template name="published"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Place and publisher, and the year below them. -->
  <xsl:template name="published">
    <xsl:if test="@publisher != '' or @place != '' or @date != ''">
      <p class="publisher">
        <xsl:value-of select="@place"/>
        <xsl:if test="@place != '' and @publisher != ''"><xsl:text> · </xsl:text></xsl:if>
        <xsl:value-of select="@publisher"/>
        <xsl:if test="@date != ''"><xsl:if test="@publisher != '' or @place != ''"><br/></xsl:if><xsl:value-of select="substring(@date, 1, 4)"/></xsl:if>
      </p>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/imprint">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="$label-imprint"/>
      <xsl:with-param name="class" select="'imprint'"/>
      <xsl:with-param name="of">
        <h1><xsl:value-of select="$label-imprint"/></h1>
        <xsl:text>&#10;</xsl:text>
        <p>
          <cite><xsl:call-template name="in-language"/><xsl:value-of select="@title"/></cite>
          <xsl:if test="maker[@editor = 'yes']">
            <br/><xsl:value-of select="concat($label-edited-by, ' ')"/>
            <xsl:for-each select="maker[@editor = 'yes']"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
          </xsl:if>
          <xsl:if test="@publisher != ''"><br/><xsl:value-of select="@place"/><xsl:if test="@place != ''">: </xsl:if><xsl:value-of select="@publisher"/></xsl:if>
          <xsl:if test="@date != ''"><br/><xsl:call-template name="written-date"><xsl:with-param name="value" select="string(@date)"/></xsl:call-template></xsl:if>
        </p>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="@description != ''"><p><xsl:call-template name="in-language"/><xsl:value-of select="@description"/></p><xsl:text>&#10;</xsl:text></xsl:if>
        <xsl:for-each select="said"><p><xsl:call-template name="in-language"/><xsl:value-of select="."/></p><xsl:text>&#10;</xsl:text></xsl:for-each>
        <p>
          <xsl:value-of select="concat($label-rights, ': ')"/>
          <xsl:choose>
            <xsl:when test="@licence != '' and @licence-url != ''"><a href="{@licence-url}"><xsl:value-of select="@licence"/></a></xsl:when>
            <xsl:when test="@licence-url != ''"><a href="{@licence-url}"><xsl:value-of select="@licence-url"/></a></xsl:when>
            <xsl:when test="@licence != ''"><xsl:value-of select="@licence"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$label-not-stated-rights"/></xsl:otherwise>
          </xsl:choose>
        </p>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="@isbn != ''"><p><xsl:value-of select="concat('ISBN ', @isbn)"/></p><xsl:text>&#10;</xsl:text></xsl:if>
        <xsl:if test="@base != ''"><p><xsl:value-of select="concat($label-print-online, ': ')"/><a href="{@base}"><xsl:value-of select="@base"/></a></p><xsl:text>&#10;</xsl:text></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/colophon">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="$label-colophon"/>
      <xsl:with-param name="class" select="'colophon'"/>
      <xsl:with-param name="of">
        <h1><xsl:value-of select="$label-colophon"/></h1>
        <xsl:text>&#10;</xsl:text>
        <xsl:for-each select="said"><p><xsl:call-template name="in-language"/><xsl:value-of select="."/></p><xsl:text>&#10;</xsl:text></xsl:for-each>
        <p><xsl:value-of select="concat($label-colophon-made, ' ', @version, '.')"/></p>
        <xsl:text>&#10;</xsl:text>
        <p><xsl:value-of select="$label-accessibility-summary"/></p>
        <xsl:text>&#10;</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
