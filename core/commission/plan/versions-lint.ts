import { addDays } from "../../calendar/iso-date.ts";
import type { LintFinding } from "./lint.ts";
import type { Plan } from "./plan.ts";

/** Days between the versions of one plan on which none or two are in force; what lies before the first and after the last is no gap. */
export const lintVersions = (plans: readonly Plan[]): LintFinding[] => {
  const names = [...new Set(plans.map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const versions = plans.filter((plan) => plan.name === name).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    return versions.slice(1).flatMap((version, i): LintFinding[] => {
      const before = versions[i];
      if (before === undefined) return [];
      const { validTo } = before;
      const start = version.validFrom;
      const lastDay = addDays(start, -1);
      if (validTo === undefined || validTo >= start) {
        const to =
          validTo === undefined || (version.validTo !== undefined && version.validTo < validTo)
            ? version.validTo
            : validTo;
        return [{ code: "VERSION_OVERLAP", component: null, parameters: { plan: name, from: start, to: to ?? "…" } }];
      }
      if (validTo >= lastDay) return [];
      return [
        { code: "VERSION_GAP", component: null, parameters: { plan: name, from: addDays(validTo, 1), to: lastDay } },
      ];
    });
  });
};
