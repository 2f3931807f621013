import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { root } from "../../../scripts/addon/root.ts";

/** A file as the Apps Script API stores it. */
export interface StoredFile {
  readonly name: string;
  readonly type: "SERVER_JS" | "HTML" | "JSON";
  readonly source: string;
}

const scriptId = "1loopback-script-id-of-no-one";
const token = "loopback-token";

/** Why Google would refuse a project; undefined where it takes it. */
const faultOf = (files: readonly StoredFile[]): string | undefined => {
  const manifests = files.filter(({ type }) => type === "JSON");
  if (manifests.length !== 1 || manifests[0]?.name !== "appsscript") return "The project has no manifest.";
  if (new Set(files.map(({ name }) => name)).size !== files.length) return "Two files have the same name.";
  return files.some(({ source }) => typeof source !== "string") ? "A file has no source." : undefined;
};

/** The project's content in the Apps Script API, on loopback. */
export class AppsScriptApi {
  /** What was pushed last, in the order in which it was pushed. */
  files: readonly StoredFile[] = [];
  /** Says no to the next pushes, as Google does to people without the right. */
  refuses = false;
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        const { status, answer } = this.answer(
          request.method ?? "",
          request.url ?? "",
          request.headers.authorization ?? "",
          body,
        );
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(answer));
      });
    });
  }

  private answer(method: string, url: string, authorization: string, body: string): { status: number; answer: object } {
    const error = (code: number, message: string) => ({ status: code, answer: { error: { code, message } } });
    if (authorization !== `Bearer ${token}`) return error(401, "Invalid credentials");
    if (url !== `/v1/projects/${scriptId}/content`) return error(404, "Requested entity was not found.");
    if (method === "PUT") {
      if (this.refuses) return error(403, "The caller does not have permission");
      const { files } = JSON.parse(body) as { files: StoredFile[] };
      const fault = faultOf(files);
      if (fault !== undefined) return error(400, fault);
      this.files = files;
    }
    return { status: 200, answer: { scriptId, files: this.files } };
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The environment in which clasp talks to this API instead of Google's. */
  environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_OPTIONS: `--import ${new URL("clasp-to-loopback.mjs", import.meta.url).href}`,
      APPS_SCRIPT_API: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`,
    };
  }
}

/** Sets a folder up as `docs/install.md` says: the example's settings with a script id, and a login. Returns the file of the login. */
export const setUpClasp = (folder: string): string => {
  mkdirSync(folder, { recursive: true });
  const example = JSON.parse(readFileSync(`${root}.clasp.json.example`, "utf8")) as object;
  writeFileSync(join(folder, ".clasp.json"), JSON.stringify({ ...example, scriptId }));
  const login = join(folder, "login.json");
  const never = Date.UTC(2100, 0, 1);
  const user = { type: "authorized_user", client_id: "id", client_secret: "secret", refresh_token: "refresh" };
  writeFileSync(login, JSON.stringify({ tokens: { default: { ...user, access_token: token, expiry_date: never } } }));
  return login;
};
