/**
 * Words for the stages of a funnel, and words of a status column, where the stage is kept apart from the outcome. A line is
 * `canonical order=` and the words in any language; a `crm:` before words limits them to that CRM, and goes before words without one.
 * Sources: docs/headers.md.
 */
export const stageTables = {
  stage: `
new 5=New|Lead In|Incoming|Inbox|Neu|Neue|Neuer Lead|Nuevo|Nueva|Entrada de lead|Nowe|Nowy|Nowa|Novo|Nova|Entrada|Yeni|Open - Not Contacted
prospecting 10=Prospecting|Prospect|Prospects|Identified|Identification|Lead|Identifikation|Neukundenwerbung|Interessent|Prospección|Prospecto|Prospectando|Prospecção|Prospect|Investigando|I Spotkanie|Nowa sprzedaż|Poszukiwanie|Prospekting|Araştırma|Aday Olabilirmi?|Aday|Potansiyel
contact_made 12=Contact Made|Contacted|Working|Engaging|Engaged|Kontakt aufgenommen|Kontaktiert|Erstkontakt|Contacto hecho|Contactado|Contacto inicial|Nawiązano kontakt|Kontakt|Skontaktowano|Contato feito|Contatado|Contato realizado|İletişim kuruldu|Temas kuruldu|İletişime geçildi
appointment_scheduled 15=Appointment Scheduled|Meeting Scheduled|Termin vereinbart|Cita programada|Reunión programada|Spotkanie umówione|Umówione spotkanie|Reunião agendada|Agendamento realizado|Randevu planlandı|Toplantı planlandı
qualification 20=Qualification|Qualify|Qualifying|Qualifikation|Qualifizierung|Calificación|Calificar|Calificando|Cualificación|Kwalifikacja|Rozpoznanie|Qualificação|Qualificar|Yeterlilik|Aday Olarak Uygun|Nitelendirme
qualified 22=Qualified|Qualifiziert|Calificado|Cualificado|Zakwalifikowane|Zakwalifikowany|Qualificado|Nitelikli|odoo:Kwalifikacje|odoo:Değerlendirme|Kwalifikacje
discovery 24=Discovery|Discover|Develop|Bedarfsermittlung|Entwickeln|Descubrimiento|Desarrollar|Odkrywanie|Rozwijanie|Descoberta|Desenvolver|Keşif|Geliştir
qualified_to_buy 25=Qualified To Buy|Kaufqualifiziert|Kaufbereit qualifiziert|Qualifiziert zum Kauf|Calificado para comprar|Kwalifikacja do zakupu|Zakwalifikowany do zakupu|Qualificado para comprar|Satın alma için nitelikli|Satın almaya uygun
needs_analysis 30=Needs Analysis|Bedarfsanalyse|Bedarfserhebung|Análisis de necesidades|Necesita Análisis|Dodatkowa Analiza|Analizy wymagań|Necessita de Análise|Análise de necessidades|Analise|Analiz Yapılmalı|Analiz Edelim|İhtiyaç Analizi|Analiza potrzeb
demo 34=Demo|Demo Scheduled|Demo Completed|Demo/Making|Demonstration|Demo geplant|Demo programada|Demostración|Demo umówione|Prezentacja|Demo agendada|Demonstração|Demo planlandı|Tanıtım
presentation_scheduled 35=Presentation Scheduled|Präsentation geplant|Presentación programada|Prezentacja umówiona|Prezentacja zaplanowana|Apresentação agendada|Sunum planlandı
evaluation 38=Evaluation|Trial|Proof Of Concept|POC|Pilot|Evaluierung|Testphase|Evaluación|Prueba|Ewaluacja|Testy|Avaliação|Teste
value_proposition 40=Value Proposition|Richtangebot|Bewertung|Nutzenversprechen|Propuesta de valor|Propuesta de Evaluación|Oferta Produktowa|Wstępna Wycena|Propozycja wartości|Proposta de Valor|Proposta Valor|Değer Önerisi|Değerimizi Göster
id_decision_makers 50=Id. Decision Makers|Identify Decision Makers|Identification Of Decision Makers|Identifikation der Entscheider|Entscheider identifizieren|Identificar tomador de decisiones|Identificando Quien Decide|Oferta przekazna do osoby decyzyjnej|Oferta przekazana do osoby decyzyjnej|Podejmowanie decyzji|Identificação dos Decisores|Identificação Decisor|Id. Karar Vericiler|Karar Mercii Bul
decision_maker_bought_in 52=Decision Maker Bought-In|Entscheider überzeugt|Tomador de decisiones convencido|Decydent przekonany|Decisor convencido|Karar verici ikna edildi
perception_analysis 60=Perception Analysis|Analyse der Wahrnehmung|Sichtweisenanalyse|Análisis de percepcion|Análisis|Análise da Percepção|Analise Percepção|Algı Analizi|Algı Oluştur|vtiger:Analiza potrzeb
proposition 65=Proposition|Umsatzprognose|Propozycja|odoo:Propuesta|odoo:Proposta|odoo:Teklif
proposal 66=Proposal|Propose|Proposal Made|Proposal Sent|Proposal/Quotation|Initial Offer|Offer|Quote|Quote Sent|Quotation|Angebot|Angebot erstellt|Angebot gesendet|Propuesta|Propuesta enviada|Oferta|Oferta Cenowa|Oferta wysłana|Wysłano ofertę|Proposta|Proposta enviada|Proposta feita|Teklif|Teklif verildi|Teklif gönderildi
proposal_price_quote 70=Proposal/Price Quote|Angebot/Kostenvoranschlag|Vorschlag/Angebot|Propuesta/Presupuesto|Presupuesto Propuesto|Proposta/Cotação|Teklif/Fiyat Teklifi|vtiger:Proposta|vtiger:Teklif|vtiger:Oferta cenowa
negotiation 80=Negotiation|Negotiations|Negotiating|Negotiations Started|Verhandlung|In Verhandlung|Verhandlungen|Verhandlungen begonnen|Negociación|Negociaciones|En negociación|Negocjacje|Rozpoczęto negocjacje|Negociação|Em negociação|Negociações iniciadas|Görüşme|Pazarlık|Müzakere
negotiation_review 81=Negotiation/Review|Verhandlung/Überarbeitung|Negociación/Revisión|Negociando-Revisando|Negociação/Revisão|Görüşme/İnceleme|vtiger:Verhandlung|vtiger:Negocjacje|vtiger:Negociação|vtiger:Pazarlık
contract_sent 85=Contract Sent|Contract|Vertrag gesendet|Vertrag zugesandt|Vertrag|Contrato enviado|Contrato|Umowa wysłana|Wysłano umowę|Umowa|Sözleşme gönderildi|Sözleşme
commitment 88=Ready To Close|Commit|Verbal Commitment|Verbal|Close|Closing|Abschluss|Mündliche Zusage|Cierre|Listo para cerrar|Finalizacja|Fechamento|Kapanış
closed_won 100=Closed Won|Won|Win|Closed - Won|Deal Won|Gewonnen|Geschlossen gewonnen|Abgeschlossen und gewonnen|Abgeschlossen gewonnen|Cerrado ganado|Cerrada ganada|Cerrada-Ganada|Ganado|Ganada|Cierre ganado|Zakończone Wygrane|Zakończone sukcesem|Zamknięte wygrane|Zamknięte - wygrane|Zamknięta wygrana|Wygrane|Wygrana|Wygrany|Ganha|Ganho|Fechado Ganho|Fechado e ganho|Fechada ganha|Fechado Vencido|Vencido|Vendido|Kapalı Kazanç|Kapalı - Kazanıldı|Kapatıldı - Kazanıldı|Kapalı Kazanıldı|Kazanıldı|Kazanılan|odoo>won:Won|odoo>won:Gewonnen|odoo>won:Ganado|odoo>won:Sukces|odoo>won:Ganho|odoo>won:Kazanıldı|Sukces
closed_lost 110=Closed Lost|Lost|Loss|Closed - Lost|Deal Lost|Closed Lost to Competition|Verloren|Geschlossen verloren|Abgeschlossen und verloren|Abgeschlossen verloren|Cerrado perdido|Cerrada perdida|Cerrada-Perdida|Perdido|Perdida|Cierre perdido|Zakończone Przegrane|Zakończone porażką|Zamknięte przegrane|Zamknięte - przegrane|Zamknięta przegrana|Przegrane|Przegrana|Przegrany|Utracone|Fechado Perdido|Fechado e perdido|Fechada perdida|Kapalı Kayıp|Kapalı - Kaybedildi|Kapatıldı - Kaybedildi|Kapalı Kaybedildi|Kaybedildi|Kaybedilen
disqualified 120=Disqualified|Closed Disqualified|Not Qualified|Unqualified|Junk|Disqualifiziert|Nicht qualifiziert|Descalificado|Descalificada|No calificado|Zdyskwalifikowane|Zdyskwalifikowany|Niezakwalifikowane|Desqualificado|Desqualificada|Não qualificado|Diskalifiye|Niteliksiz
`,
  status: `
status_open 0=Open|In Progress|On Hold|Active|Ongoing|Pending|New|Reopened|Offen|In Bearbeitung|Zurückgestellt|Aktiv|Laufend|Abierto|Abierta|En curso|En progreso|En espera|Activo|Activa|Otwarta|Otwarte|Otwarty|W toku|Wstrzymane|Aktywna|Aktywne|Aberto|Aberta|Em andamento|Em espera|Ativo|Ativa|Açık|Devam ediyor|Devam Eden|Beklemede|Aktif
status_won 100=Won|Win|Closed Won|Gewonnen|Ganado|Ganada|Wygrana|Wygrane|Wygrany|Ganho|Ganha|Kazanıldı|Kazanılan
status_lost 110=Lost|Loss|Closed Lost|Abandoned|Verloren|Aufgegeben|Perdido|Perdida|Abandonado|Przegrana|Przegrane|Przegrany|Utracona|Porzucona|Kaybedildi|Kaybedilen|dynamics:Canceled|dynamics:Cancelled|dynamics:Out-Sold|dynamics:Storniert|dynamics:Überboten|dynamics:Cancelado|dynamics:Cancelada|dynamics:Anulowano|dynamics:Anulowane|dynamics:İptal Edildi
status_disqualified 120=Disqualified|Unqualified|Disqualifiziert|Descalificado|Descalificada|Zdyskwalifikowana|Zdyskwalifikowane|Desqualificado|Desqualificada|Diskalifiye|dynamics:Disqualified
`,
};
