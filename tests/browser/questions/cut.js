// What does not show all that is in it.
() => {
  const isCut = (one) => {
    const style = getComputedStyle(one);
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && style.clip === "auto" && style.clipPath === "none";
    const isShown = one.clientHeight > 2 && one.clientWidth > 2 && one.checkVisibility({ checkVisibilityCSS: true });
    return hides && isShown && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2);
  };
  return [...document.body.querySelectorAll("*")].filter(isCut).map((one) => `${one.tagName}.${one.className}`).slice(0, 5);
}
