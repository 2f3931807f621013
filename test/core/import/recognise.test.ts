import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RevError } from "../../../core/errors/error.ts";
import { recognise } from "../../../core/import/recognise.ts";

type Sample = readonly (readonly string[])[];

/** `header > field` pairs, `-` for a dimension. */
const check = (crm: string, object: string, language: string | null, pairs: string, sample: Sample = []) => {
  const list = pairs.split(" | ").map((pair) => pair.split(" > ") as [string, string]);
  const found = recognise(
    list.map(([header]) => header),
    sample,
    "export.csv",
  );
  expect(found.columns.map(({ header, field }) => `${header} > ${field ?? "-"}`).join(" | ")).toBe(pairs);
  expect([found.crm, found.object, found.language]).toEqual([crm, object, language]);
};

describe("a CRM's own exports", () => {
  it.each([
    [
      "salesforce",
      "deals",
      "en",
      "Opportunity ID > deal_id | Opportunity Name > deal_name | Opportunity Owner > owner_name | Stage > stage | Amount > amount | Expected Revenue > expected_revenue | Close Date > close_date | Created Date > created_at",
    ],
    [
      "salesforce",
      "deals",
      "de",
      "Opportunity-ID > deal_id | Opportunity-Inhaber > owner_name | Phase > stage | Betrag > amount | Erwarteter Umsatz > expected_revenue | Schlusstermin > close_date | Gewonnen > is_won",
    ],
    [
      "salesforce",
      "deals",
      "es",
      "Identificador de la oportunidad > deal_id | Propietario de oportunidad > owner_name | Etapa > stage | Importe > amount | Ingresos esperados > expected_revenue | Fecha de cierre > close_date",
    ],
    [
      "salesforce",
      "deals",
      "pl",
      "Nazwa szansy sprzedaży > deal_name | Właściciel szansy sprzedaży > owner_name | Etap > stage | Kwota > amount | Oczekiwany przychód > expected_revenue | Data zamknięcia > close_date",
    ],
    [
      "salesforce",
      "deals",
      "pt",
      "Nome da oportunidade > deal_name | Proprietário da oportunidade > owner_name | Fase > stage | Valor > amount | Receita esperada > expected_revenue | Data de fechamento > close_date",
    ],
    [
      "salesforce",
      "deals",
      "tr",
      "Fırsat Adı > deal_name | Fırsat Sahibi > owner_name | Aşama > stage | Tutar > amount | Beklenen Gelir > expected_revenue | Kapanış Tarihi > close_date | Hesap Adı > account_name",
    ],
    [
      "salesforce",
      "deals",
      null,
      "Id > deal_id | OwnerId > owner_id | StageName > stage | CurrencyIsoCode > currency | IsWon > is_won | LastStageChangeDate > stage_changed_at | Territory__c > territory | Loss_Reason__c > lost_reason",
    ],
    [
      "salesforce",
      "users",
      null,
      "Id > user_id | Name > user_name | ManagerId > manager_id | IsActive > is_active | UserRoleId > role | ProfileId > -",
    ],
    [
      "salesforce",
      "line_items",
      null,
      "Id > line_id | OpportunityId > deal_id | Product2Id > product_id | Quantity > quantity | UnitPrice > unit_price | TotalPrice > amount | PricebookEntryId > -",
    ],
    [
      "salesforce",
      "stage_history",
      "en",
      "Opportunity ID > deal_id | From Stage > from_stage | To Stage > stage | Last Modified > changed_at | Changed By > changed_by",
    ],
    [
      "hubspot",
      "deals",
      "en",
      "Record ID > deal_id | Deal Name > deal_name | Deal Stage > stage | Deal owner > owner_name | Amount > amount | Create Date > created_at | Weighted amount > expected_revenue",
    ],
    [
      "hubspot",
      "deals",
      "de",
      "Datensatz-ID > deal_id | Deal-Name > deal_name | Deal-Phase > stage | Zuständiger Mitarbeiter > owner_name | Betrag in Firmenwährung > amount_home | Abschlussdatum > close_date",
    ],
    [
      "hubspot",
      "deals",
      "pt",
      "Record ID > deal_id | Nome do negócio > deal_name | Etapa do negócio > stage | Data de fechamento > close_date | Valor na moeda da empresa > amount_home",
    ],
    [
      "hubspot",
      "deals",
      null,
      "hs_object_id > deal_id | dealname > deal_name | dealstage > stage | closedate > close_date | hubspot_owner_id > owner_id | hs_v2_date_entered_closedwon > stage_entered_at",
    ],
    [
      "pipedrive",
      "deals",
      "en",
      "Deal - ID > deal_id | Deal - Title > deal_name | Deal - Value > amount | Deal - Currency of Value > currency | Deal - Stage > stage | Deal - Status > status | Deal - Won time > won_at | Deal - Expected close date > close_date | Organization - Name > account_name | Person - Phone > -",
    ],
    [
      "pipedrive",
      "deals",
      "de",
      "Deal - Titel > deal_name | Deal - Wert > amount | Deal - Phase > stage | Deal - Datum des gewonnenen Deals > won_at | Deal - Besitzer > owner_name",
    ],
    [
      "pipedrive",
      "deals",
      "es",
      "Trato - Título > deal_name | Trato - Valor > amount | Trato - Etapa > stage | Trato - Estado > status | Trato - Organización > account_name",
    ],
    [
      "pipedrive",
      "deals",
      "pl",
      "Szansa sprzedaży - Tytuł > deal_name | Szansa sprzedaży - Wartość > amount | Szansa sprzedaży - Etap > stage | Szansa sprzedaży - Właściciel > owner_name",
    ],
    [
      "pipedrive",
      "deals",
      "tr",
      "Anlaşma - Başlık > deal_name | Anlaşma - Değer > amount | Anlaşma - Aşama > stage | Anlaşma - Kapanış Tarihi > close_date",
    ],
    [
      "pipedrive",
      "activities",
      "en",
      "Activity - Type > activity_type | Activity - Subject > subject | Activity - Due date > due_at | Activity - Done > is_done | Deal - Title > deal_name",
    ],
    [
      "zoho",
      "deals",
      "en",
      "Record Id > deal_id | Deal Owner.id > owner_id | Deal Owner > owner_name | Account Name.id > account_id | Account Name > account_name | Closing Date > close_date | Expected Revenue > expected_revenue",
    ],
    [
      "dynamics",
      "deals",
      "en",
      "(Do Not Modify) Opportunity > deal_id | (Do Not Modify) Row Checksum > - | (Do Not Modify) Modified On > modified_at | Topic > deal_name | Est. Revenue > amount | Est. Close Date > close_date | Status Reason > status_reason",
    ],
    [
      "dynamics",
      "deals",
      "pt",
      "(Não Modificar) Oportunidade > deal_id | Nome da Conta (Conta) (Conta) > account_name | Fase do Negócio > stage | Razão do Status > status_reason",
    ],
    [
      "dynamics",
      "deals",
      null,
      "opportunityid > deal_id | name > deal_name | estimatedvalue > amount | estimatedclosedate > close_date | statecode > status | ownerid > owner_id | createdon > created_at",
    ],
    [
      "odoo",
      "deals",
      "en",
      "Opportunity > deal_name | Expected Revenue > amount | Prorated Revenue > expected_revenue | Expected Closing > close_date | Closed Date > closed_at | Salesperson > owner_name | Company > - | Active > is_active",
    ],
    [
      "odoo",
      "deals",
      "de",
      "Verkaufschance > deal_name | Erwarteter Umsatz > amount | Anteiliger Umsatz > expected_revenue | Erwarteter Abschluss > close_date | Abschlussdatum > closed_at",
    ],
    [
      "odoo",
      "deals",
      "tr",
      "Fırsat > deal_name | Beklenen Gelir > amount | Orantılı Gelir > expected_revenue | Beklenen Kapanış > close_date | Kapatma Tarihi > closed_at",
    ],
    [
      "odoo",
      "deals",
      null,
      "id > deal_id | name > deal_name | stage_id/id > stage | partner_id/id > account_name | expected_revenue > amount | date_deadline > close_date | user_id/id > owner_name | write_date > modified_at",
    ],
    [
      "espocrm",
      "deals",
      "es",
      "Nombre > deal_name | Cuenta > account_name | Ingresos esperados > amount | Cantidad Ponderada > expected_revenue | Fecha esperada de cierre > close_date",
    ],
    [
      "vtiger",
      "deals",
      "pl",
      "Nazwa organizacji > account_name | Przychody ważona > expected_revenue | Numer Szansy Sprzedaży > deal_id | Czas utworzenia > created_at | Planowana data zakończenia > close_date",
    ],
    [
      "sugarcrm",
      "deals",
      "en",
      "Opportunity Name: > deal_name | Sales Stage: > stage | Opportunity Amount: > amount | Amount: > amount_home | Expected Close Date: > close_date",
    ],
    [
      "frappe",
      "deals",
      "en",
      "Organization > account_name | Deal Value > amount | Deal Owner > owner_name | Expected Deal Value > expected_revenue | Expected Closure Date > close_date | Status > stage",
    ],
    [
      "close",
      "deals",
      null,
      "id > deal_id | lead_name > account_name | value > amount | value_currency > currency | confidence > probability | status_label > stage | status_type > status | date_won > won_at",
    ],
    [
      "copper",
      "deals",
      "en",
      "Name > deal_name | Owned By > owner_name | Primary Contact > contact_name | Stage > stage | Win Probability > probability | Loss Reason > lost_reason | Last Stage At > stage_changed_at",
    ],
  ])("%s %s %s", (crm, object, language, pairs) => check(crm, object, language, pairs));
});

