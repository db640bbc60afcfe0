// What is wider than the window, where nothing around it scrolls or clips it.
() => {
  const most = document.documentElement.clientWidth;
  const isHeld = (one) => {
    for (let up = one; up; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.clip !== "auto" || style.clipPath !== "none" || style.position === "fixed") return true;
      if (up !== one && style.overflowX !== "visible") return true;
    }
    return false;
  };
  const isWide = (one) => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > most + 1 && one.checkVisibility({ checkVisibilityCSS: true }) && !isHeld(one);
  };
  const wide = [...document.body.querySelectorAll("*")].filter(isWide).map((one) => `${one.tagName}.${one.className}`);
  return [...(document.documentElement.scrollWidth > most ? ["the page"] : []), ...wide].slice(0, 5);
}
