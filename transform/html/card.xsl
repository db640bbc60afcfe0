<?xml version="1.0" encoding="UTF-8"?>
<!-- The block at the head of a page: title, letter, author, date, source, abstract. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template name="card">
    <xsl:variable name="titles" select="t:teiHeader/t:fileDesc/t:titleStmt/t:title"/>
    <xsl:variable name="subtitle"><xsl:call-template name="subtitle"/></xsl:variable>
    <xsl:variable name="genre"><xsl:call-template name="genre"/></xsl:variable>
    <xsl:variable name="letters" select="t:teiHeader/t:profileDesc/t:correspDesc"/>
    <header class="card">
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="$genre != ''"><p class="kicker"><xsl:value-of select="$genre"/></p><xsl:text>&#10;</xsl:text></xsl:if>
      <h1><xsl:apply-templates select="($titles[@type = 'main'] | $titles[not(../t:title[@type = 'main'])])[1]/@xml:lang" mode="data"/><xsl:call-template name="title"/></h1>
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="$subtitle != ''"><p class="subtitle"><xsl:apply-templates select="$titles[@type = 'sub'][1]/@xml:lang" mode="data"/><xsl:value-of select="$subtitle"/></p><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:if test="$letters">
        <dl class="correspondence">
          <xsl:text>&#10;</xsl:text>
          <xsl:apply-templates select="$letters" mode="card"/>
        </dl>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
      <xsl:variable name="facts">
        <xsl:variable name="sent" select="$letters/t:correspAction[@type = 'sent']"/>
        <xsl:call-template name="fields"><xsl:with-param name="of" select="t:teiHeader/t:fileDesc/t:titleStmt/t:author[not(descendant-or-self::*/@ref = $sent/*/@ref or normalize-space() = $sent/*)]"/><xsl:with-param name="label" select="$label-author"/></xsl:call-template>
        <xsl:if test="not($sent/t:date)"><xsl:call-template name="date-field"/></xsl:if>
        <xsl:call-template name="fields"><xsl:with-param name="of" select="t:teiHeader/t:fileDesc/t:sourceDesc/*[not(key('says-title', generate-id()))]"/><xsl:with-param name="label" select="$label-source"/></xsl:call-template>
      </xsl:variable>
      <xsl:if test="string($facts) != ''"><dl><xsl:text>&#10;</xsl:text><xsl:copy-of select="$facts"/></dl><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:if test="t:teiHeader/t:profileDesc/t:abstract[normalize-space()]">
        <div class="abstract"><xsl:for-each select="t:teiHeader/t:profileDesc/t:abstract"><xsl:apply-templates select="@xml:lang" mode="data"/><xsl:apply-templates/></xsl:for-each></div>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </header>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A label and one line for each element; nothing where all are empty. -->
  <xsl:template name="fields">
    <xsl:param name="of"/>
    <xsl:param name="label"/>
    <xsl:variable name="shown" select="$of[normalize-space()]"/>
    <xsl:if test="$shown">
      <dt><xsl:call-template name="label-lang"/><xsl:value-of select="$label"/></dt>
      <xsl:for-each select="$shown"><dd><xsl:apply-templates select="." mode="card"/></dd></xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="date-field">
    <xsl:variable name="date"><xsl:call-template name="date"/></xsl:variable>
    <xsl:variable name="value"><xsl:call-template name="sort-date"/></xsl:variable>
    <xsl:variable name="when"><xsl:call-template name="html-date"><xsl:with-param name="value" select="string($value)"/></xsl:call-template></xsl:variable>
    <xsl:if test="$date != ''">
      <dt><xsl:call-template name="label-lang"/><xsl:value-of select="$label-date"/></dt>
      <dd>
        <xsl:choose>
          <xsl:when test="$when != ''"><time datetime="{$when}"><xsl:value-of select="$date"/></time></xsl:when>
          <xsl:otherwise><xsl:value-of select="$date"/></xsl:otherwise>
        </xsl:choose>
      </dd>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Letters: who sent it whence and when, who received it, and which letters it stands between; of several letters
       in one file each has its number. What is not stated is said only where nothing else is. -->
  <xsl:template match="t:correspDesc" mode="card">
    <xsl:variable name="letter" select="key('id', substring-after(@corresp, '#'))[1]/@n"/>
    <xsl:for-each select="t:correspAction[not($letter) or *[not(self::t:note) or . != $label-not-stated]]">
      <dt>
        <xsl:call-template name="label-lang"/>
        <xsl:choose>
          <xsl:when test="@type = 'sent'"><xsl:value-of select="$label-sent"/></xsl:when>
          <xsl:when test="@type = 'received'"><xsl:value-of select="$label-received"/></xsl:when>
          <xsl:when test="@type"><xsl:value-of select="@type"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$label-correspondence"/></xsl:otherwise>
        </xsl:choose>
        <xsl:choose>
          <xsl:when test="$letter"><xsl:value-of select="concat(' (', $letter, ')')"/></xsl:when>
          <xsl:when test="../../t:correspDesc[2]"><xsl:value-of select="concat(' (', count(../preceding-sibling::t:correspDesc) + 1, ')')"/></xsl:when>
        </xsl:choose>
      </dt>
      <dd data-type="{@type}"><xsl:for-each select="*[not(self::t:note) or . != $label-not-stated or not(../*[2])]"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="card"/></xsl:for-each></dd>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:for-each select="t:correspContext/*">
      <dt>
        <xsl:call-template name="label-lang"/>
        <xsl:choose>
          <xsl:when test="@type = 'prev'"><xsl:value-of select="$label-previous"/></xsl:when>
          <xsl:when test="@type = 'next'"><xsl:value-of select="$label-next"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$label-correspondence"/></xsl:otherwise>
        </xsl:choose>
      </dt>
      <dd><xsl:apply-templates select="."/></dd>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:call-template name="fields"><xsl:with-param name="of" select="t:note"/><xsl:with-param name="label" select="$label-correspondence"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="*" mode="card"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="t:p" mode="card"><xsl:apply-templates/><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="t:note" mode="card"><xsl:apply-templates/></xsl:template>
  <xsl:template match="t:date" mode="card">
    <xsl:variable name="words"><xsl:call-template name="date-in-words"/></xsl:variable>
    <xsl:variable name="when"><xsl:call-template name="html-date"><xsl:with-param name="value" select="@when"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$when != ''"><time datetime="{$when}"><xsl:apply-templates select="@*" mode="data"/><xsl:value-of select="$words"/></time></xsl:when>
      <xsl:otherwise><span><xsl:apply-templates select="@*" mode="data"/><xsl:value-of select="$words"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A source: its own words if it has punctuation of its own, else its parts with commas between them. -->
  <xsl:template match="t:bibl" mode="card">
    <xsl:variable name="parts" select="*[not(self::t:availability or self::t:relatedItem or self::t:note or self::t:lb)][normalize-space() or self::t:date]"/>
    <xsl:choose>
      <xsl:when test="text()[normalize-space()]"><xsl:apply-templates select="node()[not(self::t:availability or self::t:relatedItem or self::t:note)]"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$parts"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="card"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="t:relatedItem[normalize-space()]">
      <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
      <xsl:variable name="name"><xsl:choose><xsl:when test="$holds-block = '1'">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
      <xsl:element name="{$name}"><xsl:attribute name="class">related</xsl:attribute><xsl:text> </xsl:text><xsl:if test="@type = 'original'"><xsl:value-of select="$label-original"/></xsl:if><xsl:apply-templates select="*" mode="card"/></xsl:element>
    </xsl:for-each>
    <xsl:for-each select="t:note[not(@type = 'labels')]">
      <xsl:text> </xsl:text><span class="remark"><xsl:if test="@n"><xsl:value-of select="concat(@n, ': ')"/></xsl:if><xsl:apply-templates/></span>
    </xsl:for-each>
  </xsl:template>
  <!-- Where the source is kept: archive, collection, shelfmark, with commas between them. -->
  <xsl:template match="t:msDesc" mode="card">
    <xsl:for-each select="t:msIdentifier/*"><xsl:if test="position() > 1">, </xsl:if><xsl:apply-templates select="." mode="card"/></xsl:for-each>
    <xsl:for-each select="*[not(self::t:msIdentifier)]"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="card"/></xsl:for-each>
  </xsl:template>
  <!-- "transcribed by Jon Bell", "editor: Mara Kessler", "Mara Kessler, editor". -->
  <xsl:template match="t:respStmt" mode="card">
    <xsl:for-each select="*">
      <xsl:variable name="before" select="preceding-sibling::*[1]"/>
      <xsl:choose>
        <xsl:when test="not($before)"/>
        <xsl:when test="self::t:resp or not($before/self::t:resp)">, </xsl:when>
        <xsl:when test="contains(normalize-space($before), ' ')"><xsl:text> </xsl:text></xsl:when>
        <xsl:otherwise>: </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="rights">
    <xsl:param name="of"/>
    <xsl:param name="label"/>
    <xsl:if test="$of">
      <dt><xsl:call-template name="label-lang"/><xsl:value-of select="$label"/></dt>
      <xsl:for-each select="$of">
        <dd data-status="{@status}">
          <xsl:if test="@status">
            <span class="status">
              <xsl:call-template name="label-lang"/>
              <xsl:choose>
                <xsl:when test="@status = 'free'"><xsl:value-of select="$label-free"/></xsl:when>
                <xsl:when test="@status = 'restricted'"><xsl:value-of select="$label-restricted"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="$label-unknown"/></xsl:otherwise>
              </xsl:choose>
            </span>
            <xsl:if test="normalize-space()">. </xsl:if>
          </xsl:if>
          <xsl:for-each select="t:p | t:licence"><xsl:apply-templates select="." mode="card"/></xsl:for-each>
        </dd>
      </xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="t:licence" mode="card">
    <xsl:variable name="url"><xsl:call-template name="outside"><xsl:with-param name="pointer" select="normalize-space(@target)"/></xsl:call-template></xsl:variable>
    <xsl:for-each select="t:p"><xsl:apply-templates/><xsl:text> </xsl:text></xsl:for-each>
    <xsl:if test="not(t:p)"><xsl:apply-templates/><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="@target"><xsl:call-template name="linked"><xsl:with-param name="href" select="$url"/><xsl:with-param name="words" select="@target"/></xsl:call-template></xsl:if>
  </xsl:template>
</xsl:stylesheet>
