// Touch everything that may answer.
() => {
  for (const one of document.querySelectorAll('main a[href^="#"], main label, main summary'))
    for (const kind of ["pointerover", "mouseover", "focusin", "click"])
      one.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
}
