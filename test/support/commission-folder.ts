import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Writable } from "node:stream";
import { onTestFinished } from "vitest";
import type { OptionValues } from "../../pipeline/command.ts";
import { commissionCommand } from "../../pipeline/commission/command.ts";
import { Terminal } from "../../pipeline/terminal.ts";

/**
 * A quarter small enough to pay by hand. Rep plan: 5% up to 50,000, 7% above; Lead plan: 1% of the team.
 * Ana: D1 40,000 × 5% = 2,000; D2 10,000 × 5% + 20,000 × 7% = 1,900; 40% of D3, 8,000 × 7% = 560; credit note on D2, 10,000 × 7% = -700: 3,760.
 * Burak: 60% of D3, 12,000 × 5% = 600. Mia: 1% of 40,000 + 30,000 + 20,000 - 10,000 = 800. In all 5,160.
 */
export const commissionFiles = {
  "deals.csv": `Deal ID,Deal name,Amount,Currency,Created date,Close date,Owner,Stage
D1,Alpha,40000,EUR,2026-05-01,2026-07-10,Ana,Closed Won
D2,Beta,30000,EUR,2026-05-01,2026-08-05,Ana,Closed Won
D3,Gamma,20000,EUR,2026-05-01,2026-09-01,Burak,Closed Won
D4,Delta,90000,EUR,2026-05-01,2026-09-30,Ana,Closed Lost
D5,Epsilon,70000,EUR,2026-09-30,2026-12-01,Ana,Negotiation
`,
  "compensation/plan.csv": `plan,version,component,setting,from,value,where
Rep,1,,valid_from,,2026-01-01,
Rep,1,,currency,,EUR,
Rep,1,,split_policy,,must_equal_100,
Rep,1,Bookings,type,,tiers,
Rep,1,Bookings,mode,,marginal,
Rep,1,Bookings,tier,0,5%,
Rep,1,Bookings,tier,50000,7%,
Lead,1,,valid_from,,2026-01-01,
Lead,1,,currency,,EUR,
Lead,1,,split_policy,,must_equal_100,
Lead,1,Team,type,,rate,
Lead,1,Team,credit_from,,team,
Lead,1,Team,rate,,1%,
`,
  "compensation/people.csv": `payee,plan,from,manager,language,cost_centre
Ana,Rep,2026-01-01,Mia,de,north
Burak,Rep,2026-01-01,Mia,tr,south
Mia,Lead,2026-01-01,,en,north
`,
  "compensation/splits.csv": "deal,payee,share,kind\nD3,Burak,60%,split\nD3,Ana,40%,split\n",
  "compensation/credit_notes.csv": "id,deal,date,amount,currency\nCN1,D2,2026-09-15,10000,EUR\n",
} as const;

export type CommissionFile = keyof typeof commissionFiles;

/** A temporary folder with these files, some replaced or added (blank leaves a file out); it and what lies beside it disappear after the test. */
export const commissionFolder = (changes: Readonly<Record<string, string>> = {}): string => {
  const root = mkdtempSync(join(tmpdir(), "revsheet-commission-test-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "exports");
  const files: Readonly<Record<string, string>> = { ...commissionFiles, ...changes };
  for (const [name, text] of Object.entries(files)) {
    if (text !== "") writeFile(folder, name, text);
  }
  return folder;
};

export const writeFile = (folder: string, name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A terminal that keeps what is said. */
export const quietTerminal = () => {
  const said = { out: "", err: "" };
  const stream = (key: "out" | "err") =>
    new Writable({
      write: (chunk, _encoding, done) => {
        said[key] += String(chunk);
        done();
      },
    }) as unknown as NodeJS.WriteStream;
  return { terminal: new Terminal(stream("out"), stream("err"), true, () => 0), said };
};

/** Runs `revsheet commission …` in this process, as of the end of the quarter. */
export const commission = async (operands: readonly string[], options: OptionValues = {}): Promise<Said> => {
  const { terminal, said } = quietTerminal();
  const code = await commissionCommand(operands, { asOf: "2026-09-30", period: "2026-Q3", ...options }, terminal);
  return { code, ...said };
};
