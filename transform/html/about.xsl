<?xml version="1.0" encoding="UTF-8"?>
<!-- The page about the edition: who made it, how, and how much of the markup people have confirmed. Over `about`
     (edenda.site.about). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/dates.xsl"/>
  <xsl:include href="page.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:variable name="text-language" select="$label-language"/>

  <xsl:template match="/about">
    <html lang="{$label-language}">
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="$label-about"/></xsl:call-template>
      <body class="about">
        <xsl:call-template name="page-top"/>
        <main id="_main">
          <xsl:text>&#10;</xsl:text>
          <h1><xsl:value-of select="$label-about"/></h1>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="imprint"/>
          <h2><xsl:value-of select="$label-contents-of-edition"/></h2>
          <xsl:text>&#10;</xsl:text>
          <dl><xsl:text>&#10;</xsl:text><xsl:apply-templates select="count"/></dl>
          <xsl:text>&#10;</xsl:text>
          <xsl:call-template name="practice"/>
          <xsl:apply-templates select="marks"/>
          <h2><xsl:value-of select="$label-software"/></h2>
          <xsl:text>&#10;</xsl:text>
          <p><xsl:value-of select="concat($label-made-with, $site/@version, '.')"/></p>
        </main>
        <xsl:text>&#10;</xsl:text>
        <xsl:call-template name="page-foot"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="imprint">
    <dl>
      <xsl:text>&#10;</xsl:text>
      <dt><xsl:value-of select="$label-edition"/></dt><dd lang="{$site/@language}"><cite><xsl:value-of select="$site/@title"/></cite></dd>
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="person">
        <dt><xsl:value-of select="$label-responsible"/></dt>
        <xsl:for-each select="person">
          <dd lang="{$site/@language}"><xsl:value-of select="."/><xsl:if test="@role != ''"><xsl:value-of select="concat(', ', @role)"/></xsl:if></dd>
        </xsl:for-each>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
      <xsl:if test="$site/@publisher != ''"><dt><xsl:value-of select="$label-publisher"/></dt><dd lang="{$site/@language}"><xsl:value-of select="$site/@publisher"/></dd><xsl:text>&#10;</xsl:text></xsl:if>
      <xsl:if test="$site/@date != ''">
        <dt><xsl:value-of select="$label-version"/></dt>
        <dd><xsl:call-template name="written-date"><xsl:with-param name="value" select="string($site/@date)"/></xsl:call-template></dd>
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
      <dt><xsl:value-of select="$label-rights"/></dt>
      <dd>
        <xsl:choose>
          <xsl:when test="starts-with($site/@licence-url, 'https://') or starts-with($site/@licence-url, 'http://')">
            <a rel="license" href="{$site/@licence-url}" lang="{$site/@language}">
              <xsl:value-of select="$site/@licence"/>
              <xsl:if test="$site/@licence = ''"><xsl:value-of select="$site/@licence-url"/></xsl:if>
            </a>
          </xsl:when>
          <xsl:when test="$site/@licence != ''"><span lang="{$site/@language}"><xsl:value-of select="$site/@licence"/></span></xsl:when>
          <xsl:otherwise><xsl:value-of select="$label-not-stated-rights"/></xsl:otherwise>
        </xsl:choose>
      </dd>
      <xsl:text>&#10;</xsl:text>
    </dl>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="count">
    <dt>
      <xsl:choose>
        <xsl:when test="@of = 'documents'"><xsl:value-of select="$label-documents"/></xsl:when>
        <xsl:when test="@of = 'words'"><xsl:value-of select="$label-words-of-text"/></xsl:when>
        <xsl:when test="@of = 'persons'"><a href="persons/index.html"><xsl:value-of select="$label-persons"/></a></xsl:when>
        <xsl:when test="@of = 'organisations'"><a href="organisations/index.html"><xsl:value-of select="$label-organisations"/></a></xsl:when>
        <xsl:when test="@of = 'places'"><a href="places/index.html"><xsl:value-of select="$label-places"/></a></xsl:when>
        <xsl:when test="@of = 'events'"><a href="events/index.html"><xsl:value-of select="$label-events"/></a></xsl:when>
        <xsl:when test="@of = 'works'"><a href="works/index.html"><xsl:value-of select="$label-works"/></a></xsl:when>
        <xsl:otherwise><a href="timeline/index.html"><xsl:value-of select="$label-dated-mentions"/></a></xsl:otherwise>
      </xsl:choose>
    </dt>
    <dd>
      <xsl:call-template name="number"><xsl:with-param name="of" select="@n"/></xsl:call-template>
      <xsl:if test="@unsure &gt; 0"><xsl:value-of select="concat(' (', $label-unconfirmed, ': ', @unsure, ')')"/></xsl:if>
    </dd>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A number with narrow blanks between its thousands. -->
  <xsl:template name="number">
    <xsl:param name="of"/>
    <xsl:value-of select="translate(format-number($of, '#,##0'), ',', '&#8239;')"/>
  </xsl:template>

  <xsl:template name="practice">
    <xsl:if test="practice">
      <h2><xsl:value-of select="$label-practice"/></h2>
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="practice/said/document"><p><xsl:value-of select="$label-practice-differs"/></p><xsl:text>&#10;</xsl:text></xsl:if>
      <dl class="practice"><xsl:text>&#10;</xsl:text><xsl:apply-templates select="practice"/></dl>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="practice">
    <dt>
      <xsl:choose>
        <xsl:when test="@field = 'projectDesc'"><xsl:value-of select="$label-practice-project"/></xsl:when>
        <xsl:when test="@field = 'samplingDecl'"><xsl:value-of select="$label-practice-sampling"/></xsl:when>
        <xsl:when test="@field = 'correction'"><xsl:value-of select="$label-practice-correction"/></xsl:when>
        <xsl:when test="@field = 'normalization'"><xsl:value-of select="$label-practice-normalization"/></xsl:when>
        <xsl:when test="@field = 'quotation'"><xsl:value-of select="$label-practice-quotation"/></xsl:when>
        <xsl:when test="@field = 'hyphenation'"><xsl:value-of select="$label-practice-hyphenation"/></xsl:when>
        <xsl:when test="@field = 'segmentation'"><xsl:value-of select="$label-practice-segmentation"/></xsl:when>
        <xsl:when test="@field = 'interpretation'"><xsl:value-of select="$label-practice-interpretation"/></xsl:when>
        <xsl:when test="@field = 'stdVals'"><xsl:value-of select="$label-practice-values"/></xsl:when>
        <xsl:when test="@field = 'punctuation'"><xsl:value-of select="$label-practice-punctuation"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$label-remarks"/></xsl:otherwise>
      </xsl:choose>
    </dt>
    <xsl:for-each select="said">
      <dd>
        <span lang="{@language}"><xsl:value-of select="@words"/></span>
        <xsl:if test="document">
          <xsl:text> </xsl:text>
          <span class="related">
            <xsl:for-each select="document">
              <xsl:if test="position() &gt; 1"> · </xsl:if>
              <a href="{@href}" lang="{@language}"><xsl:value-of select="@title"/></a>
            </xsl:for-each>
          </span>
        </xsl:if>
      </dd>
    </xsl:for-each>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="marks">
    <h2 id="_made"><xsl:value-of select="$label-made-by"/></h2>
    <xsl:text>&#10;</xsl:text>
    <p><xsl:value-of select="$label-made-by-explained"/></p>
    <xsl:text>&#10;</xsl:text>
    <div class="wide" tabindex="0" role="region" aria-labelledby="_made">
      <table>
        <thead>
          <tr>
            <th scope="col"><xsl:value-of select="$label-document"/></th>
            <th scope="col" class="figures"><xsl:value-of select="$label-words-short"/></th>
            <th scope="col" class="figures"><xsl:value-of select="$label-marks"/></th>
            <th scope="col" class="figures"><xsl:value-of select="$label-by-machine"/></th>
            <th scope="col" class="figures"><xsl:value-of select="$label-decided"/></th>
            <th scope="col" class="figures"><xsl:value-of select="$label-by-hand"/></th>
            <th scope="col" class="figures"><xsl:value-of select="$label-marks-unsure"/></th>
          </tr>
        </thead>
        <xsl:text>&#10;</xsl:text>
        <tbody>
          <xsl:for-each select="row">
            <tr>
              <th scope="row"><a href="{@href}" lang="{@language}"><xsl:value-of select="@title"/></a><xsl:if test="@status != ''"> (<xsl:call-template name="state"/>)</xsl:if></th>
              <xsl:call-template name="figures"/>
            </tr>
            <xsl:text>&#10;</xsl:text>
          </xsl:for-each>
        </tbody>
        <xsl:text>&#10;</xsl:text>
        <tfoot><tr><th scope="row"><xsl:value-of select="$label-all-documents"/></th><xsl:call-template name="figures"/></tr></tfoot>
      </table>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="figures">
    <xsl:for-each select="@words | @total | @machine | @decided | @hand | @unsure">
      <xsl:sort select="number(name() = 'total') + 2 * (name() = 'machine') + 3 * (name() = 'decided') + 4 * (name() = 'hand') + 5 * (name() = 'unsure')" data-type="number"/>
      <td class="figures"><xsl:call-template name="number"><xsl:with-param name="of" select="."/></xsl:call-template></td>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
