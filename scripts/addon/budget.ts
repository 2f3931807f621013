/**
 * Limits of the server code, checked by a test and by the bench. Apps Script runs every file from the top at every call of a cell, so size
 * is time: 100 kB of code cost about 5 ms. Texts are packed and cost next to nothing there until they are read; they and the stubs are
 * about a third of the bytes. What bounds the size: docs/decisions/add-in-bundle.md.
 */
export const serverBudget = { bytes: 440_000, coldStartMs: 20 };

/** The sidebar is one file, read at every opening: its size and the time until it can be used, on this machine, without Google. */
export const sidebarBudget = { bytes: 250_000, readyMs: 300 };
