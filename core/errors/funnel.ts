import { defineErrors } from "./define.ts";

/** Errors of funnels, cohorts, KPIs and of the statistics under them. */
export const funnelErrors = defineErrors({
  COUNT_OUT_OF_RANGE: {
    message: {
      en: "{k} of {n} is not a count: the part must be a whole number from 0 to the whole.",
      de: "{k} von {n} ist keine Anzahl: Der Teil muss eine ganze Zahl von 0 bis zum Ganzen sein.",
      es: "{k} de {n} no es un recuento: la parte debe ser un entero entre 0 y el total.",
      pl: "{k} z {n} nie jest liczebnością: część musi być liczbą całkowitą od 0 do całości.",
      pt: "{k} de {n} não é uma contagem: a parte deve ser um inteiro entre 0 e o total.",
      tr: "{n} içinden {k} geçerli bir sayım değil: parça, 0 ile bütün arasında bir tam sayı olmalı.",
    },
    hint: {
      en: "Check that the two counts were not swapped.",
      de: "Prüfen Sie, ob die beiden Anzahlen vertauscht sind.",
      es: "Compruebe que los dos recuentos no estén intercambiados.",
      pl: "Sprawdź, czy obie liczebności nie zostały zamienione.",
      pt: "Verifique se as duas contagens não foram trocadas.",
      tr: "İki sayımın yer değiştirmediğini kontrol edin.",
    },
  },
  CONFIDENCE_OUT_OF_RANGE: {
    message: {
      en: "A confidence of {confidence} is not between 0 and 1.",
      de: "Ein Konfidenzniveau von {confidence} liegt nicht zwischen 0 und 1.",
      es: "Un nivel de confianza de {confidence} no está entre 0 y 1.",
      pl: "Poziom ufności {confidence} nie mieści się między 0 a 1.",
      pt: "Um nível de confiança de {confidence} não está entre 0 e 1.",
      tr: "{confidence} güven düzeyi 0 ile 1 arasında değil.",
    },
    hint: {
      en: "Write 95% as 0.95.",
      de: "Schreiben Sie 95 % als 0.95.",
      es: "Escriba el 95 % como 0.95.",
      pl: "Zapisz 95% jako 0.95.",
      pt: "Escreva 95% como 0.95.",
      tr: "%95'i 0.95 olarak yazın.",
    },
  },
  FUNNEL_WITHOUT_STEPS: {
    message: {
      en: "The funnel has no steps.",
      de: "Der Trichter hat keine Schritte.",
      es: "El embudo no tiene pasos.",
      pl: "Lejek nie ma kroków.",
      pt: "O funil não tem etapas.",
      tr: "Huninin hiç adımı yok.",
    },
    hint: {
      en: "List the steps in their order.",
      de: "Geben Sie die Schritte in ihrer Reihenfolge an.",
      es: "Indique los pasos en su orden.",
      pl: "Podaj kroki w ich kolejności.",
      pt: "Liste as etapas na ordem.",
      tr: "Adımları sırasıyla yazın.",
    },
  },
  WINDOW_MISSING: {
    message: {
      en: "Mature entries only were asked for, but no conversion window is given, so no entry is ever mature.",
      de: "Es wurden nur ausgereifte Eintritte verlangt, aber ohne Konversionsfenster reift kein Eintritt aus.",
      es: "Se pidieron solo entradas maduras, pero sin ventana de conversión ninguna entrada madura.",
      pl: "Zażądano tylko dojrzałych wejść, ale bez okna konwersji żadne wejście nie dojrzewa.",
      pt: "Foram pedidas só entradas maduras, mas sem janela de conversão nenhuma entrada amadurece.",
      tr: "Yalnızca olgunlaşmış girişler istendi, ancak dönüşüm penceresi olmadan hiçbir giriş olgunlaşmaz.",
    },
    hint: {
      en: "Give the window in days, or count all entries.",
      de: "Geben Sie das Fenster in Tagen an oder zählen Sie alle Eintritte.",
      es: "Indique la ventana en días o cuente todas las entradas.",
      pl: "Podaj okno w dniach albo licz wszystkie wejścia.",
      pt: "Informe a janela em dias ou conte todas as entradas.",
      tr: "Pencereyi gün olarak verin ya da tüm girişleri sayın.",
    },
  },
  AS_OF_MISSING: {
    message: {
      en: "Mature entries only were asked for, but no as-of date is given.",
      de: "Es wurden nur ausgereifte Eintritte verlangt, aber der Stichtag fehlt.",
      es: "Se pidieron solo entradas maduras, pero falta la fecha de corte.",
      pl: "Zażądano tylko dojrzałych wejść, ale brakuje daty stanu.",
      pt: "Foram pedidas só entradas maduras, mas falta a data de corte.",
      tr: "Yalnızca olgunlaşmış girişler istendi, ancak referans tarihi verilmedi.",
    },
    hint: {
      en: "Give the as-of date, such as 2026-09-30.",
      de: "Geben Sie den Stichtag an, zum Beispiel 2026-09-30.",
      es: "Indique la fecha de corte, por ejemplo 2026-09-30.",
      pl: "Podaj datę stanu, na przykład 2026-09-30.",
      pt: "Informe a data de corte, por exemplo 2026-09-30.",
      tr: "Referans tarihini verin, örneğin 2026-09-30.",
    },
  },
  UNKNOWN_ONBOARDING_STEP: {
    message: {
      en: 'The onboarding step "{step}" of revsheet.yaml is not in the table, which has steps that revsheet.yaml does not name: {others}.',
      de: "Der Onboarding-Schritt „{step}“ aus revsheet.yaml steht nicht in der Tabelle; sie enthält Schritte, die revsheet.yaml nicht nennt: {others}.",
      es: "El paso de onboarding «{step}» de revsheet.yaml no está en la tabla, que contiene pasos que revsheet.yaml no nombra: {others}.",
      pl: "Kroku wdrożenia „{step}” z revsheet.yaml nie ma w tabeli; są w niej kroki, których revsheet.yaml nie wymienia: {others}.",
      pt: "A etapa de onboarding “{step}” do revsheet.yaml não está na tabela, que tem etapas que o revsheet.yaml não cita: {others}.",
      tr: "revsheet.yaml içindeki “{step}” onboarding adımı tabloda yok; tabloda revsheet.yaml içinde geçmeyen adımlar var: {others}.",
    },
    hint: {
      en: "Write the steps under 'onboarding' as the table does.",
      de: "Schreiben Sie die Schritte unter „onboarding“ so, wie sie in der Tabelle stehen.",
      es: "Escriba los pasos en «onboarding» tal como aparecen en la tabla.",
      pl: "Zapisz kroki pod „onboarding” tak, jak są zapisane w tabeli.",
      pt: "Escreva as etapas em “onboarding” como estão na tabela.",
      tr: "Adımları “onboarding” altında tablodaki gibi yazın.",
    },
  },
  UNKNOWN_STAGE: {
    message: {
      en: "Stage '{stage}' is not in the list of stages ({stages}).",
      de: "Die Phase „{stage}“ steht nicht in der Liste der Phasen ({stages}).",
      es: "La etapa «{stage}» no está en la lista de etapas ({stages}).",
      pl: "Etapu „{stage}” nie ma na liście etapów ({stages}).",
      pt: "A etapa “{stage}” não está na lista de etapas ({stages}).",
      tr: "“{stage}” aşaması aşama listesinde yok ({stages}).",
    },
    hint: {
      en: "Add it to the stages at its place in the process, or leave its changes out.",
      de: "Fügen Sie sie an ihrer Stelle im Prozess ein oder lassen Sie ihre Wechsel weg.",
      es: "Añádala en su lugar del proceso o excluya sus cambios.",
      pl: "Dodaj go w odpowiednim miejscu procesu albo pomiń jego zmiany.",
      pt: "Inclua-a no seu lugar do processo ou deixe de fora suas mudanças.",
      tr: "Süreçteki yerine ekleyin ya da değişikliklerini dışarıda bırakın.",
    },
  },
});
