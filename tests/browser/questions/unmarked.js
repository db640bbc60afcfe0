// Names in the text that no line tells from the words around them.
() =>
  [...document.querySelectorAll("article a.entity")]
    .filter((one) => {
      const style = getComputedStyle(one);
      return style.textDecorationLine === "none" && !(parseFloat(style.borderBottomWidth) > 0);
    })
    .map((one) => one.outerHTML.slice(0, 80))
