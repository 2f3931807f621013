import { defineMessages } from "../../core/locale/message.ts";

/** What the command says beside its result. */
export const sampleNotes = defineMessages({
  written: {
    en: "Sample written to {folder}: {crm}, {language}, seed {seed}, as of {asOf}. The company and all people in it are invented.",
    de: "Beispiel nach {folder} geschrieben: {crm}, {language}, Startwert {seed}, Stichtag {asOf}. Firma und Personen sind erfunden.",
    es: "Muestra escrita en {folder}: {crm}, {language}, semilla {seed}, fecha de corte {asOf}. La empresa y las personas son inventadas.",
    pl: "Dane przykładowe zapisano w {folder}: {crm}, {language}, ziarno {seed}, stan na dzień {asOf}. Firma i osoby są zmyślone.",
    pt: "Amostra gravada em {folder}: {crm}, {language}, semente {seed}, data de corte {asOf}. A empresa e as pessoas são inventadas.",
    tr: "Örnek veri {folder} klasörüne yazıldı: {crm}, {language}, tohum {seed}, referans tarihi {asOf}. Şirket ve kişiler uydurmadır.",
  },
  planted: {
    en: "Spoilt on purpose, for the quarantine to show: {records}.",
    de: "Absichtlich verdorben, damit die Quarantäne etwas zeigt: {records}.",
    es: "Estropeados a propósito, para que la cuarentena muestre algo: {records}.",
    pl: "Celowo uszkodzone, aby kwarantanna miała co pokazać: {records}.",
    pt: "Estragados de propósito, para que a quarentena mostre algo: {records}.",
    tr: "Karantinanın gösterecek bir şeyi olsun diye bilerek bozulan kayıtlar: {records}.",
  },
});
