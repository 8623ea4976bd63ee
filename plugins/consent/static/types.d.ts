interface Window {
  /** What the lock decided when this page loaded. */
  readonly consent: {
    readonly key: string;
    readonly version: string;
    readonly ids: readonly string[];
    readonly granted: readonly string[];
    readonly answered: boolean;
  };
}
