// Attributes and elements that run something, or bring something in.
() => {
  const attributes = [...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames());
  const elements = document.querySelectorAll("iframe, object, embed, base, math, template, [http-equiv=refresh], input[type=image]");
  return [...attributes.filter((name) => /^on|^style$|^srcdoc$/.test(name)), ...[...elements].map((one) => one.outerHTML.slice(0, 80))];
}
