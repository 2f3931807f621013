import { addMonths, isoDate } from "../../core/calendar/iso-date.ts";
import type { Language } from "../../core/locale/language.ts";
import type { Chart, KeyFigure, Results, Section, Table } from "../../core/results.ts";

/** German for "de", English for every other language: the words of the data, not of the catalogue. */
const wording = (language: Language) => (german: string, english: string) => (language === "de" ? german : english);
type Words = ReturnType<typeof wording>;

const month = (offset: number) => addMonths(isoDate("2026-01-31"), offset);

const resultsSection = (say: Words): Section => ({
  id: "results",
  title: say("Der Auftragseingang liegt 7 % unter dem Ziel", "Bookings are 7% below the goal"),
  sentence: say(
    "4.182.650 EUR gewonnen, 317.350 EUR unter dem Ziel; zwei Regionen tragen die ganze Lücke.",
    "EUR 4,182,650 won, EUR 317,350 below the goal; two regions carry the whole gap.",
  ),
  charts: [
    {
      kind: "bars",
      title: say("Süd und Export fehlen zum Ziel", "South and export miss the goal"),
      alternative: say(
        "Auftragseingang je Region gegen das Ziel; Süd fehlen 260.000 EUR.",
        "Bookings by region against goal; South lacks EUR 260,000.",
      ),
      unit: "money",
      comparisonLabel: say("Ziel", "Goal"),
      bars: [
        { label: say("Nord", "North"), value: 1_640_200, comparison: 1_500_000 },
        { label: say("West", "West"), value: 1_201_450, comparison: 1_150_000 },
        { label: say("Süd", "South"), value: 790_000, comparison: 1_050_000, highlighted: true },
        {
          label: say("Export und Bundesbeschaffungsangelegenheiten", "Export and federal procurement"),
          value: 551_000,
          comparison: 800_000,
          highlighted: true,
        },
      ],
    },
  ],
  tables: [
    {
      id: "regions",
      title: say("Auftragseingang je Region", "Bookings by region"),
      definition: say(
        "Eine Zeile je Region: gewonnene Verkaufschancen nach Abschlussdatum.",
        "One row a region: won deals by close date.",
      ),
      columns: [
        { key: "region", label: say("Region", "Region"), kind: "text" },
        { key: "won", label: say("Gewonnen", "Won"), kind: "integer" },
        { key: "amount", label: say("Auftragseingang", "Bookings"), kind: "money", digits: 2 },
        { key: "goal", label: say("Ziel", "Goal"), kind: "money", digits: 2 },
        { key: "attainment", label: say("Zielerreichung", "Attainment"), kind: "percent" },
        { key: "last", label: say("Letzter Abschluss", "Last close"), kind: "date" },
      ],
      rows: [
        [say("Nord", "North"), 41, "1640200.00", "1500000.00", 1.0934666, "2026-09-29"],
        [say("West", "West"), 33, "1201450.00", "1150000.00", 1.0447391304347826, "2026-09-30"],
        [say("Süd", "South"), 19, "790000.00", "1050000.00", 0.7523809523809524, "2026-09-24"],
        [
          say("Export und Bundesbeschaffungsangelegenheiten", "Export and federal procurement"),
          7,
          "551000.00",
          "800000.00",
          0.68875,
          null,
        ],
      ],
      totalRow: [say("Summe", "Total"), 100, "4182650.00", "4500000.00", null, null],
      note: say(
        "Zwölf Abschlüsse ohne Betrag sind nicht enthalten.",
        "Twelve closes without an amount are not included.",
      ),
    },
  ],
  notes: [],
});