describe("a sheet that a person made", () => {
  it.each([
    [
      "deals",
      "en",
      "Deal > deal_name | Value > amount | Rep > owner_name | Stage > stage | Created > created_at | Closed > closed_at",
      [["Acme", "1200", "Ann", "Won", "2026-01-05", "2026-02-01"]],
    ],
    [
      "deals",
      "en",
      "Deal > deal_name | Value > amount | Closed > is_closed | Won > is_won",
      [["Acme", "1200", "yes", "no"]],
    ],
    [
      "deals",
      "de",
      "Kunde > account_name | Verkäufer > owner_name | Betrag > amount | Phase > stage | Angelegt am > created_at | Abschlussdatum > close_date",
      [],
    ],
    [
      "deals",
      "es",
      "Cliente > account_name | Vendedor > owner_name | Monto > amount | Etapa > stage | Creado > created_at | Cierre > close_date",
      [],
    ],
    [
      "deals",
      "pl",
      "Klient > account_name | Handlowiec > owner_name | Kwota > amount | Etap > stage | Utworzono > created_at | Data zamknięcia > close_date",
      [],
    ],
    [
      "deals",
      "pt",
      "Cliente > account_name | Vendedora > owner_name | Valor > amount | Etapa > stage | Criado em > created_at | Fechamento previsto > close_date",
      [],
    ],
    [
      "deals",
      "tr",
      "Müşteri > account_name | Temsilci > owner_name | Tutar > amount | Aşama > stage | Oluşturma Tarihi > created_at | Kapanış Tarihi > close_date",
      [],
    ],
    ["users", "en", "Rep > user_name | Manager > manager_name | Team > team | Hire Date > hired_at", []],
    [
      "users",
      "de",
      "Vertriebsmitarbeiter > user_name | Vorgesetzter > manager_name | Team > team | Eintrittsdatum > hired_at | Austrittsdatum > left_at",
      [],
    ],
    [
      "users",
      "es",
      "Vendedor > user_name | Gerente > manager_name | Equipo > team | Fecha de contratación > hired_at",
      [],
    ],
    [
      "users",
      "pl",
      "Handlowiec > user_name | Przełożony > manager_name | Zespół > team | Data zatrudnienia > hired_at",
      [],
    ],
    ["users", "pt", "Vendedor > user_name | Gerente > manager_name | Equipe > team | Data de admissão > hired_at", []],
    [
      "users",
      "tr",
      "Satış Temsilcisi > user_name | Yönetici > manager_name | Ekip > team | İşe Başlama Tarihi > hired_at",
      [],
    ],
    ["quotas", "en", "Rep > owner_name | Quarter > period | Quota > amount", []],
    ["quotas", "de", "Verkäufer > owner_name | Quartal > period | Verkaufsziel > amount", []],
    ["quotas", "es", "Vendedor > owner_name | Trimestre > period | Cuota > amount", []],
    ["quotas", "pl", "Handlowiec > owner_name | Kwartał > period | Cel sprzedażowy > amount", []],
    ["quotas", "pt", "Vendedor > owner_name | Trimestre > period | Cota > amount", []],
    ["quotas", "tr", "Temsilci > owner_name | Çeyrek > period | Kota > amount", []],
    [
      "activities",
      "de",
      "Aktivitätstyp > activity_type | Betreff > subject | Fällig am > due_at | Erledigt > is_done",
      [],
    ],
    [
      "activities",
      "es",
      "Tipo de actividad > activity_type | Asunto > subject | Fecha de vencimiento > due_at | Completada > is_done",
      [],
    ],
    [
      "activities",
      "pl",
      "Typ aktywności > activity_type | Temat > subject | Termin wykonania > due_at | Wykonano > is_done",
      [],
    ],
    [
      "activities",
      "pt",
      "Tipo de atividade > activity_type | Assunto > subject | Prazo > due_at | Concluída > is_done",
      [],
    ],
    [
      "activities",
      "tr",
      "Aktivite Türü > activity_type | Konu > subject | Vade Tarihi > due_at | Tamamlandı > is_done",
      [],
    ],
    [
      "stage_history",
      "en",
      "Deal ID > deal_id | Old Stage > from_stage | New Stage > stage | Changed At > changed_at",
      [],
    ],
    ["stage_history", "en", "Deal ID > deal_id | Stage > stage | Date > changed_at", []],
    [
      "stage_history",
      "de",
      "Deal-ID > deal_id | Alte Phase > from_stage | Neue Phase > stage | Geändert am > changed_at",
      [],
    ],
    [
      "stage_history",
      "es",
      "ID del negocio > deal_id | Etapa anterior > from_stage | Nueva etapa > stage | Fecha de cambio > changed_at",
      [],
    ],
    [
      "stage_history",
      "pl",
      "ID szansy > deal_id | Poprzedni etap > from_stage | Nowy etap > stage | Data zmiany > changed_at",
      [],
    ],
    [
      "stage_history",
      "pt",
      "ID do negócio > deal_id | Etapa anterior > from_stage | Nova etapa > stage | Data da mudança > changed_at",
      [],
    ],
    [
      "stage_history",
      "tr",
      "Fırsat ID > deal_id | Önceki Aşama > from_stage | Yeni Aşama > stage | Değişiklik Tarihi > changed_at",
      [],
    ],
    ["products", "de", "Artikel > product_name | Warengruppe > family | Listenpreis > list_price", []],
    ["products", "tr", "Ürün > product_name | Kategori > family | Fiyat > list_price", []],
    ["orders", "en", "Order ID > order_id | Customer ID > customer_id | Order Date > ordered_at | Total > amount", []],
    [
      "orders",
      "pl",
      "Numer zamówienia > order_id | Klient > customer_name | Data zamówienia > ordered_at | Kwota > amount",
      [],
    ],
    [
      "orders",
      "pt",
      "Número do pedido > order_id | Cliente > customer_name | Data do pedido > ordered_at | Valor total > amount",
      [],
    ],
    [
      "line_items",
      "es",
      "ID de oportunidad > deal_id | Producto > product_name | Cantidad > quantity | Precio unitario > unit_price | Descuento > discount",
      [],
    ],
  ] as const)("%s %s: %s", (object, language, pairs, sample) =>
    check("generic", object, language, pairs, sample as Sample),
  );
});

