// npm start: a sample export, the quarter and its commissions on it, the add-in bundle, and where everything is.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const revsheet = (...parameters: string[]) => {
  const { status } = spawnSync(process.execPath, ["build/revsheet.js", ...parameters], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync("out", { recursive: true, force: true });
revsheet("sample", "out/exports", "--crm", "hubspot", "--language", "de", "--compensation");
revsheet("commission", "run", "out/exports", "--out", "out/commission", "--lang", "en");
revsheet("run", "out/exports", "--out", "out/pack", "--lang", "en");
