import type { Stamp, Table } from "../../core/results.ts";
import { packSpeaker } from "./messages.ts";

/** The input files of a run with their counts and hashes. */
export const inputTable = ({ inputs, language }: Stamp): Table => {
  const say = packSpeaker(language);
  return {
    id: "inputs",
    title: say("inputs"),
    definition: say("reproduceLead"),
    columns: [
      { key: "file", label: say("file"), kind: "text" },
      { key: "crm", label: say("crm"), kind: "text" },
      { key: "object", label: say("object"), kind: "text" },
      { key: "read", label: say("read"), kind: "integer" },
      { key: "loaded", label: say("loaded"), kind: "integer" },
      { key: "quarantined", label: say("quarantined"), kind: "integer" },
      { key: "sha256", label: "SHA-256", kind: "text" },
    ],
    rows: inputs.map((input) => [
      input.file,
      input.crm,
      input.object,
      input.read,
      input.loaded,
      input.quarantined,
      input.sha256,
    ]),
  };
};
