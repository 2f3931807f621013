import { toJsonSchema } from "@valibot/to-json-schema";
import { configurationSchema } from "./configuration.ts";

interface Node {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: unknown;
}

const schema = () => toJsonSchema(configurationSchema, { typeMode: "input", errorMode: "ignore" }) as Node;

/** The JSON Schema of revsheet.yaml for editors. */
export const configurationJsonSchema = (): string =>
  `${JSON.stringify({ $id: "revsheet.yaml", title: "RevSheet configuration", ...schema() }, null, 2)}\n`;

const rows = (node: Node, path: string): string[] =>
  Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const place = path === "" ? key : `${path}.${key}`;
    const values = child.enum === undefined ? "" : ` One of ${child.enum.map((value) => `\`${value}\``).join(", ")}.`;
    const inside = child.type === "array" ? rows(child.items ?? {}, `${place}[]`) : rows(child, place);
    return [`| \`${place}\` | ${child.description ?? ""}${values} |`, ...inside];
  });

/** docs/configuration.md: every key with its meaning. */
export const configurationReference = (): string =>
  [
    "# Configuration",
    "",
    "Made from `pipeline/configuration.ts` by `npm run generate`.",
    "",
    "`revsheet run` reads `revsheet.yaml` from the folder of exports, or the file named by `--config`. Every key is optional: CRMs, languages,",
    "formats and stages are found in the data. `revsheet init` writes a file with what was recognised. Editors check it with",
    "`docs/revsheet.schema.json` (first line: `# yaml-language-server: $schema=…/docs/revsheet.schema.json`).",
    "",
    "| key | meaning |",
    "| --- | --- |",
    ...rows(schema(), ""),
    "",
  ].join("\n");