const forecastSection = (say: Words): Section => ({
  id: "forecast",
  title: say(
    "Das nächste Quartal erreicht das Ziel in 38 von 100 Fällen",
    "The next quarter reaches its goal 38 times out of 100",
  ),
  sentence: say(
    "Erwartet werden 4,4 Mio. EUR (P10 bis P90: 3,7 bis 5,2 Mio.); P10 bis P90 hielt in 9 von 12 Quartalen.",
    "EUR 4.4M is expected (P10 to P90: 3.7 to 5.2M); P10 to P90 held in 9 of 12 quarters.",
  ),
  charts: [
    {
      kind: "distribution",
      title: say("Das Ziel liegt über dem Median", "The goal lies above the median"),
      alternative: say(
        "Ergebnisverteilung des Quartals: P10 3,7 Mio., P50 4,4 Mio., P90 5,2 Mio. EUR.",
        "Distribution of the quarter: P10 3.7M, P50 4.4M, P90 5.2M EUR.",
      ),
      unit: "money",
      steps: [1, 3, 7, 12, 17, 19, 16, 11, 7, 4, 2, 1].map((weight, i) => ({
        from: 3_000_000 + i * 250_000,
        to: 3_250_000 + i * 250_000,
        probability: weight / 100,
      })),
      marks: [
        { label: "P10", value: 3_712_400 },
        { label: "P50", value: 4_401_900 },
        { label: "P90", value: 5_203_100 },
      ],
      goal: { label: say("Ziel", "Goal"), value: 4_600_000, probability: 0.381 },
    },
    {
      kind: "line",
      title: say("Der Auftragseingang steigt, die Spanne auch", "Bookings rise, and so does the range"),
      alternative: say(
        "Monatlicher Auftragseingang mit Prognose für drei Monate.",
        "Monthly bookings with a forecast for three months.",
      ),
      unit: "money",
      series: [
        {
          label: say("Auftragseingang", "Bookings"),
          role: "accent",
          points: [980, 1010, 1195, 1060, 1120, 1340, 1190, 1255, 1480, 1370, 1430, 1610].map((y, i) => ({
            x: month(i),
            y: y * 1000 + 350,
          })),
        },
        {
          label: say("Vorjahr", "Prior year"),
          role: "comparison",
          points: [910, 930, 1080, null, 1010, 1190, 1150, 1120, 1300].map((y, i) => ({
            x: month(i),
            y: y === null ? null : y * 1000,
          })),
        },
      ],
      bands: [
        {
          level: 0.8,
          points: [8, 9, 10, 11].map((i) => ({
            x: month(i),
            low: 1_480_350 - (i - 8) * 70_000,
            high: 1_480_350 + (i - 8) * 120_000,
          })),
        },
        {
          level: 0.95,
          points: [8, 9, 10, 11].map((i) => ({
            x: month(i),
            low: 1_480_350 - (i - 8) * 120_000,
            high: 1_480_350 + (i - 8) * 190_000,
          })),
        },
      ],
      goal: { label: say("Monatsziel", "Monthly goal"), value: 1_533_333 },
      asOf: "2026-09-30",
    },
  ],
  tables: [],
  notes: [
    say(
      "Verkaufschancen ohne Betrag gehen mit dem Median ihrer Phase ein.",
      "Deals without an amount enter with the median of their stage.",
    ),
  ],
});

const waterfallChart = (say: Words): Chart => ({
  kind: "waterfall",
  title: say("Verschobene Verkaufschancen kosten mehr als verlorene", "Pushed deals cost more than lost ones"),
  alternative: say("Von 9,2 auf 8,6 Mio. EUR; hinausgeschoben 2,1 Mio.", "From 9.2M to 8.6M EUR; 2.1M moved out."),
  opening: { label: say("Anfang", "Opening"), value: 9_204_500 },
  changes: [
    { label: say("neu", "created"), value: 4_310_000 },
    { label: say("hereingezogen", "moved in"), value: 620_500 },
    { label: say("erhöht", "increased"), value: 233_000 },
    { label: say("gewonnen", "won"), value: -2_410_000 },
    { label: say("verloren", "lost"), value: -1_104_000 },
    { label: say("hinausgeschoben", "moved out"), value: -2_120_000 },
    { label: say("verringert", "decreased"), value: -98_500 },
  ],
  closing: { label: say("Ende", "Closing"), value: 8_635_500 },
});

