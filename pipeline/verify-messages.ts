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
    en: "{file}: totals added up again: {totals}, REV formulas recomputed: {formulas}, figures compared with results.json: {figures}, differences: {differences}.",
    de: "{file}: nachgerechnete Summen: {totals}, neu berechnete REV-Formeln: {formulas}, mit results.json verglichene Werte: {figures}, Abweichungen: {differences}.",
    es: "{file}: totales recalculados: {totals}, fórmulas REV recalculadas: {formulas}, cifras comparadas con results.json: {figures}, diferencias: {differences}.",
    pl: "{file}: przeliczone sumy: {totals}, przeliczone formuły REV: {formulas}, wartości porównane z results.json: {figures}, różnice: {differences}.",
    pt: "{file}: totais recalculados: {totals}, fórmulas REV recalculadas: {formulas}, valores comparados com results.json: {figures}, diferenças: {differences}.",
    tr: "{file}: yeniden toplanan: {totals}, yeniden hesaplanan REV formülleri: {formulas}, results.json ile karşılaştırılan: {figures}, fark: {differences}.",
  },
  unknown_function: {
    en: "{sheet} {cell}: not recomputed, this RevSheet has no function {what}.",
    de: "{sheet} {cell}: nicht nachgerechnet, dieses RevSheet kennt keine Funktion {what}.",
    es: "{sheet} {cell}: no recalculado, este RevSheet no tiene la función {what}.",
    pl: "{sheet} {cell}: nie przeliczono, ten RevSheet nie ma funkcji {what}.",
    pt: "{sheet} {cell}: não recalculado, este RevSheet não tem a função {what}.",
    tr: "{sheet} {cell}: yeniden hesaplanmadı, bu RevSheet sürümünde {what} işlevi yok.",
  },
  unreadable: {
    en: "{sheet} {cell}: not recomputed, “{what}” in its formula can't be computed outside the spreadsheet.",
    de: "{sheet} {cell}: nicht nachgerechnet, „{what}“ in der Formel lässt sich außerhalb der Tabelle nicht berechnen.",
    es: "{sheet} {cell}: no recalculado, «{what}» de su fórmula no se puede calcular fuera de la hoja de cálculo.",
    pl: "{sheet} {cell}: nie przeliczono, „{what}” w formule nie da się obliczyć poza arkuszem.",
    pt: "{sheet} {cell}: não recalculado, “{what}” na fórmula não pode ser calculado fora da planilha.",
    tr: "{sheet} {cell}: yeniden hesaplanmadı, formüldeki “{what}” e-tablo dışında hesaplanamıyor.",
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
