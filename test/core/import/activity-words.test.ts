import { describe, expect, it } from "vitest";
import { activityKind, isUndone } from "../../../core/import/activity-words.ts";

describe("activityKind", () => {
  it.each([
    ["call", "Call|Outbound call|Anruf|LLAMADA|Rozmowa telefoniczna|Ligação|Arama|Call: pricing"],
    ["meeting", "Meeting|Besprechung|Reunión|Spotkanie|Reunião|TOPLANTI|toplantı|Video call"],
    ["mail", "Email|E-Mail|Correo electrónico|Wiadomość e-mail|e-posta"],
    ["task", "Task|To-do|Aufgabe|Tarea|Zadanie|Tarefa|GÖREV"],
    ["note", "Note|Notiz|Nota|Notatka|Anotação|Not"],
  ])("%s: %s", (kind, words) => {
    for (const word of words.split("|")) expect([word, activityKind(word)]).toEqual([word, kind]);
  });

  it.each(["", " ", "Fax", "42"])("%j is none of them", (text) => {
    expect(activityKind(text)).toBeNull();
  });
});

describe("isUndone", () => {
  it.each(
    "Not Started|in progress|OPEN|Nicht gestartet|Geplant|Pendiente|W toku|Não iniciada|BAŞLAMADI|İptal edildi|Not held".split(
      "|",
    ),
  )("%s has not happened", (status) => {
    expect(isUndone(status)).toBe(true);
  });

  it.each([
    "",
    "Completed",
    "Held",
    "Erledigt",
    "Completada",
    "Zakończone",
    "Concluída",
    "Tamamlandı",
    "Left voicemail",
  ])("%j says nothing of the kind", (status) => {
    expect(isUndone(status)).toBe(false);
  });
});
