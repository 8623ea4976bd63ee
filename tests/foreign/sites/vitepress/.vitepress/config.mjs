import { readFileSync } from "node:fs";

const [head, body] = ["head", "body"].map((name) => readFileSync(`${name}.html`, "utf-8"));

export default {
  title: "Sails and Ropes",
  outDir: "./public",
  vite: { publicDir: "static" },
  head: [["link", { rel: "stylesheet", href: "/own/own.css" }]],
  themeConfig: {
    nav: [{ text: "Knots", link: "/knots" }],
    sidebar: [{ text: "Posts", items: [{ text: "First", link: "/posts/first" }, { text: "Second", link: "/posts/second" }] }],
    socialLinks: [{ icon: "github", link: "https://github.com/sails/ropes" }],
    search: { provider: "local" },
  },
  transformHtml: (page) =>
    page.replace("</head>", () => `${head}<script src="/own/own.js"></script></head>`).replace("</body>", () => `${body}</body>`),
};