const funnelSection = (say: Words): Section => ({
  id: "funnel",
  title: say("Die Qualifizierung verliert am meisten Geld", "Qualification loses most money"),
  sentence: say(
    "Mit der Quote der vier besten Quartale kämen 412.000 EUR mehr an (230.000 bis 590.000, n = 1.204).",
    "At the rate of the four best quarters EUR 412,000 more would arrive (230,000–590,000, n = 1,204).",
  ),
  charts: [
    {
      kind: "funnel",
      title: say(
        "Nur 41 % der qualifizierten Leads werden zum Angebot",
        "Only 41% of qualified leads become a proposal",
      ),
      alternative: say(
        "Trichter von 1.204 auf 163 mit dem größten Verlust in der Qualifizierung.",
        "Funnel from 1,204 to 163 with the largest loss at qualification.",
      ),
      steps: [
        { label: say("Kontakt", "Contact"), count: 1204, conversion: null, medianDays: 6 },
        {
          label: say("Qualifizierung", "Qualification"),
          count: 871,
          conversion: { value: 0.7234, low: 0.6975, high: 0.7479 },
          medianDays: 24,
          highlighted: true,
        },
        {
          label: say("Angebotserstellung und Bedarfsklärung", "Proposal"),
          count: 357,
          conversion: { value: 0.4099, low: 0.3777, high: 0.4429 },
          medianDays: 17.5,
        },
        {
          label: say("Verhandlung", "Negotiation"),
          count: 231,
          conversion: { value: 0.6471, low: 0.5962, high: 0.6948 },
          medianDays: 12,
        },
        {
          label: say("Gewonnen", "Won"),
          count: 163,
          conversion: { value: 0.7056, low: 0.6438, high: 0.7606 },
          medianDays: null,
        },
      ],
    },
  ],
  tables: [],
  notes: [
    say(
      "58 Verkaufschancen sind noch offen und zählen erst, wenn sie ausgereift sind.",
      "58 deals are still open and count only once mature.",
    ),
  ],
});

const cohortSection = (say: Words): Section => ({
  id: "cohorts",
  title: say("Neuere Kohorten gewinnen früher", "Newer cohorts win earlier"),
  sentence: say(
    "Im dritten Monat sind 19 % gewonnen, vor einem Jahr waren es 14 %.",
    "19% are won by the third month, a year ago it was 14%.",
  ),
  charts: [
    {
      kind: "cohort",
      title: say("Der zweite Monat ist seit April dunkler", "The second month has been darker since April"),
      alternative: say(
        "Kohortendreieck der Gewinnquote nach Alter in Monaten.",
        "Cohort triangle of the win rate by age in months.",
      ),
      unit: "percent",
      ageLabel: say("Alter in Monaten, Gewinnquote", "Age in months, win rate"),
      ages: Array.from({ length: 9 }, (_, i) => String(i)),
      rows: Array.from({ length: 9 }, (_, row) => ({
        label: `2026-0${row + 1}`,
        size: 121 + ((row * 37) % 50),
        values: Array.from({ length: 9 }, (_, age) =>
          row + age > 8 ? null : Math.round(1000 * (0.04 + 0.05 * age + 0.006 * row - 0.002 * age * age)) / 1000,
        ),
      })),
      average: Array.from({ length: 9 }, (_, age) => ({
        value: Math.round(1000 * (0.06 + 0.05 * age - 0.002 * age * age)) / 1000,
        cohorts: 9 - age,
      })),
    },
  ],
  tables: [],
  notes: [],
});

