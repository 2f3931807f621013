import { defineErrors } from "./define.ts";

/** Errors of writing files. */
export const writeErrors = defineErrors({
  WRITE_FORBIDDEN: {
    message: {
      en: "'{path}' can't be written: permission denied.",
      de: "„{path}“ kann nicht geschrieben werden: keine Berechtigung.",
      es: "No se puede escribir «{path}»: permiso denegado.",
      pl: "Nie można zapisać „{path}”: brak uprawnień.",
      pt: "Não é possível gravar “{path}”: permissão negada.",
      tr: "“{path}” yazılamıyor: izin yok.",
    },
    hint: {
      en: "Choose a folder in which you may write with --out FOLDER; nothing half written was left behind.",
      de: "Wählen Sie mit --out ORDNER einen Ordner, in dem Sie schreiben dürfen; nichts Halbes blieb zurück.",
      es: "Elija con --out CARPETA una carpeta en la que pueda escribir; no quedó nada a medias.",
      pl: "Wybierz przez --out FOLDER folder, w którym wolno zapisywać; nic niepełnego nie pozostało.",
      pt: "Escolha com --out PASTA uma pasta em que possa gravar; nada ficou pela metade.",
      tr: "--out KLASÖR ile yazma izniniz olan bir klasör seçin; geride yarım bir şey kalmadı.",
    },
  },
  DISK_FULL: {
    message: {
      en: "There is no room left on the disk of '{path}'.",
      de: "Auf dem Datenträger von „{path}“ ist kein Platz mehr.",
      es: "No queda espacio en el disco de «{path}».",
      pl: "Na dysku z „{path}” nie ma już miejsca.",
      pt: "Não há mais espaço no disco de “{path}”.",
      tr: "“{path}” diskinde yer kalmadı.",
    },
    hint: {
      en: "Make room, or choose another disk with --out FOLDER; nothing half written was left behind.",
      de: "Schaffen Sie Platz oder wählen Sie mit --out ORDNER einen anderen Datenträger; nichts Halbes blieb zurück.",
      es: "Libere espacio o elija otro disco con --out CARPETA; no quedó nada a medias.",
      pl: "Zwolnij miejsce albo wybierz inny dysk przez --out FOLDER; nic niepełnego nie pozostało.",
      pt: "Libere espaço ou escolha outro disco com --out PASTA; nada ficou pela metade.",
      tr: "Yer açın ya da --out KLASÖR ile başka bir disk seçin; geride yarım bir şey kalmadı.",
    },
  },
  CANNOT_WRITE: {
    message: {
      en: "'{path}' can't be written: {reason}.",
      de: "„{path}“ kann nicht geschrieben werden: {reason}.",
      es: "No se puede escribir «{path}»: {reason}.",
      pl: "Nie można zapisać „{path}”: {reason}.",
      pt: "Não é possível gravar “{path}”: {reason}.",
      tr: "“{path}” yazılamıyor: {reason}.",
    },
    hint: {
      en: "Choose a folder with room and permission with --out FOLDER; nothing half written was left behind.",
      de: "Wählen Sie mit --out ORDNER einen Ordner mit Platz und Schreibrecht; nichts Halbes blieb zurück.",
      es: "Elija con --out CARPETA una carpeta con espacio y permiso; no quedó nada a medias.",
      pl: "Wybierz przez --out FOLDER folder z miejscem i uprawnieniami; nic niepełnego nie pozostało.",
      pt: "Escolha com --out PASTA uma pasta com espaço e permissão; nada ficou pela metade.",
      tr: "--out KLASÖR ile yeri ve izni olan bir klasör seçin; geride yarım bir şey kalmadı.",
    },
  },
});
