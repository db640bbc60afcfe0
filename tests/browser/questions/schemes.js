// The kinds of addresses to which links and forms lead, as the browser reads them.
() => {
  const links = [...document.querySelectorAll("a[href], area[href]")].map((one) => one.protocol);
  const forms = [...document.querySelectorAll("form[action]")].map((one) => new URL(one.getAttribute("action"), location).protocol);
  return [...links, ...forms];
}
