// Pictures that are not there.
() => [...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src)
