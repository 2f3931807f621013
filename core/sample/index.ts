export { activitiesOf } from "./activities.ts";
export { dealAsOf, isClosedStage, stageEntries, stateOf } from "./as-of.ts";
export * from "./company.ts";
export { lineItemsOf } from "./line-items.ts";
export type * from "./model.ts";
export { dayOfMinute, sampleContact } from "./people.ts";
export { type Sample, smallSample } from "./sample.ts";
export { bottleneckStart, type SampleEvent, type Simulation, simulate } from "./simulate.ts";
export { sampleTruth } from "./truth.ts";
