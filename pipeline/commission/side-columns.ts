import type { FiscalCalendar } from "../../core/calendar/fiscal.ts";
import { isoDate } from "../../core/calendar/iso-date.ts";
import { type Period, parsePeriod } from "../../core/calendar/period.ts";
import { cellText, flagCell, fractionCell, type PlanCell, plainNumber } from "../../core/commission/plan/cells.ts";
import { RevError } from "../../core/errors/error.ts";
import { fold } from "../../core/locale/fold.ts";
import { isLanguage } from "../../core/locale/language.ts";
import { zero } from "../../core/money/exact.ts";
import type { BookedPlace, BookTerms, PayeeExtras } from "./snapshot.ts";

type Cells = readonly (readonly PlanCell[])[];

// Headers in the six languages, folded.
const headers = {
  payee:
    "payee|rep|owner|owner id|owner name|user|user id|person|mitarbeiter|vertriebsmitarbeiter|inhaber|vendedor|persona|propietario|osoba|handlowiec|wlasciciel|pessoa|responsavel|kisi|satis temsilcisi|sahip",
  language: "language|sprache|idioma|jezyk|lingua|dil",
  entity: "entity|gesellschaft|sociedad|spolka|empresa|sirket",
  costCentre: "cost centre|cost center|kostenstelle|centro de coste|centro de costo|mpk|centro de custo|masraf merkezi",
  from: "from|start|valid from|von|ab|beginn|desde|inicio|od|poczatek|de|baslangic",
  to: "to|end|valid to|bis|ende|hasta|fin|do|koniec|ate|fim|bitis",
  period: "period|zeitraum|periodo|okres|donem",
  component: "component|komponente|componente|skladnik|bilesen",
  incremental: "incremental|inkrementell|przyrostowy|artimli",
  chargeRate: "charge rate|employer charges|arbeitgeberanteil|cargas sociales|narzuty|encargos|isveren payi",
  contractMonths: "contract months|vertragsmonate|meses de contrato|miesiace umowy|sozlesme ayi",
  expectedMonths: "expected months|erwartete monate|meses esperados|oczekiwane miesiace|beklenen ay",
  commensurate: "renewal commensurate|verlangerung gleichwertig|renovacion proporcional|proporcjonalne odnowienie",
  expectedAttainment:
    "expected attainment|erwartete zielerreichung|cumplimiento esperado|oczekiwana realizacja|atingimento esperado|beklenen gerceklesme",
  expedient: "expedient|erleichterung|recurso practico|uproszczenie|expediente|kolaylik",
} as const;
type Column = keyof typeof headers;

/** Index of each asked column in a header row, -1 where there is none. */
const finder = (cells: Cells) => {
  const names = (cells[0] ?? []).map((cell) =>
    fold(cellText(cell))
      .replace(/[_\-.]+/g, " ")
      .trim(),
  );
  const at = (column: Column) =>
    names.findIndex((name) => headers[column].split("|").includes(name) || name === column.toLowerCase());
  return (row: readonly PlanCell[], column: Column): string => {
    const index = at(column);
    return index < 0 ? "" : cellText(row[index]);
  };
};

/** Language of each payee (rows further down win) and the places where the commission is booked, row by row. */
export const payeeExtras = (people: Cells): ReadonlyMap<string, PayeeExtras> => {
  const read = finder(people);
  const extras = new Map<string, PayeeExtras>();
  people.slice(1).forEach((row, i) => {
    const payee = read(row, "payee");
    if (payee === "") return;
    const language = read(row, "language");
    const word = language.toLowerCase().split(/[-_]/)[0] ?? "";
    if (language !== "" && !isLanguage(word)) {
      const choices = "en, de, es, pl, pt, tr";
      throw new RevError("PLAN_CHOICE", { value: language, choices, place: `people, language, row ${i + 2}` });
    }
    const day = (column: "from" | "to") => {
      const text = read(row, column);
      return text === "" ? {} : { [column]: isoDate(text, `people, ${column}, row ${i + 2}`) };
    };
    const [entity, costCentre] = [read(row, "entity"), read(row, "costCentre")];
    const place: BookedPlace = {
      ...day("from"),
      ...day("to"),
      ...(entity === "" ? {} : { entity }),
      ...(costCentre === "" ? {} : { costCentre }),
    };
    const before = extras.get(payee);
    extras.set(payee, {
      ...before,
      ...(isLanguage(word) ? { language: word } : {}),
      places: [...(before?.places ?? []), place],
    });
  });
  return extras;
};

/**
 * A table whose rows belong to a pay period, with the rows of other periods left out: by its column `period`, and all rows where it has
 * none.
 */
export const rowsOfPeriod = (cells: Cells, period: Period, calendar: FiscalCalendar): Cells => {
  const read = finder(cells);
  return cells.map((row, i) => {
    const text = i === 0 ? "" : read(row, "period");
    return text === "" || parsePeriod(text, calendar, `period, row ${i + 1}`).label === period.label ? row : [];
  });
};

/** Whether a row is the header of the books: it says which costs are incremental. */
export const isBooksHeader = (header: readonly PlanCell[]): boolean => finder([header])(header, "incremental") !== "";

/** An expected attainment above this is taken for a percentage without its sign. */
const highestAttainment = 10n;

/** Terms of the books: one row a component, or one for all. */
export const bookTerms = (cells: Cells): BookTerms[] => {
  const read = finder(cells);
  return cells.slice(1).flatMap((row, i): BookTerms[] => {
    if (row.every((cell) => cellText(cell) === "")) return [];
    const place = (column: Column) => `books, ${column}, row ${i + 2}`;
    const flag = (column: Column) => {
      const text = read(row, column);
      return text !== "" && flagCell(text, place(column));
    };
    const months = (column: "contractMonths" | "expectedMonths") => {
      const text = read(row, column);
      if (text === "") return {};
      const { n, d } = plainNumber(text, place(column));
      if (n <= 0n || n % d !== 0n) throw new RevError("NOT_A_NUMBER", { value: text, place: place(column) });
      return { [column]: Number(n / d) };
    };
    const [component, charge] = [read(row, "component"), read(row, "chargeRate")];
    const expected = read(row, "expectedAttainment");
    return [
      {
        ...(component === "" ? {} : { component }),
        incremental: flag("incremental"),
        chargeRate: charge === "" ? zero : fractionCell(charge, place("chargeRate"), 1n),
        ...months("contractMonths"),
        ...months("expectedMonths"),
        renewalIsCommensurate: flag("commensurate"),
        expedient: flag("expedient"),
        ...(expected === ""
          ? {}
          : { expectedAttainment: fractionCell(expected, place("expectedAttainment"), highestAttainment) }),
      },
    ];
  });
};
