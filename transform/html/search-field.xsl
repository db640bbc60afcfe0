<?xml version="1.0" encoding="UTF-8"?>
<!-- The small field in the masthead of every page of a site that has a search. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="search-field">
    <xsl:if test="$site/@search != '' and not($page/@path = $site/@search)">
      <form class="find" role="search" action="{$root}{$site/@search}"><input type="search" name="q" aria-label="{$label-search}" placeholder="{$label-search}"/></form>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
