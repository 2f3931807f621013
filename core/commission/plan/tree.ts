import { RevError } from "../../errors/error.ts";
import type { PlanCell } from "./cells.ts";
import type { Plan } from "./plan.ts";
import { printPlans } from "./print.ts";
import { planColumns } from "./table.ts";

/** A plan file as YAML or JSON gives it: plans with settings, lists as `{from, value, where}` and components by name. */
export type PlanTree = null | string | number | boolean | readonly PlanTree[] | { readonly [key: string]: PlanTree };

type Branch = { readonly [key: string]: PlanTree };

const isBranch = (tree: PlanTree): tree is Branch => typeof tree === "object" && tree !== null && !Array.isArray(tree);

const leaf = (tree: PlanTree | undefined, path: string): PlanCell => {
  if (typeof tree === "object" && tree !== null) throw new RevError("PLAN_TREE", { path });
  return tree;
};

const rowsOfBlock = (block: Branch, component: string, path: string): PlanCell[][] =>
  Object.entries(block).flatMap(([setting, tree]) => {
    const here = `${path}.${setting}`;
    const entries: readonly PlanTree[] = Array.isArray(tree) ? tree : [tree as PlanTree];
    return entries.map((entry): PlanCell[] => {
      if (!isBranch(entry)) return [component, setting, "", leaf(entry, here), ""];
      return [component, setting, leaf(entry.from, here), leaf(entry.value, here), leaf(entry.where, here)];
    });
  });

/** A plan tree (one plan or a list of plans) as the table that `parsePlans` reads; what is neither value nor list is PLAN_TREE. */
export const planTableOfTree = (tree: PlanTree): PlanCell[][] => {
  const plans: readonly PlanTree[] = Array.isArray(tree) ? tree : [tree as PlanTree];
  const rows = plans.flatMap((plan, i) => {
    const path = `[${i}]`;
    if (!isBranch(plan)) throw new RevError("PLAN_TREE", { path });
    const { plan: name, version, components = {}, ...settings } = plan;
    if (!isBranch(components)) throw new RevError("PLAN_TREE", { path: `${path}.components` });
    const blocks = Object.entries(components).flatMap(([component, block]) => {
      if (!isBranch(block)) throw new RevError("PLAN_TREE", { path: `${path}.components.${component}` });
      return rowsOfBlock(block, component, `${path}.components.${component}`);
    });
    const head = [leaf(name, `${path}.plan`), leaf(version, `${path}.version`)];
    return [...rowsOfBlock(settings, "", path), ...blocks].map((row) => [...head, ...row]);
  });
  return [[...planColumns], ...rows];
};

/** Plans as a tree for YAML or JSON; reading it again gives the plans. */
export const treeOfPlans = (plans: readonly Plan[]): PlanTree =>
  plans.map((plan) => {
    const tree: Record<string, PlanTree> = { plan: plan.name, version: plan.version };
    const components: Record<string, Record<string, PlanTree>> = {};
    for (const [, , component = "", setting = "", from = "", value = "", where = ""] of printPlans([plan]).slice(1)) {
      if (component !== "" && components[component] === undefined) components[component] = {};
      const block: Record<string, PlanTree> = component === "" ? tree : (components[component] ?? {});
      const isList =
        ["tier", "point", "gate", "ramp", "clawback_step"].includes(setting) || setting.startsWith("kicker_");
      if (!isList) block[setting] = value;
      else {
        const entry = { ...(from === "" ? {} : { from }), value, ...(where === "" ? {} : { where }) };
        block[setting] = [...((block[setting] as PlanTree[] | undefined) ?? []), entry];
      }
    }
    return { ...tree, components };
  });
