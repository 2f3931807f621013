import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { dateOfDayNumber } from "../../core/calendar/iso-date.ts";
import { type Random, randomOf } from "../../core/sample/random.ts";

export interface BenchExport {
  readonly deals: number;
  readonly events: number;
  readonly files: readonly [deals: string, stageHistory: string];
}

const stages = [
  "Qualification",
  "Needs Analysis",
  "Value Proposition",
  "Proposal/Price Quote",
  "Negotiation/Review",
  "Closed Won",
  "Closed Lost",
] as const;
const probabilities = [10, 20, 40, 60, 80, 100, 0] as const;
const won = 5;
const lost = 6;
const sources = ["Website", "Referral", "Partner", "Trade Show", "Outbound", "Paid Ads"] as const;
const types = ["New Business", "Expansion", "Renewal"] as const;

/** 2021-01-01 and five years of creation dates. */
const firstDay = 18628;
const days = 1826;
const lastDay = firstDay + days + 400;

const blockSize = 1 << 22;

/** Collects lines as Latin letters and digits and writes them in blocks of four megabytes. */
const blockFile = (path: string, header: string) => {
  const file = openSync(path, "w");
  let text = `${header}\n`;
  return {
    add: (line: string) => {
      text += line;
      if (text.length < blockSize) return;
      writeSync(file, Buffer.from(text, "latin1"));
      text = "";
    },
    close: () => {
      writeSync(file, Buffer.from(text, "latin1"));
      closeSync(file);
    },
  };
};

const isoDays = (): readonly string[] => {
  const texts: string[] = [];
  for (let day = firstDay; day <= lastDay + 1; day++) texts.push(dateOfDayNumber(day));
  return texts;
};

const twoDigits = Array.from({ length: 60 }, (_, value) => `${value}`.padStart(2, "0"));
const clock = (second: number): string =>
  `${twoDigits[Math.floor(second / 3600)]}:${twoDigits[Math.floor(second / 60) % 60]}:${twoDigits[second % 60]}`;

const id = (prefix: string, value: number): string => prefix + String(value).padStart(12, "0");

/** Stages from the first on, with skips, steps back and re-entries, until the deal is won or lost: eight on average, at most 24. */
const stagePath = (random: Random): readonly number[] => {
  const path = [0];
  let place = 0;
  while (path.length < 24) {
    const draw = random.next();
    if (draw < 0.064) place = lost;
    else if (draw < 0.44 && place > 0) place -= 1;
    else if (draw < 0.52 && place < won - 1) place += 2;
    else place += 1;
    path.push(place);
    if (place >= won) return path;
  }
  path.push(lost);
  return path;
};

/**
 * A large export under Salesforce's API names for measuring: `deals.csv` with 12 columns (about 120 bytes a deal) and `stage_history.csv` with
 * 6 columns and about eight events a deal, ordered by deal. Constant memory; the same options give the same bytes. Overwrites the two files.
 */
export const generateBenchExport = async (
  folder: string,
  options: { readonly deals: number; readonly seed?: number },
): Promise<BenchExport> => {
  mkdirSync(folder, { recursive: true });
  const files = [join(folder, "deals.csv"), join(folder, "stage_history.csv")] as const;
  const deals = blockFile(
    files[0],
    "Id,Name,AccountId,OwnerId,StageName,Amount,Type,LeadSource,CreatedDate,CloseDate,IsClosed,IsWon",
  );
  const history = blockFile(files[1], "Id,OpportunityId,StageName,CreatedDate,Probability,IsDeleted");
  const dayTexts = isoDays();
  let events = 0;
  for (let deal = 1; deal <= options.deals; deal++) {
    const random = randomOf(options.seed ?? 1, 60, deal);
    const draw = (count: number) => Math.floor(random.next() * count);
    const dealId = id("006", deal);
    const path = stagePath(random);
    let day = draw(days);
    let second = draw(60000);
    const created = `${dayTexts[day]} ${clock(second)}`;
    let lines = "";
    for (let place = 0; place < path.length; place++) {
      if (place > 0) {
        const waited = draw(28);
        day = Math.min(day + waited, days + 400);
        second = waited === 0 ? second + 1 + draw(900) : draw(60000);
      }
      const stage = path[place] as number;
      events++;
      lines += `${id("008", events)},${dealId},${stages[stage]},${dayTexts[day]} ${clock(second)},${probabilities[stage]},0\n`;
    }
    history.add(lines);
    const last = path[path.length - 1] as number;
    const amount = `${1000 + draw(250000)}.${twoDigits[draw(60)]}`;
    deals.add(
      `${dealId},Beispiel ${deal},${id("001", 1 + draw(Math.ceil(options.deals / 3)))},${id("005", 1 + draw(200))},${stages[last]},${amount},` +
        `${types[draw(3)]},${sources[draw(6)]},${created},${dayTexts[day]},1,${last === won ? 1 : 0}\n`,
    );
  }
  deals.close();
  history.close();
  return { deals: options.deals, events, files };
};
