import type { Results } from "../../core/results.ts";
import { parseResults } from "../../core/results-schema.ts";

/**
 * The results as the text of `results.json`: keys in the order of the schema, two spaces of indent, a newline at the end. Checks the results
 * against the schema first and throws RESULTS_INVALID with every problem, so that no broken file is written.
 */
export const resultsJson = (results: Results): string => `${JSON.stringify(parseResults(results), null, 2)}\n`;