const reps = [
  "Sophie Lindqvist",
  "Jürgen Großmann-Oberholzer",
  "Ayşe Yıldız",
  "Paweł Łukasiewicz",
  "Beatriz Carvalho",
  "Tom Reed",
];
const repSection = (say: Words): Section => ({
  id: "reps",
  title: say("Zwei von sechs liegen sicher über dem Schnitt", "Two of six are surely above average"),
  sentence: say(
    "Die übrigen Unterschiede sind bei diesen Fallzahlen nicht vom Zufall zu trennen.",
    "The other differences can't be told from chance at these counts.",
  ),
  charts: [
    {
      kind: "intervals",
      title: say("Gewinnquote je Vertriebsmitarbeiter mit 95-%-Intervall", "Win rate by rep with 95% interval"),
      alternative: say("Sophie Lindqvist 58 %, Ø 41 %.", "Sophie Lindqvist 58%, mean 41%."),
      unit: "percent",
      entries: reps.slice(0, 4).map((label, i) => ({
        label,
        n: 96 - i * 17,
        value: 0.58 - i * 0.09,
        low: 0.48 - i * 0.1,
        high: 0.67 - i * 0.07,
      })),
      unranked: reps.slice(4).map((label, i) => ({
        label,
        n: 8 - i * 7,
        value: i === 0 ? 0.5 : null,
        low: i === 0 ? 0.215 : null,
        high: i === 0 ? 0.785 : null,
      })),
      unrankedReason: say("weniger als 20 abgeschlossene Verkaufschancen", "fewer than 20 closed deals"),
      reference: { label: say("Durchschnitt", "Mean"), value: 0.412 },
    },
  ],
  tables: [
    {
      id: "deals",
      title: say("Abgeschlossene Verkaufschancen", "Closed deals"),
      definition: say("Eine Zeile je Verkaufschance.", "One row a deal."),
      columns: [
        { key: "deal", label: say("Verkaufschance", "Deal"), kind: "text" },
        { key: "rep", label: say("Vertriebsmitarbeiter", "Rep"), kind: "text" },
        { key: "amount", label: say("Betrag", "Amount"), kind: "money", digits: 2 },
        { key: "closed", label: say("Abschlussdatum", "Close date"), kind: "date" },
        { key: "cycle", label: say("Verkaufszyklus (Tage)", "Sales cycle (days)"), kind: "days" },
      ],
      rows: Array.from({ length: 163 }, (_, i) => [
        `D-${String(10_000 + i)}`,
        reps[i % reps.length] as string,
        `${(4_000 + ((i * 7919) % 61_000)).toString()}.${String((i * 37) % 100).padStart(2, "0")}`,
        `2026-0${7 + (i % 3)}-${String(1 + ((i * 11) % 28)).padStart(2, "0")}`,
        20 + ((i * 13) % 90),
      ]),
    },
  ],
  notes: [],
});

const commissionSection = (say: Words): Section => ({
  id: "commissions",
  title: say("Bei 100 % springt die Auszahlung um 4 Punkte", "Payout jumps 4 points at 100%"),
  sentence: say(
    "Die Sprungstelle lädt dazu ein, Abschlüsse zu verschieben; im letzten Quartal lagen drei davon knapp darüber.",
    "The cliff invites timing; three reps ended just above it last quarter.",
  ),
  charts: [
    {
      kind: "curve",
      title: say("Die Auszahlung hat bei 100 % eine Sprungstelle", "Payout has a cliff at 100%"),
      alternative: say("Auszahlung gegen Zielerreichung von 0 bis 200 %.", "Payout against attainment from 0 to 200%."),
      xUnit: "percent",
      yUnit: "percent",
      xLabel: say("Zielerreichung", "Attainment"),
      yLabel: say("Auszahlung vom Zielbonus", "Payout of target incentive"),
      series: [
        {
          label: say("Plan 2026", "Plan 2026"),
          points: [
            { x: 0, y: 0 },
            { x: 0.5, y: 0.4 },
            { x: 1, y: 0.96 },
            { x: 1, y: 1 },
            { x: 1.5, y: 1.75 },
            { x: 2, y: 2 },
          ],
        },
        {
          label: say("Vorschlag ohne Sprungstelle", "Proposal without a cliff"),
          points: [
            { x: 0, y: 0 },
            { x: 1, y: 1 },
            { x: 2, y: 2.3 },
          ],
        },
      ],
      marks: [{ label: say("Zielpunkt", "Target point"), x: 1, y: 1 }],
    },
  ],
  tables: [],
  notes: [],
});

const hygieneTable = (say: Words): Table => ({
  id: "actions",
  title: say("Keine offenen Maßnahmen", "No open actions"),
  definition: say("Eine Zeile je Maßnahme.", "One row an action."),
  columns: [
    { key: "action", label: say("Maßnahme", "Action"), kind: "text" },
    { key: "money", label: say("Betrag", "Amount"), kind: "money" },
  ],
  rows: [],
});

