<?xml version="1.0" encoding="UTF-8"?>
<!-- How many dates there are in each year, as a picture and as a table. Places along the axis are shares of the width, so
     that the picture is as wide as the page and its words are as large as all others. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- In pixels, from the top: where bars begin and end, where the years stand, where the lanes begin, how wide they are. -->
  <xsl:variable name="highest" select="18"/>
  <xsl:variable name="axis" select="128"/>
  <xsl:variable name="named" select="146"/>
  <xsl:variable name="below" select="160"/>
  <xsl:variable name="lane" select="8"/>

  <xsl:template match="chart">
    <xsl:variable name="lanes" select="count(range[not(@lane &lt; ../range/@lane)][1]) * (1 + number(range[not(@lane &lt; ../range/@lane)][1]/@lane))"/>
    <figure class="chart">
      <svg role="group" width="100%" aria-labelledby="_chart-title _chart-described">
        <xsl:attribute name="height">
          <xsl:choose>
            <xsl:when test="range"><xsl:value-of select="$below + $lanes * $lane"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$named + 6"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <title id="_chart-title"><xsl:value-of select="$label-dated-mentions"/></title>
        <desc id="_chart-described"><xsl:value-of select="$label-chart-described"/></desc>
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="mark"/>
        <xsl:apply-templates select="bar" mode="picture"/>
        <line class="axis" x1="0" x2="100%" y1="{$axis}" y2="{$axis}"/>
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="range" mode="picture"/>
      </svg>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="figures"/>
    </figure>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A share of the width, from the beginning of the axis to the beginning of a year. -->
  <xsl:template name="along">
    <xsl:param name="year"/>
    <xsl:variable name="chart" select="ancestor-or-self::chart"/>
    <xsl:value-of select="concat(format-number(($year - $chart/@first) * 100 div ($chart/@last - $chart/@first + 1), '0.###'), '%')"/>
  </xsl:template>

  <xsl:template match="mark">
    <xsl:variable name="x"><xsl:call-template name="along"><xsl:with-param name="year" select="@year + 0.5 * (../@unit = 1)"/></xsl:call-template></xsl:variable>
    <line class="mark" x1="{$x}" x2="{$x}" y1="{$axis}" y2="{$axis + 5}"/>
    <text x="{$x}" y="{$named}"><xsl:call-template name="written-year"><xsl:with-param name="number" select="@year"/></xsl:call-template></text>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A bar, in a field as high as the picture, so that it can be hit. -->
  <xsl:template match="bar" mode="picture">
    <xsl:variable name="words"><xsl:call-template name="stretch"/></xsl:variable>
    <xsl:variable name="unit" select="../@unit"/>
    <xsl:variable name="height" select="round(@count * ($axis - $highest) div ../@top)"/>
    <xsl:variable name="shown" select="$height + (1 - $height) * ($height &lt; 1)"/>
    <xsl:variable name="wide"><xsl:call-template name="along"><xsl:with-param name="year" select="../@first + $unit"/></xsl:call-template></xsl:variable>
    <xsl:variable name="narrow"><xsl:call-template name="along"><xsl:with-param name="year" select="../@first + $unit * 0.7"/></xsl:call-template></xsl:variable>
    <xsl:variable name="x"><xsl:call-template name="along"><xsl:with-param name="year" select="@first"/></xsl:call-template></xsl:variable>
    <xsl:variable name="inner"><xsl:call-template name="along"><xsl:with-param name="year" select="@first + $unit * 0.15"/></xsl:call-template></xsl:variable>
    <a href="{@href}" aria-label="{$words}: {@count}">
      <title><xsl:value-of select="concat($words, ': ', @count)"/></title>
      <rect class="field" x="{$x}" y="0" width="{$wide}" height="{$axis}"/>
      <rect x="{$inner}" y="{$axis - $shown}" width="{$narrow}" height="{$shown}"/>
    </a>
    <xsl:if test="@count = ../@top and not(preceding-sibling::bar[@count = ../@top])">
      <xsl:variable name="middle"><xsl:call-template name="along"><xsl:with-param name="year" select="@first + $unit * 0.5"/></xsl:call-template></xsl:variable>
      <text x="{$middle}" y="{$highest - 5}"><xsl:value-of select="@count"/></text>
    </xsl:if>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="range" mode="picture">
    <xsl:variable name="words"><xsl:apply-templates select="." mode="written"/></xsl:variable>
    <xsl:variable name="begins"><xsl:call-template name="along"><xsl:with-param name="year" select="@first"/></xsl:call-template></xsl:variable>
    <xsl:variable name="ends"><xsl:call-template name="along"><xsl:with-param name="year" select="@last + 1"/></xsl:call-template></xsl:variable>
    <xsl:variable name="y" select="$below + @lane * $lane + $lane div 2"/>
    <a class="{@kind}" href="{@href}" aria-label="{$words}"><title><xsl:value-of select="$words"/></title><line x1="{$begins}" x2="{$ends}" y1="{$y}" y2="{$y}"/></a>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The years of a bar. -->
  <xsl:template name="stretch">
    <xsl:call-template name="written-year"><xsl:with-param name="number" select="@first"/></xsl:call-template>
    <xsl:if test="@first != @last">
      <xsl:text>–</xsl:text>
      <xsl:call-template name="written-year"><xsl:with-param name="number" select="@last"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="figures">
    <figcaption>
      <details>
        <summary><xsl:value-of select="$label-figures"/></summary>
        <xsl:text>&#10;</xsl:text>
        <table>
          <thead><tr><th scope="col"><xsl:value-of select="$label-year"/></th><th scope="col" class="figures"><xsl:value-of select="$label-dated-mentions"/></th></tr></thead>
          <xsl:text>&#10;</xsl:text>
          <tbody>
            <xsl:for-each select="bar">
              <tr><th scope="row"><a href="{@href}"><xsl:call-template name="stretch"/></a></th><td class="figures"><xsl:value-of select="@count"/></td></tr>
              <xsl:text>&#10;</xsl:text>
            </xsl:for-each>
          </tbody>
          <xsl:if test="range">
            <xsl:text>&#10;</xsl:text>
            <tbody>
              <tr><th scope="rowgroup"><xsl:value-of select="$label-periods"/></th><td class="figures"></td></tr>
              <xsl:text>&#10;</xsl:text>
              <xsl:for-each select="range">
                <tr><th scope="row"><a href="{@href}"><xsl:apply-templates select="." mode="written"/></a></th><td class="figures"><xsl:value-of select="@count"/></td></tr>
                <xsl:text>&#10;</xsl:text>
              </xsl:for-each>
            </tbody>
          </xsl:if>
        </table>
      </details>
    </figcaption>
  </xsl:template>
</xsl:stylesheet>
