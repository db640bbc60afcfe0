// How many style sheets are in use.
() => [...document.styleSheets].filter((one) => !one.disabled).length
