import { type ErrorCode, type ErrorParameters, RevError } from "../../core/errors/error.ts";
import {
  type AnswerOf,
  type RequestName,
  type RequestOf,
  readAnswer,
  readAnswerTo,
  readRequest,
  serverErrors,
} from "../protocol.ts";

interface Runner {
  withSuccessHandler(handle: (answer: unknown) => void): Runner;
  withFailureHandler(handle: (error: unknown) => void): Runner;
  answerSidebar(request: unknown): void;
}
declare const google: { readonly script: { readonly run: Runner } };

/** No call may take longer: Google's own limit is six minutes, and a lost answer never comes. */
const waitSeconds = 300;

const send = (request: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new RevError("SERVER_SILENT", { seconds: waitSeconds })), waitSeconds * 1000);
    google.script.run
      .withSuccessHandler((answer) => {
        clearTimeout(timer);
        resolve(answer);
      })
      .withFailureHandler((error) => {
        clearTimeout(timer);
        reject(new RevError("SERVER_REFUSED", { detail: error instanceof Error ? error.message : String(error) }));
      })
      .answerSidebar(request);
  });

/** Asks the spreadsheet's script. Request and answer are checked; what the script refuses is thrown as its error. */
export const ask = async <N extends RequestName>(request: RequestOf<N>): Promise<AnswerOf<N>> => {
  const given = readAnswer(await send(readRequest(request, "request")), `answer to ${request.do}`);
  if (!given.ok) {
    const known = serverErrors.find((one) => one === given.code);
    const code: ErrorCode = known ?? "SERVER_REFUSED";
    const parameters = known === undefined ? { detail: given.code } : given.parameters;
    throw new RevError(code, parameters as ErrorParameters<ErrorCode>);
  }
  return readAnswerTo[request.do](given.value, `answer to ${request.do}`) as AnswerOf<N>;
};
