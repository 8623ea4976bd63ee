interface Navigator {
  /** Global Privacy Control, in browsers that have it. */
  readonly globalPrivacyControl?: boolean;
}

/** What the lock knows of this visit. */
interface Visit {
  /** Name of the choice in localStorage. */
  readonly key: string;
  /** Version of each service on the list. */
  readonly versions: Readonly<Record<string, string>>;
  /** The choice as it is stored, whatever has become of it. */
  readonly stored: Partial<Choice> | null;
  /** Whether the choice, or the first act on record, has had its time. */
  readonly isOld?: boolean;
  /** Services on which the visitor has still to say yes or no. */
  readonly asked: readonly string[];
  /** Of these, the ones that are new, or have changed, since the visitor last chose. */
  readonly changed: readonly string[];
  /** Whether the browser asks not to be followed (Global Privacy Control, Do Not Track). */
  readonly signal: boolean;
  /** Whether a service may run on this page, such as "youtube". Decided when the page loads. */
  granted(id: string): boolean;
  /** The root of the page, whatever names elements have. */
  readonly root: HTMLElement;
  /** What is stored now, read as the lock reads it. */
  read(): ReadChoice;
  /** From now on this page may load no more than what every page may. */
  shut(): void;
}

/** A choice as the lock reads it. */
type ReadChoice = Pick<Visit, "stored" | "isOld" | "asked" | "changed" | "granted"> & { readonly policy: string };

/** What the lock returns, and the build hands to the gate. */
declare const visit: Visit;

/** The whole API for scripts of the site itself; besides it, the event `consent` on the document. */
interface Window {
  readonly consent: Visit & {
    /** Services that may run no more and may have left something in this browser. */
    readonly left: readonly string[];
    /** Opens the settings. */
    open(): void;
  };
}

/** What makes texts into such as browsers take that enforce Trusted Types; to others they are texts as before. */
interface TrustedText {
  createHTML(text: string): string;
  createScript(text: string): string;
  createScriptURL(text: string): string;
}

interface Window {
  readonly trustedTypes: { createPolicy(name: string, rules: TrustedText): TrustedText };
}

interface DocumentEventMap {
  /** A choice was made, here or in another tab, and this page may go on as it is. */
  consent: CustomEvent<{ services: Readonly<Record<string, boolean | undefined>> }>;
}

/** What `withdraw.js` exports. */
interface Withdrawal {
  /** Tells the code of services, still on this page, that it may do nothing more. */
  revoke(ids: readonly string[]): void;
  /** Deletes what services left in this browser, and notes that; returns the names of those of which something is left. */
  clear(ids: readonly string[], key: string): Promise<string[]>;
}

/** What the settings need of the page that they are on. */
interface Choosing {
  choose(given: Record<string, boolean>, method: string, message?: string): boolean;
  allOf(answer: boolean): Record<string, boolean>;
  answers(): Readonly<Record<string, boolean | undefined>>;
  /** Names of services that may run no more, of which something could not be deleted. */
  remaining: Promise<string[]>;
  /** Set by the settings: hears of each click before anything else on the page, and whether it is the visitor's own. */
  attend?(event: MouseEvent, isVisitors: boolean): void;
}

/** What `settings.js` exports once it is a file. */
interface Settings {
  explain(banner: HTMLElement, changed: readonly string[]): void;
  say(message: string | null | undefined, page: Choosing, place?: Element): Promise<void>;
  showSettings(href: string, page: Choosing): Promise<void>;
}

/** One act of the visitor, kept so that it can be shown. */
interface ConsentEvent {
  /** A random one, the same for all that happens in this browser; given once someone wants it. */
  readonly id?: string;
  /** ISO 8601. */
  readonly time: string;
  /** Version of the list of services. */
  readonly version: string;
  readonly language: string;
  readonly method: string;
  readonly signal: boolean;
  readonly services: Readonly<Record<string, boolean | undefined>>;
}
