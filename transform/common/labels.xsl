<?xml version="1.0" encoding="UTF-8"?>
<!-- Every word that the outputs add to an edition. A stylesheet that imports ours can put others in their place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <!-- The language of these words. -->
  <xsl:variable name="label-language" select="'en'"/>

  <xsl:variable name="label-skip" select="'Skip to the text'"/>
  <xsl:variable name="label-index" select="'All documents'"/>
  <xsl:variable name="label-way" select="'Edition'"/>
  <xsl:variable name="label-contents" select="'Contents'"/>
  <xsl:variable name="label-untitled" select="'Untitled document'"/>
  <xsl:variable name="label-text" select="'Text'"/>
  <xsl:variable name="label-plain-text" select="'Plain text'"/>

  <xsl:variable name="label-author" select="'Author'"/>
  <xsl:variable name="label-editor" select="'Editor'"/>
  <xsl:variable name="label-date" select="'Date'"/>
  <xsl:variable name="label-sent" select="'Sent'"/>
  <xsl:variable name="label-received" select="'Received'"/>
  <xsl:variable name="label-transmitted" select="'Transmitted'"/>
  <!-- What a conversion writes where a letter names no sender or addressee. -->
  <xsl:variable name="words-not-stated" select="'Not stated.'"/>
  <xsl:variable name="label-correspondence" select="'Correspondence'"/>
  <xsl:variable name="label-previous" select="'Answers'"/>
  <xsl:variable name="label-next" select="'Answered by'"/>
  <xsl:variable name="label-source" select="'Source'"/>
  <xsl:variable name="label-original" select="'After the original: '"/>
  <xsl:variable name="label-source-rights" select="'Rights in the source'"/>
  <xsl:variable name="label-edition-rights" select="'Rights in this edition'"/>
  <xsl:variable name="label-publisher" select="'Published by'"/>
  <xsl:variable name="label-unknown" select="'Unknown'"/>
  <xsl:variable name="label-restricted" select="'Restricted'"/>
  <xsl:variable name="label-free" select="'Free'"/>
  <xsl:variable name="label-subjects" select="'Subjects'"/>
  <xsl:variable name="label-abstract" select="'Abstract'"/>
  <xsl:variable name="label-responsible" select="'Responsible'"/>
  <xsl:variable name="label-remarks" select="'Remarks'"/>
  <xsl:variable name="label-principles" select="'Editorial principles'"/>
  <xsl:variable name="label-status" select="'State'"/>
  <xsl:variable name="label-about" select="'About this edition'"/>

  <xsl:variable name="label-page" select="'page '"/>
  <xsl:variable name="label-page-abbreviated" select="'p. '"/>
  <xsl:variable name="label-heading" select="'head of the page'"/>
  <xsl:variable name="label-notes" select="'Notes'"/>
  <xsl:variable name="label-textual-notes" select="'Textual notes'"/>
  <xsl:variable name="label-commentary" select="'Commentary'"/>
  <xsl:variable name="label-note" select="'note '"/>
  <xsl:variable name="label-back" select="'Back to the call of note '"/>
  <xsl:variable name="label-apparatus" select="'Corrections and variant readings'"/>
  <xsl:variable name="label-source-reads" select="'the source has'"/>
  <xsl:variable name="label-variant" select="'variant reading'"/>
  <xsl:variable name="label-supplied" select="'supplied by the editor'"/>
  <xsl:variable name="label-explanatory" select="'insertion of the source'"/>
  <xsl:variable name="label-unclear" select="'hard to read'"/>
  <xsl:variable name="label-surplus" select="'superfluous in the source'"/>
  <xsl:variable name="label-gap" select="'missing'"/>
  <xsl:variable name="label-source-of" select="'Source of the quotation: '"/>
  <xsl:variable name="label-cited" select="'Letters and works mentioned'"/>

  <xsl:variable name="label-mentioned" select="'Persons, organisations, places and events mentioned'"/>
  <xsl:variable name="label-persons" select="'Persons'"/>
  <xsl:variable name="label-organisations" select="'Organisations'"/>
  <xsl:variable name="label-places" select="'Places'"/>
  <xsl:variable name="label-events" select="'Events'"/>
  <xsl:variable name="label-works" select="'Works'"/>
  <xsl:variable name="label-others" select="'Others'"/>

  <xsl:variable name="label-documents" select="'Documents'"/>
  <xsl:variable name="label-undated" select="'Undated'"/>
  <xsl:variable name="months" select="'January   February  March     April     May       June      July      August    September October   November  December  '"/>
</xsl:stylesheet>
