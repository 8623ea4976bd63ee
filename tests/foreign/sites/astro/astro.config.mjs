export default { outDir: "./public", publicDir: "./static", site: "https://www.example.com", telemetry: false };
