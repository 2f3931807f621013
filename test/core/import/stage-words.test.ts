import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Crm } from "../../../core/import/fields.ts";
import { stageKind, statusKind } from "../../../core/import/stage-words.ts";

const shared = "../shared/crm/stage-values.json";
const here = existsSync(shared);
if (!here) console.log("skipped: no ../shared");

describe("stageKind", () => {
  it.each([
    ["Closed Won", "won"],
    ["closedwon", "won"],
    ["6. Closed Won (100%)", "won"],
    ["Closed Won – Renewal", "won"],
    ["Gewonnen", "won"],
    ["Cerrada ganada", "won"],
    ["ZAMKNIĘTE WYGRANE", "won"],
    ["Ganho", "won"],
    ["KAZANILDI", "won"],
    ["Closed Lost", "lost"],
    ["verloren", "lost"],
    ["Perdida", "lost"],
    ["Przegrana", "lost"],
    ["Kapalı - Kaybedildi", "lost"],
    ["Disqualified", "disqualified"],
    ["Nicht qualifiziert", "disqualified"],
    ["Angebot", "open"],
    ["3 - Propuesta", "open"],
    ["Contato feito", "open"],
  ])("%s is %s", (text, kind) => {
    expect(stageKind(text)?.kind).toBe(kind);
  });

  it.each(["", " ", "İPTAL", "Stage 7 (legacy)", "Won back campaign", "Closed", "Lost and won closed", "42"])(
    "%j is unknown",
    (text) => {
      expect(stageKind(text)).toBeNull();
    },
  );

  it("takes the CRM's own meaning where words differ", () => {
    expect(stageKind("Analiza potrzeb")?.canonical).toBe("needs_analysis");
    expect(stageKind("Analiza potrzeb", "vtiger")?.canonical).toBe("perception_analysis");
    expect(stageKind("Teklif", "odoo")?.canonical).toBe("proposition");
  });

  it("orders open stages before won, lost and disqualified", () => {
    const order = [
      "Prospecting",
      "Qualification",
      "Needs Analysis",
      "Proposal/Price Quote",
      "Negotiation/Review",
      "Closed Won",
      "Closed Lost",
      "Disqualified",
    ];
    const found = order.map((stage) => stageKind(stage)?.order as number);
    expect([...found].sort((a, b) => a - b)).toEqual(found);
  });

  it("does not mind case, diacritics and spaces around", () => {
    const words = ["Negociação", "Zakończone Wygrane", "Kazanıldı", "Verhandlung/Überarbeitung", "Prospección"];
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.boolean(), fc.boolean(), (word, upper, decomposed) => {
        const cased = upper ? word.toUpperCase() : word.toLowerCase();
        expect(stageKind(` ${decomposed ? cased.normalize("NFD") : cased}\u00a0`)).toEqual(stageKind(word));
      }),
    );
  });
});

describe("statusKind", () => {
  it.each([
    ["Open", "open"],
    ["Offen", "open"],
    ["Abierto", "open"],
    ["Otwarta", "open"],
    ["Aberto", "open"],
    ["Açık", "open"],
    ["Won", "won"],
    ["Gewonnen", "won"],
    ["Ganado", "won"],
    ["Wygrana", "won"],
    ["Ganho", "won"],
    ["Kazanıldı", "won"],
    ["Loss", "lost"],
    ["Verloren", "lost"],
    ["Perdido", "lost"],
    ["Przegrana", "lost"],
    ["Kaybedildi", "lost"],
    ["In Progress", "open"],
  ])("%s is %s", (text, kind) => {
    expect(statusKind(text)?.kind).toBe(kind);
  });

  it("knows the reasons of Dynamics only there", () => {
    expect(statusKind("Out-Sold", "dynamics")?.kind).toBe("lost");
    expect(statusKind("Canceled")).toBeNull();
  });
});

describe.skipIf(!here)("stage values seen in public sources", () => {
  const raw = here ? JSON.parse(readFileSync(shared, "utf8")) : [];
  const values = (Array.isArray(raw) ? raw : Object.values(raw).find(Array.isArray)) as {
    crm: string;
    locale: string;
    value: string;
    canonical_stage: string;
    kind: string;
  }[];
  it("all have their kind and meaning", () => {
    const wrong = values.filter(({ crm, value, canonical_stage, kind }) => {
      const own = crm.toLowerCase().split(" ")[0] as Crm;
      const found = canonical_stage.startsWith("status_") ? statusKind(value, own) : stageKind(value, own);
      const twin = values.some(
        (other) =>
          other !== undefined &&
          other.crm === crm &&
          other.value === value &&
          other.canonical_stage === found?.canonical,
      );
      return found?.kind !== kind || !twin;
    });
    expect(
      wrong.map(
        ({ crm, value, canonical_stage }) =>
          `${crm} ${value} ${canonical_stage} ${stageKind(value, crm.toLowerCase() as Crm)?.canonical}`,
      ),
    ).toEqual([]);
  });
});
