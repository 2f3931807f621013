import { parsePlans } from "../../../core/commission/plan/parse.ts";
import { RevError } from "../../../core/errors/error.ts";
import { backtestTab, type Tried } from "../../boards/backtest.ts";
import { type CommissionInputs, commissionRun } from "../../boards/commission.ts";
import { readInputs, tabOf } from "../commission-inputs.ts";
import { field } from "../dom.ts";
import { tabChoice } from "./parts.ts";
import { periodField } from "./period.ts";
import { calculating, taskView } from "./task.ts";

/** What a plan pays; the first problem of a run that leaves a line open is thrown, since its total would be a guess. */
const tried = (inputs: CommissionInputs): Tried => {
  const { result, problems } = commissionRun(inputs);
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  if (result === null || result.totals === null) throw new RevError("RUN_OPEN", { count: problems.length });
  return { name: inputs.plan.name, result };
};

/** A period's closed deals paid by two plans. */
export const backtestView = taskView(
  (app) => app.say("backtest"),
  (app, tabs) => {
    const { say } = app;
    const deals = tabChoice(app, tabs, "deals", false);
    const plan = tabChoice(app, tabs, "plan", false);
    const others = tabs.filter(({ sheet }) => String(sheet.id) !== plan.value);
    const other = tabChoice(app, others, "plan", false);
    const people = tabChoice(app, tabs, "people", false);
    const quotas = tabChoice(app, tabs, "quotas", true);
    const period = periodField(app);
    return {
      says: say("backtestSays"),
      fields: [
        field(say("dealsTab"), deals),
        field(say("planTab"), plan),
        field(say("otherPlanTab"), other),
        field(say("peopleTab"), people),
        field(say("quotasTab"), quotas),
        ...period.nodes,
      ],
      make: async (progress) => {
        const inputs = await readInputs(
          app,
          {
            deals: deals.value,
            plan: plan.value,
            people: people.value,
            quotas: quotas.value,
            period: period.input.value,
          },
          progress,
        );
        const newPlan = await tabOf(app, other.value, progress);
        await calculating(app, progress);
        const before = tried(inputs);
        const after = tried({ ...inputs, plan: newPlan });
        return [backtestTab(inputs, before, after, parsePlans(newPlan.cells).plans, app.language)];
      },
    };
  },
);
