import { payoutCurve } from "../../../core/commission/plan/curve.ts";
import { lintPlan, lintWords } from "../../../core/commission/plan/lint.ts";
import { parsePlans } from "../../../core/commission/plan/parse.ts";
import type { Plan } from "../../../core/commission/plan/plan.ts";
import { planInWords } from "../../../core/commission/plan/words.ts";
import { explain } from "../../../core/errors/error.ts";
import { formatMoney, formatPercent } from "../../../core/locale/format.ts";
import { toNumber } from "../../../core/money/exact.ts";
import { curveTab, planTab } from "../../boards/plan-curve.ts";
import type { App, View } from "../app.ts";
import { choices, drawing, element, field } from "../dom.ts";
import { writeTabs } from "../sheets.ts";
import { actions, form, heading, tellWritten } from "./parts.ts";

type Mode = "marginal" | "retroactive";
interface Draft {
  name: string;
  from: string;
  currency: string;
  quota: string;
  incentive: string;
  basis: "tiers" | "accelerator";
  mode: Mode;
  tiers: { from: string; rate: string }[];
}

const component = "Commission";

const rowsOf = (draft: Draft, mode: Mode): string[][] => {
  const row = (where: string, setting: string, from: string, value: string) => [
    draft.name,
    "1",
    where,
    setting,
    from,
    value,
  ];
  return [
    ["plan", "version", "component", "setting", "from", "value"],
    row("", "valid_from", "", draft.from),
    row("", "currency", "", draft.currency),
    row("", "split_policy", "", "must_equal_100"),
    ...(draft.quota === "" ? [] : [row("", "quota", "", draft.quota)]),
    ...(draft.incentive === "" ? [] : [row("", "target_incentive", "", draft.incentive)]),
    row(component, "type", "", draft.basis),
    row(component, "mode", "", mode),
    ...draft.tiers.map(({ from, rate }) => row(component, "tier", from, rate)),
  ];
};

const box = { width: 276, height: 170, left: 46, bottom: 22, top: 8, right: 8 };

const curveOf = (plan: Plan): { x: number; y: number }[] =>
  payoutCurve(plan, { steps: 40 }).map(({ attainment, total }) => ({ x: toNumber(attainment), y: toNumber(total) }));

