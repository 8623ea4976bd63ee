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
  /** The choice as it is stored, whatever has become of it, and whether it still counts. */
  readonly stored: Partial<Choice> | null;
  readonly isFresh: boolean;
  /** Services on which the visitor has still to say yes or no. */
  readonly asked: readonly string[];
  /** Whether the visitor, if asked, is to be told why: something has changed, or the browser has said no. */
  readonly isAgain: boolean;
  /** Whether the browser asks not to be followed (Global Privacy Control, Do Not Track). */
  readonly signal: boolean;
  /** Whether a service may run on this page, such as "youtube". Decided when the page loads. */
  granted(id: string): boolean;
}

/** What the lock returns, and the build hands to the gate. */
declare const visit: Visit;

/** The whole API for scripts of the site itself; besides it, the event `consent` on the document. */
interface Window {
  readonly consent: Visit & {
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
  /** Deletes what services left in this browser, and notes that. */
  clear(ids: readonly string[], key: string): Promise<void>;
}

/** What the settings need of the page that they are on. */
interface Choosing {
  choose(given: Record<string, boolean>, method: string, message?: string): boolean;
  allOf(answer: boolean): Record<string, boolean>;
  answers(): Readonly<Record<string, boolean | undefined>>;
}

/** What `settings.js` exports once it is a file. */
interface Settings {
  explain(banner: HTMLElement, changed: readonly string[]): void;
  say(message: string): void;
  showSettings(href: string, page: Choosing): Promise<void>;
}
