// The kinds of addresses to which links and forms lead, as the browser reads them.
() => {
  const within = (address) => new URL(address, location).protocol;
  const links = [...document.querySelectorAll("a[href], area[href]")];
  const forms = [...document.querySelectorAll("form[action]")];
  return [...links.map((one) => one.protocol ?? within(one.getAttribute("href"))), ...forms.map((one) => within(one.getAttribute("action")))];
}
