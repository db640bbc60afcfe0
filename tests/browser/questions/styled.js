// The style sheets in use.
() => [...document.styleSheets].filter((one) => one.href && !one.disabled).map((one) => one.href.split("/").pop())
