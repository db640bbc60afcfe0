<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates as TEI attributes state them: checked for HTML, and written out for readers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <!-- The value if HTML knows it as a date (a year, a month, a day, a yearless day, a time); otherwise nothing. -->
  <xsl:template name="html-date">
    <xsl:param name="value"/>
    <xsl:variable name="shape" select="translate($value, '0123456789', '9999999999')"/>
    <xsl:choose>
      <!-- Most are days that every month has. -->
      <xsl:when test="$shape = '9999-99-99' and substring($value, 1, 4) &gt; 0 and substring($value, 6, 2) &gt; 0 and substring($value, 6, 2) &lt; 13
        and substring($value, 9) &gt; 0 and substring($value, 9) &lt; 29"><xsl:value-of select="$value"/></xsl:when>
      <xsl:when test="$shape != ''"><xsl:call-template name="other-html-date"><xsl:with-param name="value" select="$value"/><xsl:with-param name="shape" select="$shape"/></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="other-html-date">
    <xsl:param name="value"/>
    <xsl:param name="shape"/>
    <xsl:variable name="year" select="substring($value, 1, 4)"/>
    <xsl:variable name="month" select="number(substring($value, 6, 2))"/>
    <xsl:variable name="day" select="number(substring($value, 9, 2))"/>
    <xsl:variable name="last" select="number(substring('312931303130313130313031', ($month - 1) * 2 + 1, 2))"/>
    <xsl:variable name="leap" select="$month != 2 or $day &lt; 29
      or ($year mod 4 = 0 and ($year mod 100 != 0 or $year mod 400 = 0))"/>
    <xsl:variable name="is-month" select="$month &gt;= 1 and $month &lt;= 12"/>
    <xsl:choose>
      <xsl:when test="$shape = '99:99:99' or $shape = '99:99'">
        <xsl:if test="substring($value, 1, 2) &lt; 24 and substring($value, 4, 2) &lt; 60
          and ($shape = '99:99' or substring($value, 7, 2) &lt; 60)"><xsl:value-of select="$value"/></xsl:if>
      </xsl:when>
      <xsl:when test="$shape = '--99-99'">
        <xsl:variable name="m" select="number(substring($value, 3, 2))"/>
        <xsl:variable name="d" select="number(substring($value, 6, 2))"/>
        <xsl:if test="$m &gt;= 1 and $m &lt;= 12 and $d &gt;= 1
          and $d &lt;= number(substring('312931303130313130313031', ($m - 1) * 2 + 1, 2))"><xsl:value-of select="substring($value, 3)"/></xsl:if>
      </xsl:when>
      <xsl:when test="$year = 0"/>
      <xsl:when test="$shape = '9999' or ($shape = '9999-99' and $is-month)
        or ($shape = '9999-99-99' and $is-month and $day &gt;= 1 and $day &lt;= $last and $leap)">
        <xsl:value-of select="$value"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 1963-03-30 as "30 March 1963", -0043 as "44 BC"; what is no such date stays as it is. The parts can be had alone. -->
  <xsl:template name="written-date">
    <xsl:param name="value"/>
    <xsl:param name="day" select="true()"/>
    <xsl:param name="month" select="true()"/>
    <xsl:param name="year" select="true()"/>
    <xsl:variable name="bare" select="substring($value, 1 + starts-with($value, '-'))"/>
    <xsl:variable name="number" select="substring-before(concat($bare, '-'), '-')"/>
    <xsl:variable name="rest" select="substring-after($bare, '-')"/>
    <!-- The same day in a year of four figures. -->
    <xsl:variable name="like" select="concat(substring('2000', 1, 4 * boolean($number != '' and translate($number, '0123456789', '') = '' and string-length($number) &gt; 3)),
      substring('-', 1, boolean($rest != '')), $rest)"/>
    <xsl:variable name="valid"><xsl:call-template name="html-date"><xsl:with-param name="value" select="$like"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="string-length($valid) &lt; 4 or contains($valid, ':') or starts-with($valid, '-')"><xsl:value-of select="$value"/></xsl:when>
      <xsl:otherwise>
        <xsl:if test="$day and string-length($valid) = 10"><xsl:value-of select="concat(number(substring($valid, 9, 2)), $label-after-day, substring(' ', 1, $month or $year))"/></xsl:if>
        <xsl:if test="$month and string-length($valid) &gt; 4"><xsl:value-of select="concat(normalize-space(substring($label-months, (number(substring($valid, 6, 2)) - 1) * 12 + 1, 12)), substring(' ', 1, $year))"/></xsl:if>
        <xsl:if test="$year"><xsl:call-template name="written-year"><xsl:with-param name="number" select="concat(substring('-', 1, starts-with($value, '-')), $number)"/></xsl:call-template></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A year as astronomers count (0 is 1 BC) as readers do. -->
  <xsl:template name="written-year">
    <xsl:param name="number"/>
    <xsl:choose>
      <xsl:when test="$number &gt; 0"><xsl:value-of select="format-number($number, '0')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(format-number(1 - $number, '0'), $label-before-era)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Two dates as one range, what they share said once: 14–16 November 1957, November–December 1960, 1934–1953. -->
  <xsl:template name="written-range">
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:param name="between" select="'–'"/>
    <xsl:variable name="year" select="concat(substring('-', 1, starts-with($from, '-')), substring-before(concat(substring($from, 1 + starts-with($from, '-')), '-'), '-'))"/>
    <xsl:variable name="same-year" select="starts-with(concat($to, '-'), concat($year, '-')) and string-length($from) = string-length($to)"/>
    <xsl:variable name="same-month" select="$same-year and string-length($from) - string-length($year) = 6 and substring($from, 1, string-length($year) + 3) = substring($to, 1, string-length($year) + 3)"/>
    <xsl:call-template name="written-date">
      <xsl:with-param name="value" select="$from"/><xsl:with-param name="month" select="not($same-month)"/><xsl:with-param name="year" select="not($same-year)"/>
    </xsl:call-template>
    <!-- Blanks around the dash where there are some in the dates. -->
    <xsl:variable name="apart" select="$between = '–' and not($same-month) and (contains(substring($from, 6), '-') or contains(substring($from, 2), '-') and not($same-year))"/>
    <xsl:value-of select="concat(substring(' ', 1, $apart), $between, substring(' ', 1, $apart))"/>
    <xsl:call-template name="written-date"><xsl:with-param name="value" select="$to"/></xsl:call-template>
  </xsl:template>

  <!-- The words of a date element, or its attributes written out. -->
  <xsl:template name="date-in-words">
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$words != '' and not(@from and $words = concat(@from, ' to ', @to))"><xsl:call-template name="written-date"><xsl:with-param name="value" select="$words"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="dates-of-attributes"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the dating attributes of any element say, written out; nothing where there are none. -->
  <xsl:template name="dates-of-attributes">
    <xsl:choose>
      <xsl:when test="@when"><xsl:call-template name="written-date"><xsl:with-param name="value" select="@when"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="attributes-in-words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The attributes written out, where they say as much as the words; else the words. -->
  <xsl:template name="date-by-value">
    <xsl:variable name="when"><xsl:call-template name="html-date"><xsl:with-param name="value" select="@when"/></xsl:call-template></xsl:variable>
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:variable name="unsure" select="@cert != '' and @cert != 'high'"/>
    <xsl:choose>
      <xsl:when test="$when != '' and (not($unsure) or $words = '' or $words = @when)">
        <xsl:if test="$unsure"><xsl:value-of select="$label-circa"/></xsl:if>
        <xsl:call-template name="written-date"><xsl:with-param name="value" select="$when"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="@from and @to and not(@notBefore or @notAfter or $unsure)"><xsl:call-template name="attributes-in-words"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="date-in-words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- From and to, with what both have in common once: "3–5 March 1962", "March – May 1962". -->
  <xsl:template name="attributes-in-words">
    <xsl:variable name="from"><xsl:call-template name="html-date"><xsl:with-param name="value" select="@from"/></xsl:call-template></xsl:variable>
    <xsl:variable name="to"><xsl:call-template name="html-date"><xsl:with-param name="value" select="@to"/></xsl:call-template></xsl:variable>
    <xsl:variable name="end"><xsl:call-template name="written-date"><xsl:with-param name="value" select="@to"/></xsl:call-template></xsl:variable>
    <xsl:variable name="start"><xsl:call-template name="written-date"><xsl:with-param name="value" select="@from"/></xsl:call-template></xsl:variable>
    <xsl:variable name="is-alike" select="string-length($from) = string-length($to) and string-length($to) &gt;= 7 and not(starts-with($to, '-'))"/>
    <xsl:choose>
      <xsl:when test="$is-alike and $from = $to"><xsl:value-of select="$end"/></xsl:when>
      <xsl:when test="$is-alike and string-length($to) = 10 and substring($from, 1, 7) = substring($to, 1, 7)">
        <xsl:value-of select="concat(number(substring($from, 9, 2)), $label-after-day, '–', $end)"/>
      </xsl:when>
      <xsl:when test="$is-alike and substring($from, 1, 4) = substring($to, 1, 4)">
        <xsl:value-of select="concat(substring-before($start, concat(' ', substring($from, 1, 4))), ' – ', $end)"/>
      </xsl:when>
      <xsl:when test="string-length($from) = 4 and string-length($to) = 4"><xsl:value-of select="concat($from, '–', $to)"/></xsl:when>
      <xsl:when test="@notBefore and @notAfter and not(@from or @to)"><xsl:call-template name="between-limits"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="bound"><xsl:with-param name="value" select="@from"/></xsl:call-template>
        <xsl:call-template name="bound"><xsl:with-param name="value" select="@notBefore"/><xsl:with-param name="word" select="$label-not-before"/></xsl:call-template>
        <xsl:if test="(@from or @notBefore) and (@to or @notAfter)"> – </xsl:if>
        <xsl:call-template name="bound"><xsl:with-param name="value" select="@to"/></xsl:call-template>
        <xsl:call-template name="bound"><xsl:with-param name="value" select="@notAfter"/><xsl:with-param name="word" select="$label-not-after"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A day that is only known to lie between two others: "between 1901 and 1903". -->
  <xsl:template name="between-limits">
    <xsl:value-of select="$label-between-dates"/>
    <xsl:call-template name="written-range">
      <xsl:with-param name="from" select="@notBefore"/><xsl:with-param name="to" select="@notAfter"/><xsl:with-param name="between" select="$label-and-date"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="bound">
    <xsl:param name="value"/>
    <xsl:param name="word"/>
    <xsl:if test="$value">
      <xsl:value-of select="$word"/>
      <xsl:call-template name="written-date"><xsl:with-param name="value" select="$value"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