describe("recognise", () => {
  const headers = [
    "Opportunity ID",
    "Opportunity Name",
    "Opportunity Owner",
    "Stage",
    "Amount",
    "Close Date",
    "Region Code",
  ];

  it("refuses what is nothing of ours, an empty header row included", () => {
    for (const none of [[], [""], ["", " "], ["a", "b"], ["Amount"], ["Stage"]])
      expect(() => recognise(none, [], "x.csv")).toThrow(RevError);
  });

  it("lets the name of a file decide only what the headers leave open", () => {
    expect(recognise(["Name", "Country"], [], "accounts.csv").object).toBe("accounts");
    expect(recognise(headers, [], "accounts.csv").object).toBe("deals");
  });

  it("takes ids for what they are", () => {
    const owners = [["005x0000000fNSiAAM"], ["005x0000000fNSjAAM"]];
    const found = recognise(["Owner", ...headers.slice(3)], owners, "x.csv");
    expect(found.columns[0]?.field).toBe("owner_id");
  });

  it("keeps a column whose cells cannot be what its header says", () => {
    const found = recognise(["Deal", "Amount", "Last Activity"], [["a", "1", "Email opened"]], "x.csv");
    expect(found.columns[2]?.field).toBeNull();
  });

  it("reads headers with dirt as without", () => {
    const clean = recognise(headers, [], "x.csv");
    const dirty = headers.map(
      (header, at) =>
        ["\ufeff", "\u200b", " ", "\u00a0"][at % 4] + header.replace(" ", "\u202f") + [" *", ":", "  "][at % 3],
    );
    expect(recognise(dirty, [], "x.csv").columns.map(({ field }) => field)).toEqual(
      clean.columns.map(({ field }) => field),
    );
  });

  it("asks where two columns claim one field alike, and only there", () => {
    const of = (list: readonly string[]) => recognise(list, [], "x.csv").ambiguities;
    expect(of(["Deal", "Stage", "Value", "Amount"])).toEqual([{ field: "amount", headers: ["Value", "Amount"] }]);
    expect(of(["Deal", "Stage", "Engage Date", "Created"])).toEqual([]);
    expect(of(["lead_name", "First Contact Date", "Created"])).toEqual([]);
    expect(of(["opportunityid", "name", "estimatedvalue", "customerid", "parentaccountid"])).toEqual([]);
  });

  it("names the currency that stands in a header", () => {
    for (const [header, currency] of [
      ["Betrag (EUR)", "EUR"],
      ["Value USD", "USD"],
      ["Kwota w PLN", "PLN"],
      ["Valor (R$)", "R$"],
      ["Tutar [₺]", "₺"],
    ])
      expect(recognise([header as string, "Stage"], [], "x.csv").columns[0]).toMatchObject({
        field: "amount",
        currency,
      });
  });

  it("puts what a person says before everything", () => {
    const found = recognise(headers, [], "x.csv", {
      crm: "odoo",
      columns: { "region code": "territory", Amount: null, "Opportunity Name": "product" },
    });
    expect(found.crm).toBe("odoo");
    expect(found.columns.map(({ field }) => field)).toEqual(
      ["deal_id", "product", "owner_name", "stage", null, "closed_at", "territory"].map((field) =>
        field === "closed_at" ? "close_date" : field,
      ),
    );
    expect(found.evidence.join(" ")).toContain("set by hand");
  });

  it("refuses an override of a column or field that is not there", () => {
    expect(() => recognise(headers, [], "x.csv", { columns: { Betrag: "amount" } })).toThrow("Betrag");
    expect(() => recognise(headers, [], "x.csv", { columns: { Amount: "list_price" } })).toThrow("list_price");
    expect(
      recognise(["a", "b"], [], "x.csv", { object: "deals", columns: { a: "deal_id", b: "amount" } }).columns.map(
        ({ field }) => field,
      ),
    ).toEqual(["deal_id", "amount"]);
  });

  const sets = [
    headers,
    ["Record ID", "Deal Name", "Deal Stage", "Deal owner", "Amount", "Create Date", 'Date entered "Won (A)"'],
    ["Szansa sprzedaży - Tytuł", "Szansa sprzedaży - Wartość", "Szansa sprzedaży - Etap", "Organizacja - Adres"],
    ["Fırsat Kimliği", "Fırsat Adı", "Aşama", "Kapanış Tarihi", "Olasılık (%)", "İl"],
    ["Verkäufer", "Quartal", "Verkaufsziel", "Währung"],
    ["Número do pedido", "Cliente", "Data do pedido", "Valor total"],
  ];

  it("gives every column the same field whatever the order of columns", () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...sets)
          .chain((set) => fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length }))),
        ([set, shuffled]) => {
          const of = (list: readonly string[]) => {
            const { columns, ...rest } = recognise(list, [], "x.csv");
            return { ...rest, columns: Object.fromEntries(columns.map(({ header, field }) => [header, field])) };
          };
          expect(of(shuffled)).toEqual(of(set));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("does not mind case and diacritics", () => {
    const plain = (text: string) =>
      text
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "")
        .replace(/ł/g, "l");
    fc.assert(
      fc.property(fc.constantFrom(...sets), fc.constantFrom("upper", "lower", "plain", "nfd"), (set, way) => {
        const changed = set.map((header) =>
          way === "upper"
            ? header.toUpperCase()
            : way === "lower"
              ? header.toLowerCase()
              : way === "plain"
                ? plain(header)
                : header.normalize("NFD"),
        );
        const fieldsOf = (list: readonly string[]) => recognise(list, [], "x.csv").columns.map(({ field }) => field);
        expect(fieldsOf(changed)).toEqual(fieldsOf(set));
      }),
      { numRuns: 60 },
    );
  });

  it("is total: any headers and cells give a recognition or UNKNOWN_OBJECT, and no field twice but the stage columns", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...sets.flat()))),
        fc.array(fc.array(fc.string())),
        (list, sample) => {
          try {
            const { columns } = recognise(list, sample, "x");
            const once = columns
              .map(({ field }) => field)
              .filter((field) => field !== null && !/^stage_(entered|exited)/.test(field));
            expect(new Set(once).size).toBe(once.length);
          } catch (error) {
            expect((error as RevError).code).toBe("UNKNOWN_OBJECT");
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
