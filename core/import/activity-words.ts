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

/** Statuses of an activity that is still to be done, or never will be, in the six languages. */
const undone =
  "Open|Not Started|In Progress|Waiting|Waiting on someone else|Waiting for input|Deferred|Planned|Scheduled|Pending|To Do|Overdue|Not Held|Cancelled|Canceled|" +
  "Offen|Nicht gestartet|Nicht begonnen|In Bearbeitung|Wartend|Warten auf andere Person|Warten auf Eingabe|Zurückgestellt|Geplant|Ausstehend|Überfällig|Abgesagt|Abgebrochen|Storniert|" +
  "Abierta|Abierto|No iniciada|No iniciado|En curso|En progreso|En espera|Esperando|Aplazada|Aplazado|Diferida|Planificada|Planificado|Programada|Programado|Pendiente|Vencida|Cancelada|Cancelado|" +
  "Otwarte|Otwarty|Nierozpoczęte|Nie rozpoczęto|W toku|W trakcie|Oczekuje|Oczekujące|Odroczone|Odłożone|Zaplanowane|Zaplanowano|Zaległe|Anulowane|Odwołane|" +
  "Aberta|Aberto|Não iniciada|Não iniciado|Em andamento|Em espera|Aguardando|Adiada|Adiado|Planejada|Planejado|Agendada|Agendado|Pendente|Atrasada|Atrasado|Cancelada|Cancelado|" +
  "Açık|Başlamadı|Başlatılmadı|Devam ediyor|Beklemede|Bekliyor|Ertelendi|Planlandı|Planlanan|Gecikmiş|İptal|İptal edildi";
let undoneKeys: Set<string> | undefined;

/** Whether a status says that an activity has not happened: planned, under way, put off or cancelled. False for any other word. */
export const isUndone = (status: string): boolean => {
  undoneKeys = undoneKeys ?? new Set(undone.split("|").map(headerKey));
  return undoneKeys.has(headerKey(status));
};
