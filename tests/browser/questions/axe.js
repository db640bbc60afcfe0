// What axe-core has to say: by the tags of its rules, or by some rules alone.
async ([tags, rules]) => {
  const only = rules.length ? { type: "rule", values: rules } : { type: "tag", values: tags };
  const enabled = rules.length ? {} : { "target-size": { enabled: true } };
  const found = await axe.run(document, { runOnly: only, rules: enabled, resultTypes: ["violations"] });
  const why = (node) => [...node.any, ...node.all, ...node.none].map((one) => one.message).join("; ").slice(0, 150);
  const where = (node) => `${node.target.join(" ")} (${why(node)})`;
  return found.violations.map((one) => `${one.id}: ${one.help} ${one.nodes.slice(0, 3).map(where).join(" | ")}`);
}