const keyFigures = (say: Words): readonly KeyFigure[] => [
  {
    id: "bookings",
    label: say("Auftragseingang", "Bookings"),
    kind: "money",
    value: "4182650.00",
    goal: "4500000.00",
    prior: "3925500.00",
    priorYear: "3570000.00",
    trend: [3_120_000, 3_400_000, 3_570_000, 3_310_000, 3_690_000, 3_520_000, 3_925_500, 4_182_650],
    better: "higher",
    n: 100,
  },
  {
    id: "win_rate",
    label: say("Gewinnquote (Abschlusszeitraum)", "Win rate (closed period)"),
    kind: "percent",
    value: 0.412,
    low: 0.384,
    high: 0.441,
    n: 1204,
    goal: 0.45,
    prior: 0.382,
    priorYear: 0.401,
    trend: [0.39, 0.401, 0.37, null, 0.4, 0.382, 0.412],
    better: "higher",
  },
  {
    id: "cycle",
    label: say("Verkaufszyklus (Median, Tage)", "Sales cycle (median, days)"),
    kind: "days",
    value: 64,
    low: 58,
    high: 71,
    n: 100,
    goal: 60,
    prior: 61,
    priorYear: 72,
    trend: [72, 70, 66, 61, 64],
    better: "lower",
  },
  {
    id: "forecast",
    label: say("Prognose nächstes Quartal", "Forecast of the next quarter"),
    kind: "money",
    value: "4401900",
    low: 3_712_400,
    high: 5_203_100,
    goal: "4600000",
    prior: null,
    priorYear: null,
    trend: [4_100_000, 4_250_000, 4_401_900],
    better: "higher",
  },
  {
    id: "coverage",
    label: say("Pipeline-Abdeckung", "Coverage"),
    kind: "number",
    value: 2.4,
    goal: 3,
    prior: 2.4,
    priorYear: null,
    trend: [3.1, 2.9, 2.4, 2.4],
    better: "higher",
  },
  {
    id: "hygiene",
    label: say("CRM-Datenqualität", "CRM hygiene"),
    kind: "percent",
    value: null,
    goal: 0.95,
    prior: 0.87,
    priorYear: null,
    trend: [],
    better: "higher",
  },
];

/** A realistic pack of a quarter with every kind of chart; the data's words are German for "de" and English otherwise. */
export const sampleResults = (language: Language = "de"): Results => {
  const say = wording(language);
  return {
    format: "revsheet-results/1",
    stamp: {
      product: "RevSheet",
      version: "0.1.0",
      period: "2026-Q3",
      periodStart: "2026-07-01",
      periodEnd: "2026-09-30",
      asOf: "2026-10-05",
      company: "Nordwind Antriebstechnik GmbH",
      currency: "EUR",
      currencyDigits: 2,
      language,
      inputHash: "9f2c5a1be0d34c7788a1b2c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8",
      configurationHash: "1b7d0c9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c",
      inputs: [
        {
          file: "opportunities.csv",
          sha256: "aa".repeat(32),
          object: "deals",
          crm: "Salesforce",
          read: 4812,
          loaded: 4801,
          quarantined: 11,
        },
        {
          file: "stage_history.csv",
          sha256: "0b".repeat(32),
          object: "stage history",
          crm: "Salesforce",
          read: 21_930,
          loaded: 21_930,
          quarantined: 0,
        },
      ],
    },
    findings: [
      {
        sentence: say(
          "Die Qualifizierung verliert am meisten Geld: 412.000 EUR gegenüber den besten vier Quartalen.",
          "Qualification loses most money: EUR 412,000 against the best four quarters.",
        ),
        money: "412000.00",
        confidence: "high",
        section: "funnel",
      },
      {
        sentence: say(
          "Hinausgeschobene Verkaufschancen kosten 2.120.000 EUR, doppelt so viel wie verlorene.",
          "Pushed deals cost EUR 2,120,000, twice as much as lost ones.",
        ),
        money: "2120000.00",
        confidence: "medium",
        section: "waterfall",
      },
      {
        sentence: say(
          "Das nächste Quartal erreicht sein Ziel in 38 von 100 Fällen.",
          "The next quarter reaches its goal 38 times out of 100.",
        ),
        money: null,
        confidence: "low",
        section: "forecast",
      },
    ],
    keyFigures: keyFigures(say),
    trust: {
      summary: say(
        "Die Zahlen tragen die drei Erkenntnisse; die Gewinnquote der jüngsten Kohorte ist noch nicht ausgereift.",
        "The figures carry the three findings; the win rate of the youngest cohort is not mature yet.",
      ),
      read: 4812,
      used: 4801,
      leftOut: 11,
      reasons: [
        { reason: say("Abschlussdatum fehlt", "Close date missing"), count: 7 },
        { reason: say("Betrag ist keine Zahl", "Amount is not a number"), count: 3 },
        { reason: say("doppelte Kennung", "Duplicate id"), count: 1 },
      ],
      freshness: say("Letzte Änderung am 04.10.2026", "Last change on 2026-10-04"),
      immatureShare: 0.121,
      notes: [
        say(
          "Zwei Verkaufschancen in USD wurden zum Plankurs umgerechnet.",
          "Two deals in USD were converted at the plan rate.",
        ),
      ],
    },
    sections: [
      resultsSection(say),
      forecastSection(say),
      {
        id: "waterfall",
        title: say("Mehr Geld ist verschoben als verloren", "More money is pushed than lost"),
        sentence: say("2,1 Mio. EUR sind hinausgeschoben, 1,1 Mio. verloren.", "EUR 2.1M moved out, 1.1M was lost."),
        charts: [waterfallChart(say)],
        tables: [],
        notes: [],
      },
      funnelSection(say),
      cohortSection(say),
      repSection(say),
      commissionSection(say),
      {
        id: "actions",
        title: say("Nichts ist offen", "Nothing is open"),
        sentence: "",
        charts: [],
        tables: [hygieneTable(say)],
        notes: [],
      },
    ],
    actions: [
      {
        subject: "hygiene/activity_within_days",
        action: "Work down the hygiene worklist",
        why: "Open deals without activity.",
        atStake: "1000.00",
        expected: "600.00",
      },
    ],
    definitions: [
      {
        term: say("Gewinnquote", "Win rate"),
        definition: say(
          "gewonnen / (gewonnen + verloren) unter den im Zeitraum abgeschlossenen Verkaufschancen",
          "won / (won + lost) among deals closed in the period",
        ),
      },
      {
        term: say("ausgereift", "mature"),
        definition: say(
          "am Stichtag alt genug, dass das Ergebnis möglich war",
          "old enough at the as-of date for the outcome to have been possible",
        ),
      },
    ],
    reproduce: [
      "revsheet run exports/ --period 2026-Q3 --as-of 2026-10-05 --lang de",
      "revsheet verify pack/quarter.xlsx",
    ],
  };
};

