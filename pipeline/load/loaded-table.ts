import type { Crm, ObjectKind } from "../../core/import/fields.ts";
import type { LoadedSource } from "./load-file.ts";

/** A loaded file or sheet of the folder: its name relative to the folder, and what it holds. */
export interface LoadedTable extends LoadedSource {
  readonly name: string;
  readonly object: ObjectKind;
  readonly crm: Crm;
}
