// Part of the page's script only where the settings name an endpoint: sends each act there once it is stored, with the
// random id of the record and nothing else about the visitor (CW-10, CW-11).

import { eventsKey, record } from "./choice.js";
import { receiptEvents, recordId, storedActs } from "./events.js";

const keep = record.store;

record.store = (event) => {
  keep(event);
  try {
    const acts = storedActs(eventsKey);
    if (acts.at(-1)?.time !== event.time) return;
    const body = { recordId: recordId(acts, eventsKey), event: receiptEvents(acts).pop() };
    navigator.sendBeacon("{endpoint}", JSON.stringify(body));
  } catch {}
};
