/** The repository's folder, from a script bundled into build/scripts as from its source in a test. */
export const root = new URL("../../", import.meta.url).pathname;
