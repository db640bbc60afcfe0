<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: each at the foot of its page, in its stream. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="t exsl">

  <xsl:template match="t:note">
    <xsl:variable name="key"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$view = 'transcribed' and key('editors', generate-id())"/>
      <xsl:when test="$key != ''">
        <xsl:text>#note(</xsl:text>
        <xsl:choose>
          <xsl:when test="@type = 'textual' or @type = 'commentary'">"editors"</xsl:when>
          <xsl:otherwise>"source"</xsl:otherwise>
        </xsl:choose>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="key-literal"><xsl:with-param name="id" select="concat('note/', $key)"/></xsl:call-template>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="literal"><xsl:with-param name="text"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:with-param></xsl:call-template>
        <xsl:call-template name="note-order"/>
        <xsl:text>)[</xsl:text><xsl:call-template name="inside"/><xsl:text>]</xsl:text>
      </xsl:when>
      <xsl:when test="ancestor::*[key('hidden', generate-id())]"/>
      <xsl:when test="@place = 'inline' or ancestor::t:p"><xsl:call-template name="inside"/></xsl:when>
      <xsl:when test="ancestor::t:bibl or ancestor::t:app or ancestor::t:person or ancestor::t:org or ancestor::t:place or ancestor::t:event"><xsl:text> </xsl:text><xsl:call-template name="inside"/></xsl:when>
      <xsl:otherwise>
        <xsl:text>#standing-note(</xsl:text><xsl:call-template name="literal"><xsl:with-param name="text" select="normalize-space(@n)"/></xsl:call-template><xsl:text>)[</xsl:text><xsl:call-template name="inside"/><xsl:text>]&#10;</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of a note in the text, not in another note: the how-manieth of these it is, and how many of the source's have begun with it. Of one
       in a note of the source's: in the how-manieth of the source's it stands. What an editors' note holds is set with it. -->
  <xsl:variable name="upper" select="$called[not(ancestor::t:note[not(key('standing-note', generate-id()))])]"/>
  <xsl:variable name="order-rows">
    <xsl:for-each select="$upper"><row node="{generate-id()}" order="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="order-table" select="exsl:node-set($order-rows)"/>
  <xsl:variable name="editors-rows">
    <xsl:for-each select="$upper[@type = 'textual' or @type = 'commentary']"><row node="{generate-id()}" order="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="editors-table" select="exsl:node-set($editors-rows)"/>
  <xsl:variable name="sources-rows">
    <xsl:for-each select="$upper[not(@type = 'textual' or @type = 'commentary')]"><row node="{generate-id()}" order="{position()}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="sources-table" select="exsl:node-set($sources-rows)"/>
  <xsl:template name="note-order">
    <xsl:variable name="order"><xsl:call-template name="field"><xsl:with-param name="table" select="$order-table"/><xsl:with-param name="name" select="'order'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="of-editors"><xsl:call-template name="field"><xsl:with-param name="table" select="$editors-table"/><xsl:with-param name="name" select="'order'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="of-source"><xsl:call-template name="field"><xsl:with-param name="table" select="$sources-table"/><xsl:with-param name="name" select="'order'"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$of-source != ''"><xsl:value-of select="concat(', order: ', $order, ', sources: ', $of-source)"/></xsl:when>
      <xsl:when test="$of-editors != ''"><xsl:value-of select="concat(', order: ', $order, ', sources: ', $order - $of-editors)"/></xsl:when>
      <xsl:when test="(@type = 'textual' or @type = 'commentary') and not(ancestor::t:note[@type = 'textual' or @type = 'commentary'])">
        <xsl:variable name="outer"><xsl:for-each select="ancestor::t:note[last()]"><xsl:call-template name="field"><xsl:with-param name="table" select="$sources-table"/><xsl:with-param name="name" select="'order'"/></xsl:call-template></xsl:for-each></xsl:variable>
        <xsl:if test="$outer != ''"><xsl:value-of select="concat(', within: ', $outer)"/></xsl:if>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A note called again has the number that it has here. -->
  <xsl:template match="t:ref[@type = 'noteref']">
    <xsl:variable name="target" select="key('id', substring-after(@target, '#'))[starts-with(current()/@target, '#')][1]"/>
    <xsl:variable name="key"><xsl:for-each select="$target"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$key != '' and not($view = 'transcribed' and key('editors', generate-id($target)))">
        <xsl:call-template name="aim"/>
        <xsl:text>#note-call(</xsl:text>
        <xsl:call-template name="literal"><xsl:with-param name="text"><xsl:for-each select="$target"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:for-each></xsl:with-param></xsl:call-template>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="key-literal"><xsl:with-param name="id" select="concat('note/', $key)"/></xsl:call-template>
        <xsl:text>)</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="inside"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
