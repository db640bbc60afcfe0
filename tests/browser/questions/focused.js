// What has the focus: whether it is to be seen, and whether one sees that it has the focus.
async () => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const label = (one.labels && one.labels[0]) || one;
  const boxes = [one, label].map((each) => each.getBoundingClientRect());
  const isInView = (box) =>
    box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const hasRing = (style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  return {
    name: `${one.tagName}#${one.id}.${one.className} ${(one.textContent || "").trim().slice(0, 30)}`,
    seen: boxes.some(isInView),
    ring: [one, label].some((each) => hasRing(getComputedStyle(each))),
  };
}
