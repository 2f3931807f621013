import { defineMessages } from "../core/locale/message.ts";

export const verifyMessages = defineMessages({
  golden: {
    en: "Golden cases: {passed} passed, {failed} failed.",
    de: "Golden Cases: {passed} bestanden, {failed} nicht bestanden.",
    es: "Casos de referencia: {passed} superados, {failed} fallidos.",
    pl: "Przypadki wzorcowe: zaliczone {passed}, niezaliczone {failed}.",
    pt: "Casos de referência: {passed} aprovados, {failed} reprovados.",
    tr: "Altın örnekler: {passed} geçti, {failed} kaldı.",
  },
  workbook: {
    en: "{file}: totals added up again: {totals}, figures compared with results.json: {figures}, differences: {differences}.",
    de: "{file}: nachgerechnete Summen: {totals}, mit results.json verglichene Werte: {figures}, Abweichungen: {differences}.",
    es: "{file}: totales recalculados: {totals}, cifras comparadas con results.json: {figures}, diferencias: {differences}.",
    pl: "{file}: przeliczone sumy: {totals}, wartości porównane z results.json: {figures}, różnice: {differences}.",
    pt: "{file}: totais recalculados: {totals}, valores comparados com results.json: {figures}, diferenças: {differences}.",
    tr: "{file}: yeniden toplanan: {totals}, results.json ile karşılaştırılan: {figures}, fark: {differences}.",
  },
  difference: {
    en: "{sheet} {cell}: {stands} stands there, it should be {should}.",
    de: "{sheet} {cell}: Dort steht {stands}, richtig wäre {should}.",
    es: "{sheet} {cell}: pone {stands}, debería ser {should}.",
    pl: "{sheet} {cell}: jest {stands}, powinno być {should}.",
    pt: "{sheet} {cell}: consta {stands}, deveria ser {should}.",
    tr: "{sheet} {cell}: {stands} yazıyor, {should} olmalı.",
  },
});
