<?xml version="1.0" encoding="UTF-8"?>
<!-- What the register says of an entry, for readers: its dates, its other names, what it is, its numbers in authority files, its
     relations. Each template is called on the entry (`person`, `org`, `place`, `event`, `bibl` …) and writes inline HTML, or nothing;
     it needs register.xsl, reading.xsl, dates.xsl, labels.xsl, and page.xsl for the way to other entries. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="t exsl str">
  <xsl:import href="languages.xsl"/>

  <!-- Life dates of a person, the time of anything else: "30 March 1893 – 1976", "† 1953"; nothing where none is stated. -->
  <xsl:template name="entry-dates">
    <xsl:choose>
      <xsl:when test="t:birth or t:death">
        <xsl:variable name="born"><xsl:for-each select="t:birth[1]"><xsl:call-template name="entry-date"/></xsl:for-each></xsl:variable>
        <xsl:variable name="died"><xsl:for-each select="t:death[1]"><xsl:call-template name="entry-date"/></xsl:for-each></xsl:variable>
        <xsl:choose>
          <xsl:when test="$born != '' and $died != '' and string-length($born) &lt; 5 and string-length($died) &lt; 5"><xsl:value-of select="concat($born, '–', $died)"/></xsl:when>
          <xsl:when test="$born != '' and $died != ''"><xsl:value-of select="concat($born, ' – ', $died)"/></xsl:when>
          <xsl:when test="$born != ''"><xsl:value-of select="concat($label-born, $born)"/></xsl:when>
          <xsl:when test="$died != ''"><xsl:value-of select="concat($label-died, $died)"/></xsl:when>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="t:floruit">
        <xsl:variable name="active"><xsl:for-each select="t:floruit[1]"><xsl:call-template name="entry-date"/></xsl:for-each></xsl:variable>
        <xsl:if test="$active != ''"><xsl:value-of select="concat($label-active, $active)"/></xsl:if>
      </xsl:when>
      <xsl:when test="self::t:bibl or self::t:biblStruct"><xsl:for-each select="(t:date | t:monogr/t:imprint/t:date)[1]"><xsl:call-template name="entry-date"/></xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:call-template name="dates-of-attributes"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="entry-date">
    <xsl:variable name="stated"><xsl:call-template name="dates-of-attributes"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$stated != ''"><xsl:value-of select="$stated"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The names beside the preferred one, each once, with semicolons between them. -->
  <xsl:template name="entry-names">
    <xsl:variable name="preferred"><xsl:call-template name="preferred-name"/></xsl:variable>
    <xsl:variable name="rows">
      <xsl:for-each select="t:persName | t:orgName | t:placeName | t:country | t:region | t:settlement | t:geogName | t:eventName | t:label | t:name | t:title">
        <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
        <xsl:if test="$words != $preferred and $words != ''"><name><xsl:call-template name="stated-language"/><xsl:value-of select="$words"/></name></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="exsl:node-set($rows)/name[not(. = preceding-sibling::name)]">
      <xsl:if test="position() > 1">; </xsl:if>
      <xsl:choose>
        <xsl:when test="@lang != ''"><span lang="{@lang}"><xsl:value-of select="."/></span></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- The language of the register's own words, where it is not that of the page. -->
  <xsl:variable name="register-language">
    <xsl:variable name="stated" select="($register/t:TEI/@xml:lang | $register/t:TEI/t:teiHeader/t:profileDesc/t:langUsage/t:language/@ident)[1]"/>
    <xsl:choose>
      <xsl:when test="$stated"><xsl:value-of select="$stated"/></xsl:when>
      <xsl:when test="$site/@language != ''"><xsl:value-of select="$site/@language"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$label-language"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:template name="register-lang">
    <xsl:if test="substring-before(concat($text-language, '-'), '-') != substring-before(concat($register-language, '-'), '-')"><xsl:attribute name="lang"><xsl:value-of select="$register-language"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- What it is: offices and the like, where it lies, and the editors' notes; as sentences. -->
  <xsl:template name="entry-description">
    <xsl:variable name="facts">
      <xsl:for-each select="t:occupation | t:nationality | t:residence | t:affiliation | t:location/*[not(self::t:geo or self::t:note or self::t:bibl)]">
        <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
        <xsl:if test="$words != ''"><fact><xsl:value-of select="$words"/></fact></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="exsl:node-set($facts)/fact">
      <xsl:value-of select="."/>
      <xsl:choose><xsl:when test="position() != last()">, </xsl:when><xsl:otherwise>. </xsl:otherwise></xsl:choose>
    </xsl:for-each>
    <xsl:for-each select="t:desc | t:note[normalize-space()] | t:p">
      <xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if>
      <span>
        <xsl:call-template name="stated-language"/>
        <xsl:call-template name="words"><xsl:with-param name="of" select="node()"/></xsl:call-template>
      </span>
    </xsl:for-each>
  </xsl:template>

  <!-- The authority files that are known: what @type says, how it is written, and what makes an address of a number. -->
  <xsl:variable name="authority-rows">
    <authority type="gnd" name="GND" base="https://d-nb.info/gnd/"/>
    <authority type="viaf" name="VIAF" base="https://viaf.org/viaf/"/>
    <authority type="wikidata" name="Wikidata" base="https://www.wikidata.org/wiki/"/>
    <authority type="geonames" name="GeoNames" base="https://www.geonames.org/"/>
    <authority type="isni" name="ISNI" base="https://isni.org/isni/"/>
    <authority type="orcid" name="ORCID" base="https://orcid.org/"/>
    <authority type="lccn" name="LCCN" base="https://lccn.loc.gov/"/>
    <authority type="ulan" name="ULAN" base="https://www.getty.edu/vow/ULANFullDisplay?find=&amp;role=&amp;nation=&amp;subjectid="/>
    <authority type="tgn" name="TGN" base="https://www.getty.edu/vow/TGNFullDisplay?find=&amp;place=&amp;nation=&amp;subjectid="/>
    <authority type="doi" name="DOI" base="https://doi.org/"/>
  </xsl:variable>
  <xsl:variable name="authorities" select="exsl:node-set($authority-rows)/authority"/>

  <!-- Its numbers in authority files, as links where an address is known. -->
  <xsl:template name="entry-numbers">
    <xsl:for-each select="t:idno[normalize-space()]">
      <xsl:if test="position() > 1">, </xsl:if>
      <xsl:call-template name="authority-link"/>
    </xsl:for-each>
  </xsl:template>

  <!-- On an `idno`: "GND 118577425". An address without a known @type is named by its host. -->
  <xsl:template name="authority-link">
    <xsl:variable name="value" select="normalize-space()"/>
    <xsl:variable name="type" select="translate(normalize-space(@type), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:variable name="authority" select="$authorities[@type = $type]"/>
    <xsl:variable name="is-address" select="starts-with($value, 'https://') or starts-with($value, 'http://')"/>
    <xsl:variable name="number">
      <xsl:choose>
        <xsl:when test="$is-address"><xsl:value-of select="str:tokenize($value, '/')[last()]"/></xsl:when>
        <xsl:when test="$type = 'doi' and starts-with($value, 'doi:')"><xsl:value-of select="substring-after($value, ':')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="$authority"><xsl:value-of select="concat($authority/@name, ' ', $number)"/></xsl:when>
        <xsl:when test="$is-address"><xsl:value-of select="substring-before(concat(substring-after($value, '://'), '/'), '/')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space(concat(@type, ' ', $value))"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$is-address"><a href="{$value}"><xsl:value-of select="$words"/></a></xsl:when>
      <xsl:when test="$authority"><a href="{$authority/@base}{translate($number, ' ', '')}"><xsl:value-of select="$words"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Relations: "organ of X; congress of Y". With $all also those in which others are active: "organs: X; Y". -->
  <xsl:key name="active-in" match="t:relation[@active]" use="str:tokenize(@active)"/>
  <xsl:key name="passive-in" match="t:relation[@passive]" use="str:tokenize(@passive)"/>
  <xsl:key name="mutual-in" match="t:relation[@mutual]" use="str:tokenize(@mutual)"/>

  <xsl:template name="entry-relations">
    <xsl:param name="all"/>
    <xsl:variable name="self" select="concat('#', @xml:id)"/>
    <xsl:variable name="mine" select="key('active-in', $self) | key('mutual-in', $self)"/>
    <xsl:variable name="theirs" select="key('passive-in', $self)[$all]"/>
    <xsl:for-each select="$mine">
      <xsl:if test="position() > 1">; </xsl:if>
      <xsl:call-template name="relation-words"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="entry-ways"><xsl:with-param name="pointers" select="str:tokenize(concat(@passive, ' ', @mutual))[. != $self]"/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="relations-back">
      <xsl:with-param name="of" select="$theirs"/>
      <xsl:with-param name="follows" select="boolean($mine)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Those of one name together, then the rest. -->
  <xsl:template name="relations-back">
    <xsl:param name="of"/>
    <xsl:param name="follows"/>
    <xsl:if test="$of">
      <xsl:variable name="name" select="string($of[1]/@name)"/>
      <xsl:if test="$follows">; </xsl:if>
      <xsl:for-each select="$of[1]"><xsl:call-template name="relation-words"><xsl:with-param name="known" select="$label-relations-back"/></xsl:call-template></xsl:for-each>
      <xsl:text>: </xsl:text>
      <xsl:call-template name="entry-ways"><xsl:with-param name="pointers" select="str:tokenize($of[@name = $name]/@active)"/></xsl:call-template>
      <xsl:call-template name="relations-back">
        <xsl:with-param name="of" select="$of[@name != $name]"/>
        <xsl:with-param name="follows" select="true()"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What a relation is called: by its `desc`, by the words for its name, else by the name itself. -->
  <xsl:template name="relation-words">
    <xsl:param name="known" select="$label-relations"/>
    <xsl:variable name="described"><xsl:call-template name="words"><xsl:with-param name="of" select="t:desc"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$described != ''"><xsl:value-of select="$described"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="word-for"><xsl:with-param name="known" select="$known"/><xsl:with-param name="name" select="string(@name)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Other entries by their names, each a link to its page where there is a site. -->
  <xsl:template name="entry-ways">
    <xsl:param name="pointers"/>
    <xsl:for-each select="$pointers">
      <xsl:variable name="id" select="substring-after(., '#')"/>
      <xsl:if test="position() > 1">, </xsl:if>
      <xsl:for-each select="$register"><xsl:for-each select="key('id', $id)[1]"><xsl:call-template name="entry-way"/></xsl:for-each></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="entry-way">
    <xsl:variable name="page"><xsl:call-template name="entry-page"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$page != ''"><a href="{$page}"><xsl:call-template name="preferred-name"/></a></xsl:when>
      <xsl:otherwise><xsl:call-template name="preferred-name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The address of its page, `../persons/ID.html`, its id written as edenda.site.registers.entries does; nothing where there is no site. -->
  <xsl:template name="entry-page">
    <xsl:variable name="kind"><xsl:call-template name="kind-of-entry"/></xsl:variable>
    <xsl:variable name="id" select="string(@xml:id)"/>
    <xsl:variable name="own" select="$site/entry[@id = $id]/@name"/>
    <xsl:if test="$site/@title and $kind != '' and $id != '' and not(self::t:biblStruct)">
      <xsl:value-of select="concat($root, $kind, 's/', $own, translate(substring(str:encode-uri($id, true()), 1 div not($own)), '%', '='), '.html')"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
