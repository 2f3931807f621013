import { defineErrors } from "./define.ts";

/** Errors of a command line that can't be understood. */
export const usageErrors = defineErrors({
  UNKNOWN_COMMAND: {
    message: {
      en: "There is no command '{command}'.",
      de: "Den Befehl „{command}“ gibt es nicht.",
      es: "No existe la orden «{command}».",
      pl: "Nie ma polecenia „{command}”.",
      pt: "O comando “{command}” não existe.",
      tr: "“{command}” adlı bir komut yok.",
    },
    hint: {
      en: "'revsheet --help' lists the commands.",
      de: "„revsheet --help“ nennt die Befehle.",
      es: "«revsheet --help» muestra las órdenes.",
      pl: "„revsheet --help” wymienia polecenia.",
      pt: "“revsheet --help” lista os comandos.",
      tr: "“revsheet --help” komutları listeler.",
    },
  },
  COMMAND_MISSPELT: {
    message: {
      en: "There is no command '{command}'.",
      de: "Den Befehl „{command}“ gibt es nicht.",
      es: "No existe la orden «{command}».",
      pl: "Nie ma polecenia „{command}”.",
      pt: "O comando “{command}” não existe.",
      tr: "“{command}” adlı bir komut yok.",
    },
    hint: {
      en: "Did you mean {similar}?",
      de: "Meinten Sie {similar}?",
      es: "¿Quiso decir {similar}?",
      pl: "Czy chodziło o {similar}?",
      pt: "Você quis dizer {similar}?",
      tr: "Bunu mu demek istediniz: {similar}?",
    },
  },
  UNKNOWN_OPTION: {
    message: {
      en: "There is no option '{option}'.",
      de: "Die Option „{option}“ gibt es nicht.",
      es: "No existe la opción «{option}».",
      pl: "Nie ma opcji „{option}”.",
      pt: "A opção “{option}” não existe.",
      tr: "“{option}” adlı bir seçenek yok.",
    },
    hint: {
      en: "'{help}' lists the options.",
      de: "„{help}“ nennt die Optionen.",
      es: "«{help}» muestra las opciones.",
      pl: "„{help}” wymienia opcje.",
      pt: "“{help}” lista as opções.",
      tr: "“{help}” seçenekleri listeler.",
    },
  },
  OPTION_MISSPELT: {
    message: {
      en: "There is no option '{option}'.",
      de: "Die Option „{option}“ gibt es nicht.",
      es: "No existe la opción «{option}».",
      pl: "Nie ma opcji „{option}”.",
      pt: "A opção “{option}” não existe.",
      tr: "“{option}” adlı bir seçenek yok.",
    },
    hint: {
      en: "Did you mean {similar}?",
      de: "Meinten Sie {similar}?",
      es: "¿Quiso decir {similar}?",
      pl: "Czy chodziło o {similar}?",
      pt: "Você quis dizer {similar}?",
      tr: "Bunu mu demek istediniz: {similar}?",
    },
  },
  OPTION_WITHOUT_VALUE: {
    message: {
      en: "The option '{option}' needs a value.",
      de: "Die Option „{option}“ braucht einen Wert.",
      es: "La opción «{option}» necesita un valor.",
      pl: "Opcja „{option}” wymaga wartości.",
      pt: "A opção “{option}” precisa de um valor.",
      tr: "“{option}” seçeneği bir değer ister.",
    },
    hint: {
      en: "'{help}' says how to write it.",
      de: "„{help}“ zeigt, wie sie geschrieben wird.",
      es: "«{help}» indica cómo escribirla.",
      pl: "„{help}” pokazuje, jak ją zapisać.",
      pt: "“{help}” mostra como escrevê-la.",
      tr: "“{help}” nasıl yazıldığını gösterir.",
    },
  },
  OPERAND_MISSING: {
    message: {
      en: "'revsheet {command}' needs {argument}.",
      de: "„revsheet {command}“ braucht {argument}.",
      es: "«revsheet {command}» necesita {argument}.",
      pl: "„revsheet {command}” wymaga {argument}.",
      pt: "“revsheet {command}” precisa de {argument}.",
      tr: "“revsheet {command}” için {argument} gerekli.",
    },
    hint: {
      en: "'{help}' says how to write it.",
      de: "„{help}“ zeigt, wie er geschrieben wird.",
      es: "«{help}» indica cómo escribirla.",
      pl: "„{help}” pokazuje, jak je zapisać.",
      pt: "“{help}” mostra como escrevê-lo.",
      tr: "“{help}” nasıl yazıldığını gösterir.",
    },
  },
  ARGUMENTS_TOO_MANY: {
    message: {
      en: "'revsheet {command}' takes one argument only.",
      de: "„revsheet {command}“ nimmt nur ein Argument.",
      es: "«revsheet {command}» admite un solo argumento.",
      pl: "„revsheet {command}” przyjmuje tylko jeden argument.",
      pt: "“revsheet {command}” aceita um só argumento.",
      tr: "“revsheet {command}” yalnızca bir bağımsız değişken alır.",
    },
    hint: {
      en: "Put a name or question with spaces into quotes; '{help}' shows the form.",
      de: "Setzen Sie Namen oder Abfragen mit Leerzeichen in Anführungszeichen; „{help}“ zeigt die Form.",
      es: "Ponga entre comillas un nombre o consulta con espacios; «{help}» muestra la forma.",
      pl: "Nazwę lub zapytanie ze spacjami ujmij w cudzysłów; „{help}” pokazuje zapis.",
      pt: "Ponha entre aspas um nome ou consulta com espaços; “{help}” mostra a forma.",
      tr: "Boşluklu adı ya da sorguyu tırnak içine alın; “{help}” biçimi gösterir.",
    },
  },
});
