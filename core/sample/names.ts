import type { Country, Industry } from "./company.ts";

/** Invented names. Brands are built from syllables, so that they name no company; web addresses end in `.example`, which nobody can own. */
const heads =
  "Vel Tar Nor Mol Kas Bri Dor Fen Gal Hel Jor Lun Mer Nav Or Pel Quin Ras Sol Tev Ul Var Wen Xan Yor Zal Bel Cor Dra Els Fal Gor Hal Ist Kel Lor Mir Nel Ost Pra".split(
    " ",
  );
const middles = "mo va ri lo ta ne du sa ki be ro mi ga lu pa ve so di ra ju fe na to la zo he mu co si bo".split(" ");
const tails = "ra nta lis dor nex ma vik tum ron sal via gon dis lax mir nor pex ten vor zan".split(" ");
const brandCount = 40 * 30 * 20;

/** A different brand for every index from 0 to 23,999; later ones repeat with a number behind. */
export const brand = (index: number): string => {
  const place = ((index % brandCount) * 7919) % brandCount;
  const round = Math.floor(index / brandCount);
  const text = `${heads[place % 40]}${middles[Math.floor(place / 40) % 30]}${tails[Math.floor(place / 1200)]}`;
  return round === 0 ? text : `${text} ${round + 1}`;
};

type TradeLanguage = "de" | "pl" | "cz" | "es" | "pt" | "tr";
const tradeLanguage: Readonly<Record<Country, TradeLanguage>> = {
  DE: "de",
  AT: "de",
  CH: "de",
  PL: "pl",
  CZ: "cz",
  ES: "es",
  PT: "pt",
  BR: "pt",
  TR: "tr",
};

const trades: Readonly<Record<TradeLanguage, Readonly<Record<Industry, string>>>> = {
  de: {
    food: "Lebensmittel",
    pharma: "Pharma",
    cosmetics: "Kosmetik",
    chemicals: "Chemie",
    logistics: "Logistik",
    electronics: "Elektronik",
  },
  pl: {
    food: "Żywność",
    pharma: "Farmacja",
    cosmetics: "Kosmetyki",
    chemicals: "Chemia",
    logistics: "Spedycja",
    electronics: "Elektronika",
  },
  cz: {
    food: "Potraviny",
    pharma: "Farma",
    cosmetics: "Kosmetika",
    chemicals: "Chemie",
    logistics: "Logistika",
    electronics: "Elektronika",
  },
  es: {
    food: "Alimentación",
    pharma: "Farmacéutica",
    cosmetics: "Cosmética",
    chemicals: "Química",
    logistics: "Logística",
    electronics: "Electrónica",
  },
  pt: {
    food: "Alimentos",
    pharma: "Farmacêutica",
    cosmetics: "Cosméticos",
    chemicals: "Química",
    logistics: "Logística",
    electronics: "Eletrônica",
  },
  tr: {
    food: "Gıda",
    pharma: "İlaç",
    cosmetics: "Kozmetik",
    chemicals: "Kimya",
    logistics: "Lojistik",
    electronics: "Elektronik",
  },
};

export const tradeWord = (country: Country, industry: Industry): string => trades[tradeLanguage[country]][industry];

export const legalForms: Readonly<Record<Country, readonly string[]>> = {
  DE: ["GmbH", "GmbH & Co. KG", "AG"],
  AT: ["GmbH", "AG"],
  CH: ["AG", "GmbH"],
  PL: ["Sp. z o.o.", "S.A."],
  CZ: ["s.r.o.", "a.s."],
  ES: ["S.L.", "S.A."],
  PT: ["Lda.", "S.A."],
  BR: ["Ltda.", "S.A."],
  TR: ["A.Ş.", "Ltd. Şti."],
};

export const cities: Readonly<Record<Country, readonly string[]>> = {
  DE: ["Köln", "Nürnberg", "Bremen", "Würzburg", "Kassel", "Münster", "Hamburg", "Leipzig"],
  AT: ["Wien", "Graz", "Linz"],
  CH: ["Zürich", "Basel", "Bern"],
  PL: ["Łódź", "Wrocław", "Poznań", "Gdańsk", "Kraków"],
  CZ: ["Brno", "Plzeň", "Ostrava"],
  ES: ["Valencia", "Zaragoza", "Málaga", "A Coruña"],
  PT: ["Porto", "Braga", "Setúbal"],
  BR: ["São Paulo", "Curitiba", "Belém"],
  TR: ["İzmir", "Bursa", "Eskişehir", "Diyarbakır"],
};

const dialling: Readonly<Record<Country, string>> = {
  DE: "+49",
  AT: "+43",
  CH: "+41",
  PL: "+48",
  CZ: "+420",
  ES: "+34",
  PT: "+351",
  BR: "+55",
  TR: "+90",
};
export const diallingCode = (country: Country): string => dialling[country];

const firstNames: Readonly<Record<TradeLanguage, readonly string[]>> = {
  de: "Jürgen Sören Ägidius Bärbel Grete Hanno Ilse Jonas Käthe Lena Matthias Nora Ole Petra Ruth Uwe".split(" "),
  pl: "Agnieszka Bożena Czesław Grażyna Łukasz Małgorzata Paweł Stanisław Wojciech Zofia Żaneta Tomasz".split(" "),
  cz: "Božena Jiří Kateřina Ondřej Věra Zdeněk".split(" "),
  es: "Íñigo Begoña Lucía Óscar Nuria Álvaro Inés Joaquín Marta Andrés".split(" "),
  pt: "João Conceição Inês Mônica Sebastião Luísa Antônio Débora Márcio Tânia".split(" "),
  tr: "Ayşe İbrahim Çağla Gökhan Işıl Ömer Şule Umut Yıldız Hüseyin".split(" "),
};
const lastNames: Readonly<Record<TradeLanguage, readonly string[]>> = {
  de: "Musterberg Beispielmann Fröhlich Groß Maßmann Döring Weißhaupt Überall Köppen Straßner Hölzl Jäger Nußbaum Rühmann".split(
    " ",
  ),
  pl: "Dąbek Źródlak Świerk Wójtowicz Ćwikła Żurawski Łęcki Niezgoda Piękny Śliwa Gałązka Księżyc".split(" "),
  cz: "Příklad Kovářík Novotník Říha Šťastný Žďárský".split(" "),
  es: "Muñoz Núñez Peña Güell Ibáñez Ordóñez Cañizares Ejemplar Zúñiga Rincón".split(" "),
  pt: "Araújo Gonçalves Exemplar Magalhães Simões Leitão Falcão Brandão Conceição Guimarães".split(" "),
  tr: "Yıldız Çınar Güneş Işık Öztürk Şahin Örnek Doğan Kılıç Ağaoğlu".split(" "),
};

export const firstNamesOf = (country: Country): readonly string[] => firstNames[tradeLanguage[country]];
export const lastNamesOf = (country: Country): readonly string[] => lastNames[tradeLanguage[country]];

const plain: Readonly<Record<string, string>> = { ß: "ss", ı: "i", ł: "l", Ł: "l", İ: "i" };

/** The name in the letters of a mail address: lower case a to z and digits. */
export const addressForm = (name: string): string =>
  name
    .replace(/[ßıłŁİ]/g, (letter) => plain[letter] as string)
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "")
    .toLowerCase();
