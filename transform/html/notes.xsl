<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: a call where the note stands, its text at the end, and the way back. On wide screens the note stands beside the
     line as well: a copy of its words right behind the call, which CSS alone shows. It has no ids and no links, so that
     nothing is read, found or reached twice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template match="t:note">
    <xsl:variable name="key"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="label"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$key != ''">
        <a role="doc-noteref" id="_call-{$key}" aria-label="{$label-note}{$label}">
          <xsl:attribute name="class">call<xsl:call-template name="stream"/></xsl:attribute>
          <xsl:attribute name="href">#<xsl:call-template name="note-id"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:attribute>
          <xsl:value-of select="$label"/>
        </a>
        <xsl:if test="not(ancestor::t:note or ancestor::*[key('holds-side-notes', generate-id())])"><xsl:call-template name="side-note"><xsl:with-param name="label" select="$label"/></xsl:call-template></xsl:if>
      </xsl:when>
      <xsl:when test="ancestor::*[key('hidden', generate-id())]"/>
      <xsl:otherwise><xsl:call-template name="standing-note"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note called again: the call with the number that the note has here. -->
  <xsl:template match="t:ref[@type = 'noteref']">
    <xsl:variable name="label"><xsl:for-each select="key('id', substring-after(@target, '#'))[1]"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$label != ''"><a class="call" role="doc-noteref" href="{@target}" aria-label="{$label-note}{$label}"><xsl:value-of select="$label"/></a></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The stream of a note as a class: the notes of the source are told from those of the editors. -->
  <xsl:template name="stream">
    <xsl:if test="@type = 'textual' or @type = 'commentary'"><xsl:value-of select="concat(' ', @type)"/></xsl:if>
  </xsl:template>

  <!-- What would hold a float back or cut it off: the notes in it stand beside its beginning. -->
  <xsl:key name="holds-side-notes" match="t:table | t:figure | t:list[@type = 'memorandum']" use="generate-id()"/>
  <xsl:template name="side-notes">
    <xsl:if test="not(ancestor::*[key('holds-side-notes', generate-id())] or ancestor::t:note)">
      <xsl:for-each select=".//t:note[not(parent::t:note)]">
        <xsl:variable name="label"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:variable>
        <xsl:if test="$label != ''"><xsl:call-template name="side-note"><xsl:with-param name="label" select="$label"/></xsl:call-template></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- How many characters of a note stand beside the text. -->
  <xsl:variable name="side-length" select="420"/>
  <xsl:template name="side-note">
    <xsl:param name="label"/>
    <span hidden="hidden" aria-hidden="true" data-pagefind-ignore="all">
      <xsl:attribute name="class">side<xsl:call-template name="stream"/></xsl:attribute>
      <xsl:for-each select="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
      <span class="label"><xsl:value-of select="$label"/></span>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="string-length(normalize-space()) &lt;= $side-length * 1.2"><xsl:apply-templates mode="side"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="side-run"><xsl:with-param name="of" select="node()"/><xsl:with-param name="left" select="$side-length"/></xsl:call-template>
          <xsl:text>… </xsl:text>
          <span class="said"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-whole-note"/></span>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- The first so many characters of some nodes: whole elements, and a text up to the end of a word. -->
  <xsl:template name="side-run">
    <xsl:param name="of"/>
    <xsl:param name="left"/>
    <xsl:variable name="one" select="$of[1]"/>
    <xsl:variable name="length" select="string-length($one)"/>
    <xsl:choose>
      <xsl:when test="not($one)"/>
      <xsl:when test="$length &lt;= $left">
        <xsl:apply-templates select="$one" mode="side"/>
        <xsl:call-template name="side-run"><xsl:with-param name="of" select="$of[position() > 1]"/><xsl:with-param name="left" select="$left - $length"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$one/self::*"><xsl:call-template name="side-run"><xsl:with-param name="of" select="$one/node()"/><xsl:with-param name="left" select="$left"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(substring($one, 1, $left), substring-before(concat(translate(substring($one, $left + 1), '&#10;&#9;', '  '), ' '), ' '))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- mode="side": words, with what is set in italics or raised. -->
  <xsl:template match="*" mode="side"><xsl:apply-templates mode="side"/></xsl:template>
  <xsl:template match="comment() | processing-instruction() | t:note | t:figDesc | t:pb" mode="side"/>
  <xsl:template match="*[key('hidden', generate-id())]" mode="side" priority="1"/>
  <xsl:template match="t:p | t:item | t:l | t:quote[t:p] | t:lb | t:row | t:cell | t:list | t:bibl" mode="side"><xsl:text> </xsl:text><xsl:apply-templates mode="side"/><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="t:bibl[ancestor::t:p]" mode="side"><xsl:apply-templates mode="side"/></xsl:template>
  <xsl:template match="t:lb[@break = 'no']" mode="side"/>
  <xsl:template match="t:gap" mode="side">[…]</xsl:template>
  <xsl:template match="t:hi[contains(@rend, 'sup')]" mode="side"><sup><xsl:apply-templates mode="side"/></sup></xsl:template>
  <xsl:template match="t:hi[contains(@rend, 'sub')]" mode="side"><sub><xsl:apply-templates mode="side"/></sub></xsl:template>
  <xsl:template match="t:hi[contains(@rend, 'ital') or not(@rend)] | t:emph | t:foreign | t:title[@level = 'm' or @level = 'j' or @level = 's' or @ref] | t:mentioned" mode="side">
    <i><xsl:apply-templates select="@xml:lang" mode="data"/><xsl:apply-templates mode="side"/></i>
  </xsl:template>
  <xsl:template match="t:ptr" mode="side"><xsl:value-of select="@target"/></xsl:template>

  <xsl:template name="standing-note">
    <xsl:variable name="inline" select="ancestor::t:bibl or ancestor::t:p"/>
    <xsl:variable name="holds-block"><xsl:call-template name="holds-block"/></xsl:variable>
    <xsl:variable name="name"><xsl:choose><xsl:when test="$inline and $holds-block != '1'">span</xsl:when><xsl:otherwise>div</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes"/>
      <xsl:if test="@n"><span class="label"><xsl:value-of select="@n"/></span><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template name="note-id">
    <xsl:param name="key"/>
    <xsl:choose>
      <xsl:when test="@xml:id and generate-id() = generate-id(key('id', @xml:id)[1])"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('_note-', $key)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="endnotes">
    <xsl:if test="$called">
      <section id="_notes" role="doc-endnotes" class="apparatus" aria-labelledby="_notes-head">
        <h2 id="_notes-head"><xsl:call-template name="label-lang"/><xsl:value-of select="$label-notes"/></h2>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="notes"><xsl:with-param name="of" select="$source-notes"/></xsl:call-template>
        <xsl:call-template name="notes"><xsl:with-param name="of" select="$textual-notes"/><xsl:with-param name="head" select="$label-textual-notes"/></xsl:call-template>
        <xsl:call-template name="notes"><xsl:with-param name="of" select="$commentary-notes"/><xsl:with-param name="head" select="$label-commentary"/></xsl:call-template>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:param name="of"/>
    <xsl:param name="head"/>
    <xsl:if test="$of">
      <xsl:if test="$head"><h3><xsl:call-template name="label-lang"/><xsl:value-of select="$head"/></h3></xsl:if>
      <ol class="notes" role="list">
        <xsl:text>&#10;</xsl:text>
        <xsl:for-each select="$of"><xsl:call-template name="endnote"/></xsl:for-each>
      </ol>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="endnote">
    <xsl:variable name="key"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'key'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="label"><xsl:call-template name="field"><xsl:with-param name="table" select="$note-table"/><xsl:with-param name="name" select="'label'"/></xsl:call-template></xsl:variable>
    <li>
      <xsl:call-template name="attributes"/>
      <xsl:attribute name="id"><xsl:call-template name="note-id"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:attribute>
      <span class="label"><xsl:value-of select="$label"/></span>
      <xsl:text> </xsl:text>
      <div class="item">
        <xsl:apply-templates/>
        <xsl:text> </xsl:text>
        <a class="back" role="doc-backlink" href="#_call-{$key}" aria-label="{$label-back}{$label}">↩&#xFE0E;</a>
      </div>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
