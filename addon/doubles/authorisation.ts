/** Authorisation modes of Apps Script and what each allows (Google's documentation, "Editor add-on authorization"). */
export const authModes = ["NONE", "LIMITED", "CUSTOM_FUNCTION", "FULL"] as const;
export type AuthMode = (typeof authModes)[number];

export type Right = "locale" | "menu" | "ui" | "read" | "write" | "properties" | "lock" | "pure";

const allowed: Readonly<Record<AuthMode, readonly Right[]>> = {
  NONE: ["locale", "menu", "pure"],
  LIMITED: ["locale", "menu", "pure", "read", "write", "properties", "lock"],
  CUSTOM_FUNCTION: ["locale", "pure", "read", "properties", "lock"],
  FULL: ["locale", "menu", "ui", "read", "write", "properties", "lock", "pure"],
};

const scopes: Partial<Readonly<Record<Right, string>>> = {
  read: "https://www.googleapis.com/auth/spreadsheets.currentonly",
  write: "https://www.googleapis.com/auth/spreadsheets.currentonly",
  ui: "https://www.googleapis.com/auth/script.container.ui",
};

/** Checks each call against the mode it runs in and notes the scopes that all calls together need. */
export class Authorisation {
  mode: AuthMode = "FULL";
  readonly calls: { readonly call: string; readonly right: Right; readonly mode: AuthMode }[] = [];

  use(right: Right, call: string): void {
    this.calls.push({ call, right, mode: this.mode });
    if (!allowed[this.mode].includes(right))
      throw new Error(`You do not have permission to call ${call} (${this.mode})`);
  }

  scopes(): string[] {
    return [...new Set(this.calls.flatMap(({ right }) => scopes[right] ?? []))].sort();
  }
}
