import { bytesOf } from "../packed/base91.ts";
import { unpack } from "../packed/unpack.ts";

/** Filled in by the build: the packed program and its size in bytes. */
const program = "__PROGRAM__";
const size = "__SIZE__";

const script = document.createElement("script");
const code = new TextDecoder().decode(unpack(bytesOf(program, Number(size))));
script.textContent = `${code}\n//# sourceURL=revsheet-sidebar.js`;
document.body.append(script);
