<?xml version="1.0" encoding="UTF-8"?>
<!-- What a reader chooses: the view of the text, and the kinds of names that are marked. CSS does what is chosen (editorial.css,
     names.css), and shows the controls only where it can; without it, they are hidden and the view asked for is read. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:template name="views">
    <xsl:variable name="kinds"><xsl:call-template name="kinds"/></xsl:variable>
    <xsl:variable name="paragraphs" select="$doc/t:TEI/t:text//t:p[1]"/>
    <xsl:if test="$has-views or $kinds != '' or $paragraphs">
      <div class="views" hidden="hidden">
        <xsl:call-template name="label-lang"/>
        <details>
          <summary><xsl:value-of select="$label-views"/></summary>
          <xsl:text>&#10;</xsl:text>
          <xsl:if test="$has-views or $paragraphs">
            <fieldset>
              <legend><xsl:value-of select="$label-text"/></legend>
              <xsl:text> </xsl:text>
              <xsl:if test="$has-views">
                <xsl:call-template name="view-choice"><xsl:with-param name="name" select="'reading'"/><xsl:with-param name="words" select="$label-view-reading"/></xsl:call-template>
                <xsl:call-template name="view-choice"><xsl:with-param name="name" select="'transcribed'"/><xsl:with-param name="words" select="$label-view-transcribed"/></xsl:call-template>
              </xsl:if>
              <xsl:if test="$paragraphs"><label><input type="checkbox" name="show" value="here" id="_show-here"/><xsl:value-of select="$label-links"/></label></xsl:if>
            </fieldset>
            <xsl:text>&#10;</xsl:text>
          </xsl:if>
          <xsl:if test="$kinds != ''">
            <fieldset>
              <legend><xsl:value-of select="$label-marked"/></legend>
              <xsl:text> </xsl:text>
              <xsl:copy-of select="$kinds"/>
            </fieldset>
            <xsl:text>&#10;</xsl:text>
          </xsl:if>
        </details>
      </div>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="view-choice">
    <xsl:param name="name"/>
    <xsl:param name="words"/>
    <label>
      <input type="radio" name="view" value="{$name}" id="_view-{$name}">
        <xsl:if test="$view = $name or ($name = 'reading' and $view != 'transcribed')"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <xsl:value-of select="$words"/>
    </label>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- The kinds that are marked in the text, each with its own line below it. -->
  <xsl:template name="kinds">
    <xsl:call-template name="kind-choice"><xsl:with-param name="kind" select="'person'"/><xsl:with-param name="also" select="$text/descendant::t:persName[1]"/><xsl:with-param name="words" select="$label-persons"/></xsl:call-template>
    <xsl:call-template name="kind-choice"><xsl:with-param name="kind" select="'organisation'"/><xsl:with-param name="also" select="$text/descendant::t:orgName[1]"/><xsl:with-param name="words" select="$label-organisations"/></xsl:call-template>
    <xsl:call-template name="kind-choice"><xsl:with-param name="kind" select="'place'"/><xsl:with-param name="also" select="$text/descendant::t:placeName[1]"/><xsl:with-param name="words" select="$label-places"/></xsl:call-template>
    <xsl:call-template name="kind-choice"><xsl:with-param name="kind" select="'event'"/><xsl:with-param name="also" select="$text/descendant::t:eventName[1]"/><xsl:with-param name="words" select="$label-events"/></xsl:call-template>
    <xsl:call-template name="kind-choice"><xsl:with-param name="kind" select="'work'"/><xsl:with-param name="words" select="$label-works"/></xsl:call-template>
    <xsl:call-template name="kind-choice"><xsl:with-param name="kind" select="'date'"/><xsl:with-param name="also" select="$text/descendant::t:date[1]"/><xsl:with-param name="words" select="$label-dates"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="kind-choice">
    <xsl:param name="kind"/>
    <xsl:param name="also" select="/.."/>
    <xsl:param name="words"/>
    <xsl:if test="$also or $entry-table/entry[@kind = $kind]">
      <label><input type="checkbox" name="show" value="{$kind}" id="_show-{$kind}" checked="checked"/><span class="mark {$kind}"><xsl:value-of select="$words"/></span></label>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
