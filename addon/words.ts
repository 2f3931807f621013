/**
 * Headers of result tables and of the tables functions read, one word a line: `word=` and en;de;es;pl;pt;tr, alternatives between `|`,
 * the first is shown. The import catalogue knows the headers of CRM exports; here stand the words of RevSheet's own tables.
 */
export const words = `
total=Total;Summe;Total;Razem;Total;Toplam
from=From|Start;Von|Ab;Desde|De;Od;De|A partir de;Başlangıç|Den
rate=Rate;Satz|Rate;Tasa;Stawka;Taxa;Oran
multiplier=Multiplier|Factor;Multiplikator|Faktor;Multiplicador|Factor;Mnożnik;Multiplicador|Fator;Çarpan
tier=Tier;Stufe;Tramo;Próg;Faixa;Kademe
amount=Amount|Value;Betrag|Wert;Importe|Monto|Valor;Kwota|Wartość;Valor|Montante;Tutar
commission=Commission;Provision;Comisión;Prowizja;Comissão;Komisyon
attainment=Attainment;Zielerreichung;Cumplimiento;Realizacja celu|Realizacja;Atingimento;Hedef gerçekleştirme|Gerçekleşme
base_rate=Base rate;Basissatz;Tasa base;Stawka bazowa;Taxa-base;Temel oran
qualified=Qualified;Qualifiziert;Alcanzado;Próg osiągnięty;Atingido;Eşik aşıldı
payout=Payout;Auszahlung;Pago;Wypłata;Pagamento;Ödeme
payout_share=Payout share;Auszahlungsanteil;Parte del pago;Udział wypłaty;Parcela do pagamento;Ödeme payı
true_up=True-up;Ausgleich;Regularización;Wyrównanie;Ajuste;Mahsuplaşma
value=Value;Wert;Valor;Wartość;Valor;Değer
`;
