// Loaded by node before clasp: its Apps Script API lives at APPS_SCRIPT_API. Options set on googleapis as a whole have no effect there.
import { createRequire } from "node:module";

const { google } = createRequire(createRequire(import.meta.url).resolve("@google/clasp"))("googleapis");
const script = google.script.bind(google);
google.script = (options) => script({ ...options, rootUrl: process.env.APPS_SCRIPT_API });
