<?xml version="1.0" encoding="UTF-8"?>
<!-- What every output needs to know about the shape of TEI: keys, blocks, white space that means nothing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="t">

  <xsl:strip-space elements="t:TEI t:teiCorpus t:teiHeader t:fileDesc t:titleStmt t:editionStmt t:publicationStmt
    t:notesStmt t:sourceDesc t:profileDesc t:encodingDesc t:correspDesc t:correspAction t:correspContext t:respStmt
    t:availability t:licence t:textClass t:keywords t:abstract t:standOff t:text t:group t:front t:body t:back t:div
    t:div1 t:div2 t:div3 t:div4 t:div5 t:div6 t:div7 t:titlePage t:docTitle t:list t:table t:row t:lg t:sp t:figure
    t:address t:choice t:subst t:app t:listBibl t:listPerson t:listOrg t:listPlace t:listEvent t:floatingText
    t:epigraph t:argument t:postscript"/>

  <!-- The document, for templates that look up keys while they stand in another tree. -->
  <xsl:variable name="doc" select="/"/>

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <!-- Elements that an output sets as a block. A quotation is one if the source displayed it, if it holds blocks, or
       if it stands where only blocks stand. The key is made for every document, and each | in its match would be another walk
       through it: so names are looked for in a list, below what bears @_holds (edenda.writers.numbering), and what is no block gets an empty
       value, which nobody looks up. (A key must not
       have several definitions: where the first finds nothing, libxslt leaves out others.) -->
  <xsl:key name="block" match="*[@_holds]/t:*[contains(' p ab list table lg figure floatingText listBibl sp address argument epigraph postscript closer opener trailer div div1 div2 div3 div4 div5 div6 div7
    listPerson listOrg listPlace listEvent titlePage byline docImprint titlePart speaker
    head biblStruct dateline salute signed docDate docAuthor seg stage quote q cit ', concat(' ', local-name(), ' '))][not(@_entry)]"
    use="generate-id(self::*[self::t:p or not(contains(' head biblStruct dateline salute signed docDate docAuthor seg stage quote q cit ', concat(' ', local-name(), ' ')))
      or self::t:head[not(parent::t:figure)] or self::t:biblStruct[not(parent::t:cit)]
      or self::*[self::t:dateline or self::t:salute or self::t:signed][not(ancestor::t:p)]
      or self::t:docDate[not(ancestor::t:docImprint or ancestor::t:p or ancestor::t:dateline)]
      or self::t:docAuthor[not(parent::t:byline or ancestor::t:p)]
      or self::t:seg[parent::t:opener or parent::t:closer] or self::t:stage[parent::t:sp or parent::t:div]
      or self::t:quote[parent::t:div or parent::t:body or parent::t:epigraph or contains(concat(' ', @rend, ' '), ' block ')
        or @type = 'pull' or t:p or t:lg or t:l or t:list or parent::t:cit/parent::*[self::t:div or self::t:body or self::t:epigraph]]
      or self::t:q[parent::t:div or parent::t:body or t:p or t:lg or t:l]
      or self::t:cit[parent::t:div or parent::t:body or parent::t:epigraph or contains(concat(' ', @rend, ' '), ' block ')
        or t:quote[contains(concat(' ', @rend, ' '), ' block ') or t:p or t:lg or t:l or t:list]]])"/>

  <!-- The readings that a reading text leaves out, and text that stands elsewhere than where it is written. -->
  <xsl:key name="hidden" use="generate-id()" match="
t:choice/*[not(self::t:corr or self::t:reg or self::t:expan or self::t:ex or (self::t:unclear and not(preceding-sibling::*))
        or not(self::t:sic or self::t:orig or self::t:abbr or self::t:am or preceding-sibling::* or ../t:corr or ../t:reg or ../t:expan or ../t:ex))
      or self::t:corr[preceding-sibling::t:corr] or self::t:reg[preceding-sibling::t:reg] or self::t:expan[preceding-sibling::t:expan] or self::t:ex[preceding-sibling::t:ex]]
    | t:app/*[self::t:rdg[../t:lem or preceding-sibling::t:rdg] or self::t:note] | t:figDesc"/>

  <!-- Whether the current element holds a block, and so cannot be an inline element: '1' or nothing. Only of such as bear
       @_holds can it be asked (edenda.writers.numbering). -->
  <xsl:template name="holds-block">
    <xsl:if test="@_holds">
      <xsl:variable name="depth" select="count(ancestor-or-self::t:note)"/>
      <xsl:if test="descendant::*[not(@_entry)][key('block', generate-id())][count(ancestor::t:note) = $depth]">1</xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- How many steps an indented verse begins further in: the first figure in @rend (`indent2`), else one. -->
  <xsl:template name="steps-of-verse"><xsl:value-of select="substring(concat(translate(@rend, translate(@rend, '123456789', ''), ''), 1), 1, 1)"/></xsl:template>

  <!-- A choice without any of the readings we prefer keeps its first. -->
  <xsl:template name="shown-reading">
    <xsl:choose>
      <xsl:when test="t:corr"><xsl:apply-templates select="t:corr[1]/node()"/></xsl:when>
      <xsl:when test="t:reg"><xsl:apply-templates select="t:reg[1]/node()"/></xsl:when>
      <xsl:when test="t:expan"><xsl:apply-templates select="t:expan[1]/node()"/></xsl:when>
      <xsl:when test="t:ex"><xsl:apply-templates select="t:ex[1]/node()"/></xsl:when>
      <xsl:when test="*[1][self::t:choice or self::t:app]"><xsl:apply-templates select="*[1]"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[1]/node()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
