// The kinds of addresses to which links and forms lead, as the browser reads them.
() => [...document.querySelectorAll("a[href], area[href], form[action]")].map((one) => one.protocol || new URL(one.action).protocol)
