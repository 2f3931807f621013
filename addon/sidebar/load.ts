import { bytesOf } from "../packed/base91.ts";

/** Filled in by the build: the packed program and its size in bytes. */
const program = "__PROGRAM__";
const size = "__SIZE__";

const unpacked = new Blob([bytesOf(program, Number(size))])
  .stream()
  .pipeThrough(new DecompressionStream("deflate-raw"));
void new Response(unpacked).text().then((code) => {
  const script = document.createElement("script");
  script.textContent = `${code}\n//# sourceURL=revsheet-sidebar.js`;
  document.body.append(script);
});
