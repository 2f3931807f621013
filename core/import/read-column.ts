import { hasField } from "./catalogue/read.ts";
import type { Crm, ObjectKind } from "./fields.ts";
import type { HeaderReadings } from "./header-readings.ts";
import type { StageColumn } from "./stage-columns.ts";

/** A header as both decisions see it. */
export interface ReadColumn extends HeaderReadings {
  readonly index: number;
  readonly cells: readonly string[];
  readonly stage: StageColumn | null;
}

/** Whether a reading can speak in a file of this CRM and object. */
export const applies = (
  reading: { crm: Crm; object: ObjectKind | "*"; field: string | null },
  crm: Crm,
  object: ObjectKind,
): boolean =>
  (reading.crm === crm || reading.crm === "generic") &&
  (reading.object === object ||
    (reading.object === "*" && (reading.field === null || hasField(object, reading.field))));
