// How many things can be reached by keyboard: of a group of radio buttons, the one that is chosen.
() =>
  [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    (one) =>
      one.tabIndex >= 0 &&
      !one.disabled &&
      one.checkVisibility({ checkVisibilityCSS: true }) &&
      !one.closest("[inert]") &&
      (one.type !== "radio" || one.checked),
  ).length
