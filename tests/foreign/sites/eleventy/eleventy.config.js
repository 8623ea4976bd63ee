module.exports = (config) => {
  config.addPassthroughCopy("assets");
  config.addCollection("news", (all) => all.getFilteredByGlob("posts/*.md"));
  return { dir: { output: "public" }, markdownTemplateEngine: "njk" };
};
