import { fold } from "../locale/fold.ts";
import type { Crm, ObjectKind } from "./fields.ts";
import type { NameSays } from "./recognise-table.ts";

const fileWords: readonly (readonly [ObjectKind, RegExp])[] = [
  ["stage_history", /histor|verlauf|gecmis|event.?log|audit/],
  ["onboarding", /on.?boarding/],
  ["trainings", /training|schulung|courses?\b|certif|zertifi|capacita|formacion|szkolen|treinamento|egitim/],
  ["line_items", /line.?item|order.?item|positionen|partidas|pozycje|kalem/],
  ["quotas", /quota|target|goal|vertriebsziel|umsatzziel|cuota|metas?\b|cotas?\b|\bcele?\b|kota|hedef/],
  [
    "activities",
    /activit|\btasks?\b|\bcalls?\b|meeting|aktivit|aufgabe|actividad|tarea|aktywnos|zadani|atividade|tarefa|etkinlik|gorev/,
  ],
  ["deals", /opportunit|deal|potential|pipeline|verkaufschance|oportunid|negocio|trato|szans|transakcj|firsat|anlasma/],
  ["leads", /\bleads?\b|prospect|mql|candidato|musteri.?aday/],
  ["contacts", /contact|person|kontakt|contato|kisiler/],
  [
    "accounts",
    /account|compan|organi[sz]a|customer|kunden|firmen|cuenta|empresa|klien|kontrahen|konta\b|conta|hesap|musteri|sirket/,
  ],
  ["orders", /orders?\b|invoice|purchase|bestellung|auftr|rechnung|pedido|factura|zamowien|faktur|siparis|fatura/],
  ["products", /product|produkt|producto|produto|urun|price.?book/],
  [
    "users",
    /\busers?\b|owner|\breps?\b|sales.?team|seller|benutzer|mitarbeiter|verkaufer|usuario|vendedor|handlow|uzytkown|kullanici|temsilci/,
  ],
];

const fileCrms: readonly (readonly [Crm, RegExp])[] = [
  ["salesforce", /salesforce|\bsfdc\b|\bsf\b/],
  ["hubspot", /hubspot/],
  ["pipedrive", /pipedrive/],
  ["zoho", /zoho|bigin/],
  ["dynamics", /dynamics|\bd365\b/],
  ["odoo", /odoo/],
  ["espocrm", /espo/],
  ["vtiger", /vtiger/],
  ["sugarcrm", /sugar|suitecrm/],
  ["frappe", /frappe/],
  ["close", /close.?(crm|io)/],
  ["copper", /copper/],
];

/** What a file's name says, as far as it says anything; the more special words first. */
export const fileNameSays = (fileName: string): NameSays => {
  const name = fold(fileName).replace(/_/g, " ");
  return {
    object: fileWords.find(([, pattern]) => pattern.test(name))?.[0] ?? null,
    crm: fileCrms.find(([, pattern]) => pattern.test(name))?.[0] ?? null,
  };
};
