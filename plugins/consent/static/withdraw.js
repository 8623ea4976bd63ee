// What a withdrawal takes along: the services' own code is told, and what they left in this browser is deleted. A
// page cannot reach cookies of other sites, nor those that only servers read.

/** @typedef {[storage: string, name: string]} Item a `*` in the name stands for anything */
/** @typedef {{ revoke: [path: string, ...values: unknown[]][], items: Item[] }} Leaving */

/** @type {Record<string, Leaving>} */
const services = JSON.parse("{services}"); // the build writes the services here

/** @param {string} name @returns {(actual: string) => boolean} */
export const isNamed = (name) => {
  const pattern = new RegExp(`^${name.replace(/[\\^$.+?()[\]{}|]/g, "\\$&").replaceAll("*", ".*")}$`);
  return (actual) => pattern.test(actual);
};

/** @param {readonly string[]} ids */
export const revoke = (ids) => {
  for (const [path, ...values] of ids.flatMap((id) => services[id]?.revoke ?? [])) {
    const names = path.split(".");
    const owner = names.slice(0, -1).reduce((found, name) => found?.[name], /** @type {any} */ (window));
    try {
      owner[names.at(-1) || ""](...values);
    } catch {}
  }
};

const site = "{path}"; // the build writes the path of the site on its host here

/** Every folder above the addresses that this page knows of on its own site; what is beside it is another's. */
const folders = () => {
  const links = [...document.querySelectorAll("a[href]")].map((link) => /** @type {HTMLAnchorElement} */ (link));
  const own = [location, ...links].filter(({ host, pathname }) => host === location.host && pathname.startsWith(site));
  const paths = own.map(({ pathname }) => pathname);
  const found = new Set(["/"]);
  for (const path of paths) {
    for (let at = path.indexOf("/", 1); at > 0; at = path.indexOf("/", at + 1)) found.add(path.slice(0, at)).add(path.slice(0, at + 1));
    found.add(path);
  }
  return found;
};

/** @param {string} name */
const deleteCookie = (name) => {
  const labels = location.hostname.split(".");
  const domains = ["", ...labels.slice(0, -1).map((_, index) => `; domain=${labels.slice(index).join(".")}`)];
  for (const path of folders()) {
    for (const domain of domains) {
      for (const partition of ["", "; Secure; Partitioned"]) document.cookie = `${name}=; Max-Age=0; path=${path}${domain}${partition}`;
    }
  }
};

/** @param {IDBOpenDBRequest} request */
const done = (request) => new Promise((settled) => (request.onsuccess = request.onerror = request.onblocked = settled));

/** How to list, and how to delete, what is kept in each way.
 * @type {Record<string, { names: () => string[] | Promise<string[]>, remove: (name: string) => unknown }>} */
const storages = {
  cookie: { names: () => document.cookie.split("; ").map((cookie) => cookie.split("=")[0]), remove: deleteCookie },
  "local-storage": { names: () => Object.keys(localStorage), remove: (name) => localStorage.removeItem(name) },
  "session-storage": { names: () => Object.keys(sessionStorage), remove: (name) => sessionStorage.removeItem(name) },
  "indexed-db": {
    names: async () => (await indexedDB.databases()).map(({ name }) => name || ""),
    remove: (name) => done(indexedDB.deleteDatabase(name)),
  },
  cache: { names: () => caches.keys(), remove: (name) => caches.delete(name) },
};

/**
 * Returns the names of what is in this browser now, of one kind of storage.
 * @param {string} storage
 * @returns {Promise<string[]>}
 */
export const present = async (storage) => {
  try {
    return (await storages[storage]?.names()) ?? [];
  } catch {
    return [];
  }
};

/**
 * Deletes items, by name or pattern, wherever this page can reach them.
 * @param {readonly Item[]} items
 */
export const remove = async (items) => {
  for (const [storage, name] of items) {
    const found = (await present(storage)).filter(isNamed(name));
    for (const one of new Set(name.includes("*") ? found : [name, ...found])) {
      try {
        await storages[storage]?.remove(one);
      } catch {}
    }
  }
};

/**
 * Deletes what services left, save what a service that may still run keeps under the same name; and notes that. A choice
 * that has had its time goes too; which services may have left something is remembered until that is gone.
 * @param {readonly string[]} ids
 * @param {string} key of the choice in localStorage
 */
export const clear = async (ids, key) => {
  const shared = Object.keys(services).filter((id) => window.consent.granted(id)).flatMap((id) => services[id].items.map(String));
  await remove(ids.flatMap((id) => services[id]?.items ?? []).filter((item) => !shared.includes(String(item))));
  try {
    const choice = JSON.parse(localStorage.getItem(key) || "");
    // Of a choice made since then nothing is known here; the next page takes it up.
    if (choice.time !== window.consent.stored?.time) return;
    const opened = [choice.opened].flat().filter((id) => id in services && !ids.includes(id));
    if (window.consent.isFresh) localStorage.setItem(key, JSON.stringify({ ...choice, opened }));
    else if (opened.length) localStorage.setItem(key, JSON.stringify({ opened }));
    else localStorage.removeItem(key);
  } catch {}
};
