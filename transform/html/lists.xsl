<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, tables and bibliographies. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <!-- A list whose labels are text: the labels stand for the marks. -->
  <xsl:template match="t:list">
    <xsl:apply-templates select="t:head"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="not(t:label) and (@type = 'ordered' or contains(@rend, 'number') or contains(@rend, 'decimal') or contains(@rend, 'alpha') or contains(@rend, 'roman'))">ol</xsl:when>
        <xsl:otherwise>ul</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes"><xsl:with-param name="class"><xsl:if test="t:label">labelled</xsl:if></xsl:with-param></xsl:call-template>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*[not(self::t:head or (self::t:label and following-sibling::*[1][self::t:item]))]" mode="member"/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="t:item" mode="member">
    <li>
      <xsl:call-template name="attributes"/>
      <xsl:if test="preceding-sibling::*[1][self::t:label]">
        <xsl:for-each select="preceding-sibling::t:label[1]"><span><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:for-each>
        <xsl:text> </xsl:text>
      </xsl:if>
      <div class="item"><xsl:apply-templates/></div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="*" mode="member"><li class="between"><xsl:apply-templates select="."/></li><xsl:text>&#10;</xsl:text></xsl:template>

  <xsl:template match="t:table">
    <xsl:call-template name="side-notes"/>
    <div class="wide" role="group" tabindex="0" aria-label="{$label-table}">
      <table>
        <xsl:call-template name="attributes"/>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="t:head"><caption><xsl:for-each select="t:head"><span><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:for-each></caption></xsl:if>
        <xsl:apply-templates select="t:row"/>
      </table>
      <xsl:apply-templates select="*[not(self::t:head or self::t:row)]"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="t:row"><tr><xsl:call-template name="attributes"/><xsl:apply-templates select="*"/></tr><xsl:text>&#10;</xsl:text></xsl:template>
  <!-- Columns of figures are set to the right; the key holds the cells that are words. -->
  <xsl:key name="word-cell" match="t:row[not(@role = 'label')]/t:cell[translate(normalize-space(), '0123456789.,:/%£$€ –—−+-', '')]"
    use="concat(generate-id(ancestor::t:table[1]), '#', count(preceding-sibling::*))"/>
  <xsl:template name="class-of-cell">
    <xsl:variable name="column" select="count(preceding-sibling::*)"/>
    <xsl:if test="$column &gt; 0 and not(key('word-cell', concat(generate-id(ancestor::t:table[1]), '#', $column)))">figures</xsl:if>
  </xsl:template>
  <xsl:template match="t:row/*"><td><xsl:call-template name="attributes"><xsl:with-param name="class"><xsl:call-template name="class-of-cell"/></xsl:with-param></xsl:call-template><xsl:call-template name="span-of-cell"/><xsl:apply-templates/></td></xsl:template>
  <xsl:template match="t:row[@role = 'label']/t:cell"><th scope="col"><xsl:call-template name="attributes"><xsl:with-param name="class"><xsl:call-template name="class-of-cell"/></xsl:with-param></xsl:call-template><xsl:call-template name="span-of-cell"/><xsl:apply-templates/></th></xsl:template>
  <xsl:template match="t:cell[@role = 'label'][not(../@role = 'label')]"><th scope="row"><xsl:call-template name="attributes"/><xsl:call-template name="span-of-cell"/><xsl:apply-templates/></th></xsl:template>

  <xsl:template name="span-of-cell">
    <xsl:if test="@rows &gt; 1 and @rows &lt; 1000"><xsl:attribute name="rowspan"><xsl:value-of select="floor(@rows)"/></xsl:attribute></xsl:if>
    <xsl:if test="@cols &gt; 1 and @cols &lt; 1000"><xsl:attribute name="colspan"><xsl:value-of select="floor(@cols)"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="t:listBibl">
    <xsl:apply-templates select="t:head"/>
    <ul>
      <xsl:call-template name="attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="*[not(self::t:head)]">
        <li><xsl:if test="self::t:bibl/@n"><span class="tei-label"><xsl:value-of select="@n"/></span><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="."/></li>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </ul>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A register that is printed as a part of the text: what is said of an entry is set off by commas. -->
  <xsl:template match="t:listPerson | t:listOrg | t:listPlace | t:listEvent">
    <xsl:apply-templates select="t:head"/>
    <ul>
      <xsl:call-template name="attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="*[not(self::t:head)]"><li><xsl:apply-templates select="."/></li><xsl:text>&#10;</xsl:text></xsl:for-each>
    </ul>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="t:person | t:personGrp | t:org | t:place | t:event">
    <div><xsl:call-template name="attributes"/><xsl:apply-templates select="*" mode="fact"/></div>
  </xsl:template>
  <xsl:template match="*" mode="fact"><xsl:apply-templates select="."/><xsl:if test="following-sibling::*[1][not(self::t:note)]"><xsl:text>, </xsl:text></xsl:if></xsl:template>

  <!-- Letters and works that the document's own standOff lists: pointers in the text lead here. -->
  <xsl:template name="cited">
    <xsl:if test="t:standOff/t:listBibl">
      <section id="_cited" class="apparatus" aria-labelledby="_cited-head">
        <h2 id="_cited-head"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-cited"/></h2>
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="t:standOff/t:listBibl"/>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The parts of a structured entry have no punctuation of their own. -->
  <xsl:template match="t:biblStruct"><div><xsl:call-template name="attributes"/><xsl:apply-templates select="*" mode="part"/></div></xsl:template>
  <xsl:template match="t:analytic | t:monogr | t:series | t:imprint" mode="part">
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:variable name="name"><xsl:choose><xsl:when test="$holds-block = '1'">div</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}"><xsl:call-template name="attributes"/><xsl:apply-templates select="* | text()[parent::t:series]" mode="part"/></xsl:element>
    <xsl:if test="following-sibling::*"><xsl:text>, </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="part"><xsl:apply-templates select="."/><xsl:if test="following-sibling::*"><xsl:text>, </xsl:text></xsl:if></xsl:template>
</xsl:stylesheet>
