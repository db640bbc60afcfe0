<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages as HTML names them (BCP 47), from what TEI files have. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:str="http://exslt.org/strings"
  exclude-result-prefixes="str">

  <!-- The tag of a language: a code of three letters becomes that of two where there is one; nothing for what is no tag. -->
  <xsl:template name="html-language">
    <xsl:param name="code"/>
    <xsl:variable name="tag" select="translate(normalize-space($code), '_', '-')"/>
    <xsl:variable name="primary" select="substring-before(concat($tag, '-'), '-')"/>
    <xsl:variable name="lower-case" select="translate($primary, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:variable name="short" select="substring(substring-after($short-languages, concat(' ', $lower-case, ':')), 1, 2)"/>
    <xsl:choose>
      <xsl:when test="translate($primary, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', '') != ''"/>
      <xsl:when test="string-length($primary) = 0 or string-length($primary) &gt; 3 or (string-length($primary) = 1 and $lower-case != 'x')"/>
      <xsl:when test="translate($tag, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-', '') != ''"/>
      <xsl:when test="contains(concat($tag, '-'), '--') or str:tokenize($tag, '-')[string-length() &gt; 8] or $lower-case = 'x' and $tag = $primary"/>
      <xsl:when test="$short != '' and string-length($primary) = 3"><xsl:value-of select="concat($short, substring($tag, 4))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$tag"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The language that an element states, as an attribute; `otherwise` that of the text around it where it states none. -->
  <xsl:template name="stated-language">
    <xsl:param name="otherwise"/>
    <xsl:variable name="language"><xsl:call-template name="html-language"><xsl:with-param name="code" select="string(@xml:lang)"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$language != ''"><xsl:attribute name="lang"><xsl:value-of select="$language"/></xsl:attribute></xsl:when>
      <xsl:when test="$otherwise != ''"><xsl:attribute name="lang"><xsl:value-of select="$otherwise"/></xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The word for a name in a label of many ("name: word; name: word"), else the name itself. -->
  <xsl:template name="word-for">
    <xsl:param name="known"/>
    <xsl:param name="name"/>
    <xsl:variable name="word" select="substring-before(substring-after(concat('; ', $known, ';'), concat('; ', $name, ': ')), ';')"/>
    <xsl:choose>
      <xsl:when test="$word != ''"><xsl:value-of select="$word"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($name, '-_', '  ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ISO 639-2, both forms, and ISO 639-1. -->
  <xsl:variable name="short-languages" select="' aar:aa abk:ab afr:af aka:ak alb:sq sqi:sq amh:am ara:ar arg:an arm:hy hye:hy asm:as ava:av ave:ae aym:ay aze:az
    bak:ba bam:bm baq:eu eus:eu bel:be ben:bn bis:bi bod:bo tib:bo bos:bs bre:br bul:bg bur:my mya:my cat:ca ces:cs cze:cs cha:ch che:ce chi:zh zho:zh
    chu:cu chv:cv cor:kw cos:co cre:cr cym:cy wel:cy dan:da deu:de ger:de div:dv dut:nl nld:nl dzo:dz ell:el gre:el eng:en epo:eo est:et ewe:ee fao:fo
    fas:fa per:fa fij:fj fin:fi fra:fr fre:fr fry:fy ful:ff geo:ka kat:ka gla:gd gle:ga glg:gl glv:gv grn:gn guj:gu hat:ht hau:ha heb:he her:hz hin:hi
    hmo:ho hrv:hr hun:hu ibo:ig ice:is isl:is ido:io iii:ii iku:iu ile:ie ina:ia ind:id ipk:ik ita:it jav:jv jpn:ja kal:kl kan:kn kas:ks kau:kr kaz:kk
    khm:km kik:ki kin:rw kir:ky kom:kv kon:kg kor:ko kua:kj kur:ku lao:lo lat:la lav:lv lim:li lin:ln lit:lt ltz:lb lub:lu lug:lg mac:mk mkd:mk mah:mh
    mal:ml mao:mi mri:mi mar:mr may:ms msa:ms mlg:mg mlt:mt mon:mn nau:na nav:nv nbl:nr nde:nd ndo:ng nep:ne nno:nn nob:nb nor:no nya:ny oci:oc oji:oj
    ori:or orm:om oss:os pan:pa pli:pi pol:pl por:pt pus:ps que:qu roh:rm ron:ro rum:ro run:rn rus:ru sag:sg san:sa sin:si slk:sk slo:sk slv:sl sme:se
    smo:sm sna:sn snd:sd som:so sot:st spa:es srd:sc srp:sr ssw:ss sun:su swa:sw swe:sv tah:ty tam:ta tat:tt tel:te tgk:tg tgl:tl tha:th tir:ti ton:to
    tsn:tn tso:ts tuk:tk tur:tr twi:tw uig:ug ukr:uk urd:ur uzb:uz ven:ve vie:vi vol:vo wln:wa wol:wo xho:xh yid:yi yor:yo zha:za zul:zu '"/>
</xsl:stylesheet>
