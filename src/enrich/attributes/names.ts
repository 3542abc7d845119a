/**
 * What people call the attributes of customers: each line a rank, the best first, names divided by `|`. They
 * are without a leading owner (`customer …`) and without words that only say that it is a date (`… at`,
 * `date of …`), unless they mean nothing else without them.
 */

import type { StageAttribute } from '../../model.ts';

type Dated = Exclude<StageAttribute, 'purchases'>;

/** Names of dates. */
export const DATE_NAMES: Readonly<Record<Dated, readonly string[]>> = {
  firstPurchase: [
    'first purchase|first purchased|first order|first ordered|first payment|first paid|first invoice|first transaction|first sale|initial purchase|initial order|original purchase' +
      '|erstkauf|erstkaufs|erster kauf|erste bestellung|erstbestellung|erster einkauf|erste zahlung|ersten bestellung|ersten kaufs' +
      '|primera compra|primer pedido|primer pago|primeira compra|primeiro pedido|primeiro pagamento' +
      '|premier achat|premiere commande|1ere commande|1er achat|premier paiement' +
      '|primo acquisto|primo ordine|primo pagamento|eerste aankoop|eerste bestelling|eerste betaling',
    'customer since|client since|became customer|became a customer|customer start|customer from|paid since|paying since|converted|conversion|converted to paid|won' +
      '|kunde seit|kundin seit|kunde ab|cliente desde|cliente dal|client depuis|klant sinds|klant vanaf',
    'contract start|contract started|contract starts|contract begin|contract signed|subscription start|subscription started|subscription starts|subscription begin|subscription created|subscribed|paid start|plan start|plan started|membership start|policy start' +
      '|vertragsbeginn|vertragsstart|vertragsabschluss|abobeginn|abo start|abo seit|abonnement seit|vertrag seit' +
      '|inicio contrato|inicio de contrato|inicio del contrato|inicio do contrato|inicio suscripcion|inicio de suscripcion|inicio de la suscripcion|inicio assinatura|inicio da assinatura' +
      '|debut contrat|debut de contrat|debut du contrat|debut abonnement|debut d abonnement|debut de l abonnement|abonne depuis' +
      '|inizio contratto|inizio del contratto|inizio abbonamento|start contract|begin contract|contractstart|startdatum contract|ingangsdatum contract|abonnement start',
  ],
  signup: [
    'signup|sign up|signed up|registered|registration|joined|joining|join|member since|user since|enrolled|enrollment|enrolment' +
      '|anmelde|anmeldung|angemeldet|registrierung|registriert|registrierungs|mitglied seit|eintritt|eintritts|beitritt' +
      '|alta|registro|inscripcion|miembro desde|socio desde|registrado|cadastro|inscricao|registo|membro desde|cadastrado' +
      '|inscription|inscrit|enregistrement|membre depuis|adhesion|creation compte|creation de compte|creation du compte' +
      '|iscrizione|registrazione|iscritto|iscritto dal|membro dal|registrato' +
      '|registratie|aanmelding|aanmeld|inschrijving|inschrijf|geregistreerd|aangemeld|lid sinds|ingeschreven',
    'activated|activation|adoption|adopted|onboarded|onboarding|go live|went live|first login' +
      '|aktivierung|aktivierungs|aktiviert|freischaltung|activacion|activado|ativacao|ativado|active le|attivazione|attivato|activering|activatie|geactiveerd',
    'trial started|trial start|trial starts|trial begin|trial since|testphase seit|beginn testphase|inicio prueba|inicio de prueba|debut essai|debut de l essai|inizio prova|start proefperiode',
    'created|creation|added|start|started|since|angelegt|erstellt|creado|criado|cree|creato|aangemaakt',
  ],
  renewal: [
    'renewal|next renewal|renews|renew|renewal due|upcoming renewal|auto renews|contract renewal|subscription renewal' +
      '|verlangerung|verlangerungs|vertragsverlangerung|nachste verlangerung|verlangert sich' +
      '|renovacion|proxima renovacion|renueva|renovacao|proxima renovacao|renouvellement|prochain renouvellement' +
      '|rinnovo|prossimo rinnovo|verlenging|verlengings|volgende verlenging|contractverlenging',
    'contract end|contract ends|contract expiry|contract expires|contract expiration|contract until|contract valid until|subscription end|subscription ends|subscription expires|subscription expiry|subscription expiration|subscription until|plan end|plan ends|plan expires|membership end|membership ends|membership expires|membership expiry|policy end|license expires|license expiry|license expiration|licence expires|licence expiry|paid until|term end|term ends|current period end|current period ends' +
      '|vertragsende|vertragsablauf|vertrag bis|laufzeitende|laufzeit bis|ende der laufzeit|aboende|abo bis|abo ende' +
      '|fin contrato|fin de contrato|fin del contrato|vencimiento contrato|vencimiento del contrato|fin suscripcion|fin de la suscripcion|fim contrato|fim do contrato|fim de contrato|vencimento contrato|vencimento do contrato|fim da assinatura|termino do contrato' +
      '|fin contrat|fin de contrat|fin du contrat|fin abonnement|fin d abonnement|fin de l abonnement|echeance contrat|echeance du contrat' +
      '|fine contratto|scadenza contratto|scadenza del contratto|fine abbonamento|scadenza abbonamento' +
      '|einde contract|contracteinde|einddatum contract|einde abonnement|contract tot',
    'expires|expiry|expiration|valid until|ablauf|ablauf am|gultig bis|caducidad|vencimiento|vencimento|echeance|expire|scadenza|verloopt|vervaldatum|verval',
  ],
  churned: [
    'churned|churn date|churn at|churn day|date of churn|churn datum|churndatum|fecha de churn|data de churn|data churn|lost|customer until|customer lost|kunde bis|kunde verloren',
    'cancelled|canceled|cancellation|cancelation|cancel|terminated|termination|contract terminated|contract cancelled|contract canceled|left|offboarded|departed|attrition date' +
      '|gekundigt|gekundigt zum|kundigung|kundigungs|kundigung zum|vertrag gekundigt|storniert|stornierung|stornierungs|austritt|austritts' +
      '|baja|cancelacion|cancelado|cancelada|dado de baja|rescision|cancelamento|rescisao|encerramento' +
      '|resiliation|resilie|annulation|annule|depart|desabonnement|disdetta|disdetto|recesso|cancellazione|cessazione|annullato' +
      '|opgezegd|opzegging|opzeg|opzeggings|beeindigd|beeindiging|geannuleerd|annulering|annulerings|uitschrijving',
    'deactivated|deactivation|inactivated|deaktiviert|deaktivierung|desactivado|desactive|desativado|disattivato|gedeactiveerd',
    'closed|closure|deleted|ended|geschlossen|geloscht|cerrado|ferme|cloture|chiuso|gesloten',
  ],
};

