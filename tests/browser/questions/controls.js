// What on paper nobody can use.
() =>
  [...document.querySelectorAll("header.site nav, .skip, button, input, form")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1)
    .map((one) => `${one.tagName}.${one.className}`)