/** A pack without findings, figures, sections and rows. */
export const emptyResults = (language: Language = "en"): Results => {
  const sample = sampleResults(language);
  return {
    ...sample,
    stamp: { ...sample.stamp, company: "", inputs: [] },
    findings: [],
    keyFigures: [],
    trust: { summary: "", read: 0, used: 0, leftOut: 0, reasons: [], freshness: "", immatureShare: null, notes: [] },
    sections: [],
    definitions: [],
    reproduce: [],
  };
};

/** Texts that break careless renderers; each must come out as plain text. */
export const hostileTexts = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</title></svg><b>&amp;</b>",
  '=HYPERLINK("http://example.invalid","x")',
  "+1-1",
  "-2+3",
  "@SUM(A1)",
  "\tTab",
  "_x0041_",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must come out as it stands.
  "{title} ${x}",
  "a\u0000b\u0007c",
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
  "x".repeat(200),
  "سلام עולם 日本語のとても長いラベル",
  "",
] as const;

const replaceTexts = (value: unknown, next: () => string, key = ""): unknown => {
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, next, key));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceTexts(inner, next, name)]));
  }
  const words = [
    "label",
    "title",
    "alternative",
    "sentence",
    "definition",
    "term",
    "note",
    "notes",
    "reason",
    "summary",
    "freshness",
    "file",
    "company",
    "reproduce",
    "unrankedReason",
    "comparisonLabel",
    "xLabel",
    "yLabel",
    "ageLabel",
    "period",
  ];
  return typeof value === "string" && words.includes(key) ? next() : value;
};

