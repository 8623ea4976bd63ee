// What a withdrawal takes along: the services' own code is told, and what they left in this browser is deleted. A
// page cannot reach cookies of other sites, nor those that only servers read.

/** @typedef {[storage: string, name: string]} Item a `*` in the name stands for anything */
/** @typedef {{ name: string, revoke: [path: string, ...values: unknown[]][], items: Item[] }} Leaving */

/** @type {Record<string, Leaving>} */
const services = JSON.parse("{services}"); // the build writes the services here
/** What this site keeps itself. @type {Item[]} */
const own = JSON.parse("{own}"); // the build writes the items of necessary services here

const lifetime = Number("{lifetime}"); // the build writes the milliseconds here for which an act of the visitor counts

const { root } = window.consent;
/** Not as `document.cookie`: markup can give this name to an element. */
const jar = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(Document.prototype, "cookie"));

/** @param {string} name @returns {(actual: string) => boolean} */
export const isNamed = (name) => {
  const pattern = new RegExp(`^${name.replace(/[\\^$.+?()[\]{}|]/g, "\\$&").replaceAll("*", ".*")}$`, "s");
  return (actual) => pattern.test(actual);
};

/** @param {readonly Item[]} items @returns {(storage: string, actual: string) => boolean} whether something is one of them */
const among = (items) => {
  const named = items.map(([storage, name]) => ({ storage, is: isNamed(name) }));
  return (storage, actual) => named.some((item) => item.storage === storage && item.is(actual));
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
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll("a[href]"))];
  const here = [location, ...links].filter(({ host, pathname }) => host === location.host && pathname.startsWith(site));
  const paths = here.map(({ pathname }) => pathname);
  const found = new Set(["/"]);
  for (const path of paths) {
    for (let at = path.indexOf("/", 1); at > 0; at = path.indexOf("/", at + 1)) found.add(path.slice(0, at)).add(path.slice(0, at + 1));
    found.add(path);
  }
  return found;
};

/** The cookies that this page can see: the name of each, and "" before the name of one that has only a value.
 * @returns {string[]} */
const cookies = () => jar.get?.call(document).split("; ").filter(Boolean);

/** @param {string} cookie */
const nameOf = (cookie) => cookie.split("=")[0];

/** Browsers refuse the prefixes `__Secure-` and `__Host-` without `Secure`, and keep partitioned cookies apart.
 * @param {string} name */
const deleteCookie = (name) => {
  // A cookie without a name shows as its value alone; for all of these there is only one on each path.
  const isNameless = cookies().includes(name);
  const labels = location.hostname.split(".");
  const domains = ["", ...labels.slice(0, -1).map((_, index) => `; domain=${labels.slice(index).join(".")}`)];
  for (const path of folders()) {
    for (const domain of domains) {
      for (const kind of ["", "; Secure", "; Secure; Partitioned"]) {
        const where = `; Max-Age=0; path=${path}${domain}${kind}`;
        jar.set?.call(document, `${name}=${where}`);
        if (isNameless) jar.set?.call(document, `=${name}${where}`);
      }
    }
  }
};

/** Settled once it is deleted, or a while after something that is still open keeps it.
 * @param {IDBOpenDBRequest} request */
const done = (request) =>
  Promise.race([
    new Promise((settled) => (request.onsuccess = request.onerror = settled)),
    new Promise((settled) => (request.onblocked = () => setTimeout(settled, 1000))),
  ]);

/** How to list, and how to delete, what is kept in each way.
 * @type {Record<string, { names: () => string[] | Promise<string[]>, remove: (name: string) => unknown }>} */
const storages = {
  cookie: { names: () => cookies().map(nameOf), remove: deleteCookie },
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
 * Deletes items, by name or pattern, wherever this page can reach them, save what is to be kept.
 * @param {readonly Item[]} items
 * @param {(storage: string, actual: string) => boolean} [isKept]
 */
export const remove = async (items, isKept = among(own)) => {
  for (const [storage, name] of items) {
    const found = (await present(storage)).filter(isNamed(name));
    for (const one of new Set(name.includes("*") ? found : [name, ...found])) {
      if (isKept(storage, one)) continue;
      try {
        await storages[storage]?.remove(one);
      } catch {}
    }
  }
};

/** Whether any of these items is still there.
 * @param {readonly Item[]} items
 * @param {(storage: string, actual: string) => boolean} isKept */
const isAnyLeft = async (items, isKept) => {
  for (const [storage, name] of items) {
    if ((await present(storage)).some((actual) => isNamed(name)(actual) && !isKept(storage, actual))) return true;
  }
  return false;
};

/** Whether an act of the visitor still counts. @param {any} act */
const isFresh = (act) => {
  const age = Date.now() - Date.parse(act?.time);
  return age >= 0 && age < lifetime;
};

/** Deletes the acts on record that have had their time (CW-12).
 * @param {string} key of the choice in localStorage
 * @returns {number} when the first of the others was, in milliseconds since 1970; NaN where there is none */
const pruneRecord = (key) => {
  const eventsKey = `${key}-events`;
  /** @type {any[]} */
  let fresh = [];
  try {
    fresh = JSON.parse(localStorage.getItem(eventsKey) || "[]").filter(isFresh);
  } catch {}
  if (fresh[0]) localStorage.setItem(eventsKey, JSON.stringify(fresh));
  else localStorage.removeItem(eventsKey);
  return Date.parse(fresh[0]?.time);
};

/**
 * Deletes what services left, save what is the site's own or a service keeps that may still run; looks whether it is gone;
 * and notes that. What is still there is tried again on the next page; cookies of a folder that this page cannot see into,
 * on the next page that sees any cookie. What has had its time of the choice and its record goes too; which services may have left something is
 * remembered until that is gone.
 * @param {readonly string[]} ids
 * @param {string} key of the choice in localStorage
 * @returns {Promise<string[]>} names of the services of which something is still there
 */
export const clear = async (ids, key) => {
  const { granted, stored } = window.consent;
  const allowed = Object.keys(services).filter((id) => granted(id)).flatMap((id) => services[id].items);
  const isKept = among([...own, ...allowed]);
  if (ids.length) window.name = "";
  /** @type {string[]} */
  const remaining = [];
  for (const id of ids) {
    const items = services[id]?.items ?? [];
    await remove(items, isKept);
    if (await isAnyLeft(items, isKept)) remaining.push(id);
  }
  const names = remaining.map((id) => services[id].name);
  try {
    const first = pruneRecord(key);
    const choice = JSON.parse(localStorage.getItem(key) || "");
    // Of a choice made since then nothing is known here; the next page takes it up.
    if (choice.time !== stored?.time) return names;
    const opened = [choice.opened].flat().filter((id) => id in services && (!ids.includes(id) || remaining.includes(id)));
    const keptCookies = ids.filter((id) => services[id]?.items.some(([storage]) => storage === "cookie"));
    const cleared = [...new Set([choice.cleared ?? [], keptCookies].flat())].filter((id) => id in services && !opened.includes(id));
    const since = Math.max(0, Date.parse(choice.time) - first);
    if (isFresh(choice)) localStorage.setItem(key, JSON.stringify({ ...choice, opened, cleared: cleared.length ? cleared : undefined, since }));
    else if (opened.length) localStorage.setItem(key, JSON.stringify({ opened }));
    else localStorage.removeItem(key);
  } catch {}
  return names;
};
