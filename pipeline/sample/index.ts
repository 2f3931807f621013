export { type BenchExport, generateBenchExport } from "./bench-export.ts";
export { type SampleCrm, type SampleFormat, sampleCrms, sampleFormats } from "./dialect.ts";
export { type SampleOptions, sampleDefaults } from "./options.ts";
export { type PlantedRecord, type WrittenSample, writeSample } from "./write-sample.ts";