/** The sample with every free text replaced by hostile ones, and section ids that are no valid anchors. */
export const hostileResults = (language: Language = "de"): Results => {
  let i = 0;
  const next = () => hostileTexts[i++ % hostileTexts.length] as string;
  const hostile = replaceTexts(sampleResults(language), next) as Results;
  return {
    ...hostile,
    sections: hostile.sections.map((section, at) => ({
      ...section,
      id: at % 2 === 0 ? '"><script>' : "same",
      tables: section.tables.map((table) => ({
        ...table,
        rows: table.rows.map((row) => row.map((cell, c) => (table.columns[c]?.kind === "text" ? next() : cell))),
      })),
    })),
    findings: hostile.findings.map((finding) => ({ ...finding, section: '"><script>' })),
  };
};

/** Charts of every kind in their awkward forms: empty, one point, all zero, nulls, negative values, twelve digits, long words. */
export const awkwardCharts: readonly Chart[] = [
  { kind: "bars", title: "empty bars", alternative: "a", unit: "money", bars: [] },
  {
    kind: "bars",
    title: "zero bars",
    alternative: "a",
    unit: "integer",
    bars: [
      { label: "A", value: 0 },
      { label: "B", value: 0, comparison: 0 },
    ],
  },
  {
    kind: "bars",
    title: "negative bars",
    alternative: "a",
    unit: "money",
    comparisonLabel: "Vergleichszeitraum des vorangegangenen Geschäftsjahres",
    bars: [
      { label: "Rückerstattungsverpflichtungen", value: -123_456_789_012, comparison: 5 },
      { label: "x".repeat(200), value: 123_456_789_012, comparison: null },
    ],
  },
  { kind: "bars", title: "one bar", alternative: "a", unit: "percent", bars: [{ label: "A", value: 0.043 }] },
  { kind: "funnel", title: "empty funnel", alternative: "a", steps: [] },
  {
    kind: "funnel",
    title: "zero funnel",
    alternative: "a",
    steps: [
      { label: "A", count: 0, conversion: null, medianDays: null },
      { label: "B", count: 0, conversion: { value: null, low: null, high: null }, medianDays: null },
    ],
  },
  {
    kind: "funnel",
    title: "large funnel",
    alternative: "a",
    steps: [
      {
        label: "Rechtsschutzversicherungsgesellschaften",
        count: 123_456_789_012,
        conversion: null,
        medianDays: 1234.5,
      },
      { label: "B", count: 1, conversion: { value: 0.0000001, low: 0, high: 0.05 }, medianDays: 0 },
    ],
  },
  {
    kind: "cohort",
    title: "empty cohort",
    alternative: "a",
    unit: "percent",
    ageLabel: "Alter",
    ages: [],
    rows: [],
    average: [],
  },
  {
    kind: "cohort",
    title: "one cohort",
    alternative: "a",
    unit: "number",
    ageLabel: "Alter in Monaten seit der Erstanlage des Kundenkontos",
    ages: ["0"],
    rows: [{ label: "Q1", size: 1, values: [null] }],
    average: [{ value: null, cohorts: 0 }],
  },
  {
    kind: "cohort",
    title: "wide cohort",
    alternative: "a",
    unit: "number",
    ageLabel: "Alter",
    ages: Array.from({ length: 24 }, (_, i) => `M${i}`),
    rows: [
      {
        label: "Rindfleischetikettierungsüberwachung",
        size: 123_456_789,
        values: Array.from({ length: 24 }, (_, i) => 1e6 + i),
      },
    ],
    average: [],
  },
  { kind: "line", title: "empty line", alternative: "a", unit: "money", series: [] },
  {
    kind: "line",
    title: "one point",
    alternative: "a",
    unit: "money",
    series: [{ label: "A", role: "accent", points: [{ x: "2026-01-31", y: 5 }] }],
    asOf: "2026-01-31",
  },
  {
    kind: "line",
    title: "nulls",
    alternative: "a",
    unit: "percent",
    series: [
      {
        label: "A",
        role: "accent",
        points: [
          { x: "2026-01-05", y: null },
          { x: "2026-01-12", y: 0.5 },
          { x: "2026-01-19", y: null },
          { x: "2026-01-26", y: 0.6 },
        ],
      },
      { label: "alles leer", role: "comparison", points: [{ x: "2026-01-05", y: null }] },
    ],
  },
  {
    kind: "line",
    title: "negative line",
    alternative: "a",
    unit: "money",
    series: [
      {
        label: "Donaudampfschifffahrtsgesellschaft",
        role: "accent",
        points: [
          { x: "2025-12-31", y: -123_456_789_012 },
          { x: "2026-01-31", y: 123_456_789_012 },
        ],
      },
      { label: "B", role: "comparison", points: [{ x: "2026-01-31", y: 123_456_789_000 }] },
    ],
    goal: { label: "Ziel des Aufsichtsrates", value: 0 },
    asOf: "2026-01-31",
  },
  {
    kind: "line",
    title: "zero line",
    alternative: "a",
    unit: "integer",
    series: [
      {
        label: "A",
        role: "accent",
        points: [
          { x: "2026-01-31", y: 0 },
          { x: "2026-02-28", y: 0 },
        ],
      },
    ],
  },
  {
    kind: "waterfall",
    title: "no change",
    alternative: "a",
    opening: { label: "Anfang", value: 0 },
    changes: [],
    closing: { label: "Ende", value: 0 },
  },
  {
    kind: "waterfall",
    title: "below zero",
    alternative: "a",
    opening: { label: "Anfangsbestand der Rückstellungen", value: 123_456_789_012 },
    changes: [
      { label: "Auflösungsbeträge", value: -223_456_789_012 },
      { label: "null", value: 0 },
    ],
    closing: { label: "Ende", value: -100_000_000_000 },
  },
  {
    kind: "waterfall",
    title: "does not add up",
    alternative: "a",
    opening: { label: "A", value: 10 },
    changes: [{ label: "b", value: 5 }],
    closing: { label: "C", value: 14 },
  },
  { kind: "intervals", title: "empty intervals", alternative: "a", unit: "percent", entries: [] },
  {
    kind: "intervals",
    title: "odd intervals",
    alternative: "a",
    unit: "money",
    entries: [
      { label: "A", n: 0, value: null, low: null, high: null },
      {
        label: "Vertriebsbeauftragtenstellvertretung",
        n: 123_456,
        value: -5,
        low: -123_456_789_012,
        high: 123_456_789_012,
      },
    ],
    unranked: [{ label: "x".repeat(200), n: 1, value: 1, low: null, high: null }],
    unrankedReason: "weil ".repeat(60),
    reference: { label: "Durchschnitt", value: 123_456_789_012 },
  },
  { kind: "distribution", title: "empty distribution", alternative: "a", unit: "money", steps: [], marks: [] },
  {
    kind: "distribution",
    title: "one step",
    alternative: "a",
    unit: "money",
    steps: [{ from: 5, to: 5, probability: 1 }],
    marks: [
      { label: "P10", value: 5 },
      { label: "P50", value: 5 },
      { label: "P90", value: 5 },
    ],
    goal: { label: "Ziel", value: 123_456_789_012, probability: 0 },
  },
  {
    kind: "distribution",
    title: "zero steps",
    alternative: "a",
    unit: "money",
    steps: [
      { from: 0, to: 100, probability: 0 },
      { from: 100, to: 200, probability: 0 },
    ],
    marks: [],
    goal: { label: "Ziel", value: 0, probability: 1 },
  },
  {
    kind: "curve",
    title: "empty curve",
    alternative: "a",
    xUnit: "percent",
    yUnit: "money",
    xLabel: "x",
    yLabel: "y",
    series: [],
    marks: [],
  },
  {
    kind: "curve",
    title: "many curves",
    alternative: "a",
    xUnit: "percent",
    yUnit: "money",
    xLabel: "Zielerreichungsgrad",
    yLabel: "Auszahlung",
    series: Array.from({ length: 7 }, (_, i) => ({
      label: `Vergütungsplan ${i}`,
      points: [
        { x: 0, y: 0 },
        { x: 2, y: i * 1_000_000_000 },
      ],
    })),
    marks: [
      { label: "Zielpunkt", x: 2, y: 6_000_000_000 },
      { label: "Anfang", x: 0, y: 0 },
    ],
  },
  {
    kind: "curve",
    title: "one point",
    alternative: "a",
    xUnit: "percent",
    yUnit: "percent",
    xLabel: "x",
    yLabel: "y",
    series: [{ label: "A", points: [{ x: 1, y: 1 }] }],
    marks: [],
  },
];
