// Controls that have the colour of what is behind them, or keep colours of their own.
() =>
  [...document.querySelectorAll("a[href], summary, label, button")]
    .filter((one) => {
      const style = getComputedStyle(one);
      return style.color === getComputedStyle(document.body).backgroundColor || style.forcedColorAdjust === "none";
    })
    .map((one) => one.outerHTML.slice(0, 80))
