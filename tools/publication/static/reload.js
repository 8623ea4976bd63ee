/* Loads the page anew once what it shows was built again. Only the server on the editor's own machine adds it to pages.
   A hidden page does not listen: browsers keep few connections open for one address. */
(() => {
  const version = document.currentScript?.dataset.version;
  /** @type {EventSource | undefined} */
  let versions;
  const listen = () => {
    versions?.close();
    if (document.hidden) return;
    versions = new EventSource("/.serve/versions");
    versions.onmessage = ({ data }) => {
      if (data !== version) location.reload();
    };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
