/** One golden op: the `inputs` of a case to its result, both as JSON; a refusal is thrown as a RevError and compared by its code. */
// The inputs are another project's JSON: each adapter narrows what it reads.
export type Adapter = (inputs: Inputs) => unknown;
export type Inputs = Readonly<Record<string, unknown>>;
export type Adapters = Readonly<Record<string, Adapter>>;