/** The payout curve with the other mode dashed behind it; the numbers stand in the tab that is written. */
const chartOf = (app: App, plan: Plan, other: Plan | undefined): Node[] => {
  const own = curveOf(plan);
  if (own.length === 0) return [];
  const rival = other === undefined ? [] : curveOf(other);
  const highest = Math.max(1, ...own.map(({ y }) => y), ...rival.map(({ y }) => y));
  const px = (x: number) => box.left + (x / 2) * (box.width - box.left - box.right);
  const py = (y: number) => box.height - box.bottom - (y / highest) * (box.height - box.bottom - box.top);
  const path = (points: readonly { x: number; y: number }[]) =>
    points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${px(x).toFixed(1)},${py(y).toFixed(1)}`).join("");
  const at = own.find(({ x }) => Math.abs(x - 1) < 1e-9)?.y ?? 0;
  const money = (value: number) => formatMoney(Math.round(value), 0, plan.currency, app.language);
  return [
    drawing(
      "svg",
      {
        viewBox: `0 0 ${box.width} ${box.height}`,
        role: "img",
        "aria-label": `${app.say("curve")}: ${formatPercent(1, 0, app.language)} = ${money(at)}, ${formatPercent(2, 0, app.language)} = ${money(own[own.length - 1]?.y ?? 0)}`,
      },
      drawing("path", { class: "axis", d: `M${box.left},${box.top}V${py(0)}H${box.width - box.right}` }),
      ...(rival.length === 0 ? [] : [drawing("path", { class: "other", d: path(rival) })]),
      drawing("path", { class: "curve", d: path(own) }),
      ...[0, 0.5, 1, 1.5, 2].map((x) =>
        drawing(
          "text",
          { x: px(x), y: box.height - 6, "text-anchor": x === 2 ? "end" : "middle" },
          formatPercent(x, 0, app.language),
        ),
      ),
      ...[0, highest / 2, highest].map((y) =>
        drawing(
          "text",
          { x: box.left - 4, y: py(y) + 4, "text-anchor": "end" },
          y >= 10_000 ? `${Math.round(y / 1000)}k` : String(Math.round(y)),
        ),
      ),
      drawing("circle", { cx: px(1), cy: py(at), r: 3.5, fill: "currentColor" }),
      drawing("text", { x: px(1) + 6, y: Math.min(py(at) + 14, py(0) - 4) }, money(at)),
    ),
    ...(rival.length === 0 ? [] : [element("p", { class: "quiet" }, app.say("otherMode"))]),
  ];
};

/** Tiers as a table; the plan in words, its payout curve and what stands out are drawn anew with every change. */
export const builderView: View = (app) => {
  const { say, language } = app;
  const draft: Draft = {
    name: "Plan",
    from: `${(app.state.asOf ?? app.state.today).slice(0, 4)}-01-01`,
    currency: "EUR",
    quota: "100000",
    incentive: "10000",
    basis: "tiers",
    mode: "marginal",
    tiers: [
      { from: "0", rate: "8%" },
      { from: "50000", rate: "10%" },
      { from: "100000", rate: "15%" },
    ],
  };
  const preview = element("div", { "aria-live": "polite" });
  const tiers = element("div");
  const planOf = (mode: Mode) => parsePlans(rowsOf(draft, mode));

  const drawPreview = () => {
    const { plans, problems } = planOf(draft.mode);
    const plan = plans[0];
    if (plan === undefined) {
      preview.replaceChildren(
        element(
          "ul",
          { class: "bad-text" },
          ...problems.map((problem) => {
            const { message, hint } = explain(problem, language);
            return element("li", {}, `${message} ${hint}`);
          }),
        ),
      );
      return;
    }
    const findings = lintPlan(plan);
    preview.replaceChildren(
      element("h2", {}, say("inWords")),
      element("ul", {}, ...planInWords(plan, language).map((sentence) => element("li", {}, sentence))),
      element("h2", {}, say("curve")),
      ...chartOf(app, plan, planOf(draft.mode === "marginal" ? "retroactive" : "marginal").plans[0]),
      element("h2", {}, say("lint")),
      findings.length === 0
        ? element("p", { class: "quiet" }, say("lintNone"))
        : element(
            "ul",
            {},
            ...findings.map((finding) => element("li", { class: "caution-text" }, lintWords(finding, language))),
          ),
    );
  };

  const drawTiers = () => {
    const cell = (tier: Draft["tiers"][number], key: "from" | "rate", row: number) => {
      const input = element("input", {
        type: "text",
        inputmode: "decimal",
        value: tier[key],
        "aria-label": `${say(key)} ${row + 1}`,
        "data-tier": `${key}${row}`,
        oninput: () => {
          tier[key] = input.value.trim();
          drawPreview();
        },
      });
      return element("td", {}, input);
    };
    const remove = (row: number) =>
      element(
        "button",
        {
          type: "button",
          "aria-label": say("removeTier", { row: row + 1 }),
          onclick: () => {
            draft.tiers.splice(row, 1);
            drawTiers();
            drawPreview();
          },
        },
        "×",
      );
    tiers.replaceChildren(
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            element("th", { scope: "col" }, say("from")),
            element("th", { scope: "col" }, say("rate")),
            element("th", {}, ""),
          ),
        ),
        element(
          "tbody",
          {},
          ...draft.tiers.map((tier, row) =>
            element("tr", {}, cell(tier, "from", row), cell(tier, "rate", row), element("td", {}, remove(row))),
          ),
        ),
      ),
      element(
        "button",
        {
          type: "button",
          class: "link",
          onclick: () => {
            draft.tiers.push({ from: "", rate: "" });
            drawTiers();
            drawPreview();
          },
        },
        say("addTier"),
      ),
    );
  };

  const text = (key: "name" | "from" | "currency" | "quota" | "incentive") => {
    const input = element("input", {
      type: key === "from" ? "date" : "text",
      value: draft[key],
      "data-field": key,
      oninput: () => {
        draft[key] = input.value.trim();
        drawPreview();
      },
    });
    return input;
  };
  const submit = () => {
    const plan = planOf(draft.mode).plans[0];
    if (plan === undefined) return;
    void app
      .work((progress) => writeTabs(app, [planTab(plan), curveTab(plan, language)], progress))
      .then((written) => written !== undefined && tellWritten(app, written));
  };
  app.main.replaceChildren(
    heading(app, say("builder")),
    form(
      submit,
      field(say("planName"), text("name")),
      field(say("validFrom"), text("from")),
      field(say("currency"), text("currency")),
      field(say("quota"), text("quota")),
      field(say("incentive"), text("incentive")),
      field(
        say("basis"),
        choices(
          [
            { value: "tiers", label: say("byAmount") },
            { value: "accelerator", label: say("byAttainment") },
          ],
          draft.basis,
          (value) => {
            draft.basis = value as Draft["basis"];
            draft.tiers =
              value === "tiers"
                ? [
                    { from: "0", rate: "8%" },
                    { from: "50000", rate: "10%" },
                    { from: "100000", rate: "15%" },
                  ]
                : [
                    { from: "0", rate: "1" },
                    { from: "1", rate: "1.5" },
                  ];
            drawTiers();
            drawPreview();
          },
        ),
      ),
      field(
        say("mode"),
        choices(
          [
            { value: "marginal", label: say("marginal") },
            { value: "retroactive", label: say("retroactive") },
          ],
          draft.mode,
          (value) => {
            draft.mode = value as Mode;
            drawPreview();
          },
        ),
      ),
      tiers,
      preview,
      element("p", { class: "quiet" }, say("willWrite")),
      actions(say("writePlan")),
    ),
  );
  drawTiers();
  drawPreview();
};
