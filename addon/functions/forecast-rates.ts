import { dayNumber } from "../../core/calendar/iso-date.ts";
import { stageConversion } from "../../core/forecast/stage-conversion.ts";
import { dealOutcome } from "../../core/import/outcome.ts";
import { cumulativeIncidence, winBy } from "../../core/stats/aalen-johansen.ts";
import { choice, date, days, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { cell, table } from "../parameters.ts";
import { facts, one, rows, views } from "../results.ts";
import { may, need } from "../table.ts";

export const stageRates = defineFunction("REV_STAGE_RATES", {
  about: {
    summary: six(
      "Share of deals entering a stage that win: closed only, naive, and mature entries within the horizon.",
      "Anteil der Deals einer Phase, die gewinnen: nur abgeschlossene, naiv und ausgereifte im Horizont.",
      "Parte de las ventas que entran en una etapa y ganan: cerradas, ingenua y maduras en el horizonte.",
      "Część szans z etapu, które wygrywają: zamknięte, naiwnie i dojrzałe w horyzoncie.",
      "Parte dos negócios que entram em uma etapa e ganham: fechados, ingênua e maduros no horizonte.",
      "Bir aşamaya giren satışların kazanma payı: kapananlar, basit ve ufuk içinde olgunlaşanlar.",
    ),
    parameters: {
      entries:
        "Table with a header: entered (date), status (won, lost, open) and closed (date); a row a deal and stage.",
      as_of: "Date up to which data counts.",
      horizon_days: "Days within which a win counts.",
    },
    returns: "Counts and the three rates; by=stage a row a stage.",
    errors: ["COLUMN_MISSING"],
    golden: ["forecast.stage_conversion"],
    examples: [
      {
        given: {
          A1: [
            ["entered", "closed", "status"],
            [{ date: "2026-01-01" }, { date: "2026-01-31" }, "won"],
            [{ date: "2026-01-01" }, { date: "2026-02-28" }, "lost"],
            [{ date: "2026-03-20" }, null, "open"],
          ],
          E1: [[{ date: "2026-03-31" }]],
        },
        formula: '=REV_STAGE_RATES(A1:C4, E1, 60, "show=rate_mature")',
        gives: 0.5,
      },
    ],
    listed: false,
  },
  parameters: {
    entries: table(
      {
        entered: need(date, "stage_entered_at", "created_at"),
        status: need(text, "status"),
        closed: may(date, "closed_at", "close_date"),
      },
      "deals",
    ),
    as_of: cell(date),
    horizon_days: cell(days),
  },
  measures: "entries",
  run: ({ entries, as_of, horizon_days }) => {
    const found = stageConversion(
      entries.rows.map(({ entered, status, closed }) => {
        const known = dealOutcome({ status }).outcome;
        const outcome = known === "won" || known === "lost" ? known : "open";
        return { entered: dayNumber(entered), outcome, closed: closed === null ? null : dayNumber(closed) };
      }),
      dayNumber(as_of),
      horizon_days,
    );
    return facts({
      entered: found.entered,
      won: found.won,
      lost: found.lost,
      open: found.open,
      rate_closed_only: found.rateClosedOnly,
      rate_naive: found.rateNaive,
      mature: found.mature,
      rate_mature: found.rateMature,
    });
  },
});

export const winCurve = defineFunction("REV_WIN_CURVE", {
  about: {
    summary: six(
      "Chance of winning by day, losing as the competing risk, open deals censored (Aalen-Johansen).",
      "Gewinnwahrscheinlichkeit nach Tagen, Verlust als konkurrierendes Risiko, Offene zensiert (Aalen-Johansen).",
      "Probabilidad de ganar por día, con la pérdida como riesgo competidor y las abiertas censuradas (Aalen-Johansen).",
      "Szansa wygranej według dni, przegrana jako ryzyko konkurencyjne, otwarte cenzurowane (Aalen-Johansen).",
      "Chance de ganhar por dia, perda como risco concorrente, abertos censurados (Aalen-Johansen).",
      "Güne göre kazanma olasılığı; kayıp rakip risk, açıklar sansürlü (Aalen-Johansen).",
    ),
    parameters: {
      observations: "Table with a header: days and outcome (won, lost or open).",
      horizon_days: "Day for the one number.",
    },
    returns: "The chance by the horizon; show=steps gives the curve.",
    errors: ["CHOICE_UNKNOWN", "COLUMN_MISSING"],
    golden: ["forecast.win_probability"],
    examples: [
      {
        given: {
          A1: [
            ["days", "outcome"],
            [10, "won"],
            [20, "lost"],
          ],
        },
        formula: "=REV_WIN_CURVE(A1:B3, 15)",
        gives: 0.5,
      },
    ],
    listed: false,
  },
  parameters: {
    observations: table({ days: need(days), outcome: need(choice("won", "lost", "open")) }),
    horizon_days: cell(days),
  },
  measures: "observations",
  run: ({ observations, horizon_days }) => {
    const steps = cumulativeIncidence(observations.rows);
    return views({
      win_by_horizon: () => one(winBy(steps, horizon_days)),
      steps: () =>
        rows(
          ["days", "at_risk", "won", "lost", "cum_win", "cum_loss", "still_open"],
          steps.map((step) => [step.days, step.atRisk, step.won, step.lost, step.cumWin, step.cumLoss, step.stillOpen]),
        ),
    });
  },
});

export const forecastRates = [stageRates, winCurve];
