import { describe, expect, it } from "vitest";
import { decideLayout, findHeader } from "../../../core/import/dialect.ts";

const layout = (text: string) => decideLayout(text, true);

describe("the layout of a text", () => {
  it("nothing and blank lines have no header", () => {
    expect(layout("")).toMatchObject({ headerIndex: null, headerLine: null, headers: [] });
    expect(layout("\r\n \r\n")).toMatchObject({ headerIndex: null });
  });

  it.each([
    [",", "Id,Name,Amount\n1,x,5\n"],
    [";", "Id;Name;Betrag\n1;x;5,50\n2;y;6,50\n"],
    ["\t", "Id\tName\tNote\n1\tx, y; z\ta\n2\ta, b; c\tb\n"],
    ["|", "Id|Name|Note\n1|x|a,b\n"],
  ])("finds the delimiter %j", (delimiter, text) => expect(layout(text)).toMatchObject({ delimiter, headerLine: 1 }));

  it("a sep= line names the delimiter and is not the header", () => {
    expect(layout("sep=|\r\nId|Name\r\n1|x\r\n")).toMatchObject({
      delimiter: "|",
      sepLine: true,
      headerLine: 2,
      preambleLines: 1,
    });
  });

  it("the header is found below titles and filters, also with delimiters in them", () => {
    const text = '"Pipeline, all teams"\nFiltered by\n\nId,Name,Amount\n1,x,5\n2,y,6\n';
    expect(layout(text)).toMatchObject({ headerLine: 4, preambleLines: 3, headers: ["Id", "Name", "Amount"] });
  });

  it("a header without records and without a line end is a header", () => {
    expect(layout("Id;Name;Betrag")).toMatchObject({
      delimiter: ";",
      headers: ["Id", "Name", "Betrag"],
      lineEnding: null,
    });
  });

  it("quotes in tab files are characters unless cells are quoted throughout", () => {
    expect(layout('Id\tName\n1\t"West" office\n').quote).toBeNull();
    expect(layout('Id\tName\n1\t"two\nlines"\n').quote).toBe('"');
    expect(layout('Id,Name\n1,"West, office"\n').quote).toBe('"');
  });

  it("a header stays the header where every record has a delimiter too many", () => {
    const text = "Opportunity ID,Stage,Owner\n1,Won,Ann,\n2,Lost,Bob,\n";
    expect(layout(text)).toMatchObject({ delimiter: ",", headers: ["Opportunity ID", "Stage", "Owner"] });
  });

  it("a title line as wide as the records is not the header", () => {
    const text = "Report,Pipeline,All teams\nOpportunity ID,Stage,Amount\n1,Won,5\n2,Lost,6\n";
    expect(layout(text)).toMatchObject({ headerLine: 2, preambleLines: 1 });
  });

  it("a record whose values are words that stand above columns elsewhere is not the header", () => {
    const text = "Prospect ID,Lead Source,Do Not Email,Search,Paper\na1,API,No,No,No\nb2,API,Yes,No,No\n";
    expect(layout(text)).toMatchObject({ headerLine: 1 });
    expect(layout("StageName,Count,Group\nProposal,2,B\nClosed Lost,8,Closed Lost\n")).toMatchObject({ headerLine: 1 });
  });

  it("names the line ends", () => {
    expect(layout("a,b\r\nc,d\r\n").lineEnding).toBe("CRLF");
    expect(layout("a,b\nc,d\r\n").lineEnding).toBe("mixed");
    expect(layout("a,b\rc,d\r").lineEnding).toBe("CR");
  });

  it("rows of numbers and dates have no header among them", () => {
    expect(
      findHeader([
        ["1", "2025-01-01", "5.50"],
        ["2", "2025-01-02", "6"],
      ]),
    ).toBeNull();
    expect(findHeader([])).toBeNull();
  });
});
