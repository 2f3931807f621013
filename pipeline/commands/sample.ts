import { defineMessages, say } from "../../core/locale/message.ts";
import { type SampleOptions, sampleDefaults } from "../sample/options.ts";
import { writeSample } from "../sample/write-sample.ts";
