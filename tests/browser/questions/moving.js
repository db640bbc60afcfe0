// What moves by itself or slowly.
() => {
  const longest = (times) => Math.max(...times.split(",").map(parseFloat));
  const moves = (style) =>
    longest(style.transitionDuration) > 0.01 || longest(style.animationDuration) > 0.01 || style.scrollBehavior === "smooth";
  return [...document.querySelectorAll("*")].filter((one) => moves(getComputedStyle(one))).map((one) => `${one.tagName}.${one.className}`);
}
