interface Navigator {
  /** Global Privacy Control, in browsers that have it. */
  readonly globalPrivacyControl?: boolean;
}

/** The whole API for scripts of the site itself; besides it, the event `consent` on the document. */
interface Window {
  readonly consent: {
    /** Whether a service may run on this page, such as "youtube". Decided when the page loads. */
    granted(id: string): boolean;
    /** Opens the settings. */
    open(): void;
    /** Name of the choice in localStorage. */
    readonly key: string;
    /** Version of the list of services, and of each service in it. */
    readonly version: string;
    readonly versions: Readonly<Record<string, string>>;
    /** Services on which the visitor has still to say yes or no. */
    readonly asked: readonly string[];
    /** Those of them that are new, or have changed, since the visitor last chose. */
    readonly changed: readonly string[];
    /** Services that may run no more and may have left something in this browser. */
    readonly left: readonly string[];
    /** Whether the browser asks not to be followed (Global Privacy Control, Do Not Track). */
    readonly signal: boolean;
  };
}

/** Runs the code of the choice, which the build makes the body of this function; returns what follows a stored choice. */
declare function attend(): () => void;

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
  explain(banner: HTMLElement): void;
  say(message: string): void;
  showSettings(href: string, page: Choosing): Promise<void>;
}