/** Names that mean the customer only where a customer is described: elsewhere the survey, a case, a link. */
export const OF_CUSTOMER =
  'created|creation|added|start|started|since|angelegt|erstellt|creado|criado|cree|creato|aangemaakt|join|left|won|conversion|converted' +
  '|expires|expiry|expiration|valid until|ablauf|ablauf am|gultig bis|caducidad|vencimiento|vencimento|echeance|expire|scadenza|verloopt|vervaldatum|verval' +
  '|closed|closure|deleted|ended|geschlossen|geloscht|cerrado|ferme|cloture|chiuso|gesloten|lost|registro|depart|encerramento';

/** What is counted as a purchase, in the plural, and how counts of it are called. */
export const COUNTED =
  'purchases|orders|transactions|sales orders|bestellungen|kaufe|einkaufe|auftrage|compras|pedidos|achats|commandes|acquisti|ordini|aankopen|bestellingen';
export const COUNT_NAMES =
  'purchase count|order count|transaction count|purchases count|orders count|transactions count|purchase frequency|order frequency|purchases made|orders placed|bestellanzahl|kaufanzahl|bestellhaufigkeit|kaufhaufigkeit|frequencia de compras|frecuencia de compra|frequence d achat';
/** What may stand before a plural: it is a count still. */
export const COUNT_WORDS =
  'number of|total number of|no of|nr of|num of|count of|count|num|number|n|nr|nb|nbr|nbre|total|lifetime|all time|anzahl|anzahl der|anz|gesamtzahl|numero de|numero di|numero|num de|n de|cantidad de|cantidad|total de|quantidade de|quantidade|qtd|qtde|qtd de|qtde de|nombre de|nombre d|nb de|nb d|nbre de|numero totale di|totale|aantal|totaal|totaal aantal';

/** Columns that hold stages, the plainest first. */
export const STAGE_NAMES: readonly string[] = [
  'lifecycle stage|life cycle stage|lifecyclestage|customer lifecycle stage|customer lifecycle|lifecycle|life cycle|lifecycle phase|customer stage|customer journey stage|journey stage' +
    '|lebenszyklusphase|lebenszyklus|kundenphase|kundenlebenszyklus|lebensphase|phase im lebenszyklus' +
    '|etapa del ciclo de vida|etapa ciclo de vida|ciclo de vida|etapa del cliente|etapa cliente|etapa do cliente|estagio do cliente|estagio do ciclo de vida|etapa do ciclo de vida|fase do ciclo de vida|fase do cliente|fase del cliente' +
    '|etape du cycle de vie|phase du cycle de vie|cycle de vie|etape client|phase client' +
    '|fase del ciclo di vita|ciclo di vita|fase cliente|stadio cliente|levensfase|levenscyclus|levenscyclusfase|klantfase',
  'stage|life stage|lifestage|account stage|user stage|etapa|estagio|etape|stadio|stadium',
  'phase|fase',
];
