import { describe, expect, it } from "vitest";
import { companyNameKey } from "../../../core/hygiene/company-name.ts";

describe("companyNameKey", () => {
  it.each([
    ["ACME, Inc.", "acme"],
    ["Müller & Söhne GmbH & Co. KG", "muller sohne"],
    ["Łódź Sp. z o.o.", "lodz"],
    ["Łódź Sp. z o. o.", "lodz"],
    ["Yıldız Tekstil San. ve Tic. Ltd. Şti.", "yildiz tekstil san ve tic"],
    ["IŞIK A.Ş.", "isik"],
    ["Padaria São João Ltda.", "padaria sao joao"],
    ["Construcciones Núñez, S.L.U.", "construcciones nunez"],
    ["Grupo Norte S.A. de C.V.", "grupo norte"],
    ["Coca-Cola Company", "coca cola"],
    ["GmbH", "gmbh"],
    ["  ", ""],
    ["S.A.", "sa"],
  ])("'%s' is '%s'", (name, key) => {
    expect(companyNameKey(name)).toBe(key);
  });
  it("a legal form inside a name stays", () => {
    expect(companyNameKey("Ltd Edition Prints")).toBe("ltd edition prints");
  });
});
