import { fold } from "../locale/fold.ts";
import { headerKey } from "./catalogue/read.ts";

export const activityKinds = ["call", "meeting", "mail", "task", "note"] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Words that are the whole type, and stems that decide inside a longer one; earlier kinds go first. */
const words: Readonly<Record<ActivityKind, string>> = {
  call: "Call|Phone Call|Phone|Calls|Outbound|Inbound|Outbound Call|Inbound Call|Cold Call|Anruf|Telefonat|Telefonanruf|Telefon|Llamada|Llamada telefónica|Połączenie|Rozmowa|Rozmowa telefoniczna|Ligação|Chamada|Chamada telefônica|Telefonema|Arama|Telefon görüşmesi|Çağrı",
  meeting:
    "Meeting|Event|Appointment|Visit|Demo|Lunch|Online Meeting|Video Call|Besprechung|Treffen|Termin|Ereignis|Besuch|Reunión|Cita|Evento|Visita|Almuerzo|Spotkanie|Wizyta|Wydarzenie|Reunião|Encontro|Compromisso|Almoço|Toplantı|Randevu|Ziyaret|Etkinlik|Öğle yemeği",
  mail: "Email|E-mail|Mail|List Email|Letter|E-Mail|E-Mail-Nachricht|Brief|Correo|Correo electrónico|Carta|Wiadomość|Wiadomość e-mail|Mejl|E-posta|Mesaj",
  task: "Task|To Do|To-Do|Todo|Deadline|Follow Up|Follow-up|Reminder|Aufgabe|Frist|Wiedervorlage|Erinnerung|Tarea|Plazo|Seguimiento|Recordatorio|Zadanie|Termin wykonania|Przypomnienie|Tarefa|Prazo|Acompanhamento|Lembrete|Görev|Takip|Hatırlatma|Son tarih",
  note: "Note|Notes|Comment|Notiz|Anmerkung|Kommentar|Nota|Notas|Comentario|Notatka|Uwaga|Komentarz|Anotação|Comentário|Not|Yorum",
};
const stems: readonly (readonly [ActivityKind, RegExp])[] = [
  ["meeting", /meeting|besprech|reuni|spotkani|toplant|randevu|video.?call/],
  ["mail", /e-?mail|e-?posta|correo|mejl/],
  ["call", /\bcalls?\b|anruf|llamada|rozmow|ligacao|chamada|\barama/],
  ["task", /\btasks?\b|aufgabe|tarea|tarefa|zadani|gorev/],
  ["note", /\bnotes?\b|notiz|notatk/],
];

let kinds: Map<string, ActivityKind> | undefined;

/**
 * Call, meeting, mail, task or note from an activity's type in one of the six languages; also from a subject such as `Call: pricing`, where
 * a file has no type. Null for anything else.
 */
export const activityKind = (text: string): ActivityKind | null => {
  if (kinds === undefined) {
    const built = new Map<string, ActivityKind>();
    for (const kind of activityKinds)
      for (const word of words[kind].split("|")) if (!built.has(headerKey(word))) built.set(headerKey(word), kind);
    kinds = built;
  }
  const folded = fold(text);
  return kinds.get(headerKey(text)) ?? stems.find(([, stem]) => stem.test(folded))?.[0] ?? null;
};
