import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeCandidates, findAttributes, stageColumns } from '../../src/enrich/attributes.ts';
import type { StageAttribute } from '../../src/model.ts';

const ATTRIBUTES: readonly StageAttribute[] = ['firstPurchase', 'signup', 'renewal', 'churned', 'purchases'];
/** What a column is called so in a table of customers, or elsewhere. */
const attributesOf = (name: string, ofCustomer = true): StageAttribute[] =>
  ATTRIBUTES.filter((attribute) => attributeCandidates([{ name, ofCustomer }], attribute).length > 0);

const NAMES: Record<StageAttribute, Record<string, readonly string[]>> = {
  firstPurchase: {
    English: [
      'first_purchase',
      'First Purchase Date',
      'first_purchase_at',
      'firstPurchaseAt',
      'date_of_first_purchase',
      'Date of the first order',
      'firstOrderDate',
      'first_order_at',
      'FIRST_ORDER_TIMESTAMP',
      'first_payment_date',
      'customer_since',
      'Customer Since',
      'client since',
      'customer_since_date',
      'became_customer_on',
      'paid_since',
      'converted_at',
      'conversion_date',
      'contract_start',
      'contract_start_date',
      'Contract Start Date',
      'subscription_started_at',
      'subscription.start_date',
      'subscribed_at',
      'traits.first_purchase_at',
      'customer.firstPurchase',
    ],
    German: [
      'Kunde seit',
      'kunde_seit',
      'Erstkauf',
      'Erstkaufdatum',
      'Datum des Erstkaufs',
      'Erste Bestellung',
      'Datum der ersten Bestellung',
      'Vertragsbeginn',
    ],
    French: [
      'premier achat',
      'date du premier achat',
      'date de premier achat',
      'Première commande',
      'date_premiere_commande',
      'Client depuis',
      'début du contrat',
    ],
    Spanish: [
      'primera compra',
      'fecha_primera_compra',
      'Fecha de la primera compra',
      'primer pedido',
      'Cliente desde',
      'fecha de inicio de contrato',
    ],
    Portuguese: [
      'data primeira compra',
      'data_da_primeira_compra',
      'primeiro pedido',
      'Cliente desde',
      'início do contrato',
    ],
    Italian: ['primo acquisto', 'data primo acquisto', 'Data del primo ordine', 'cliente dal'],
    Dutch: [
      'eerste aankoop',
      'datum eerste aankoop',
      'Eerste bestelling',
      'klant sinds',
      'datum_eerste_bestelling',
    ],
  },
  signup: {
    English: [
      'signup_date',
      'signupDate',
      'sign_up_date',
      'Sign-up date',
      'signed_up_at',
      'SignedUpAt',
      'created_at',
      'user.created_at',
      'Account Created At',
      'account_created_on',
      'Date Added',
      'registered_at',
      'Registration Date',
      'joined',
      'joined_at',
      'join_date',
      'Date Joined',
      'member since',
      'activation_date',
      'activated_at',
      'adoption_date',
      'trial_started_at',
      'trial_start_date',
      'traits.signup_date',
      'traits.created_at',
      'person.properties.signup_at',
      'enrollment date',
    ],
    German: [
      'Anmeldedatum',
      'anmelde_datum',
      'Registriert am',
      'Registrierungsdatum',
      'Mitglied seit',
      'Aktivierungsdatum',
      'Eintrittsdatum',
      'erstellt am',
    ],
    French: [
      "date d'inscription",
      'Date inscription',
      'inscrit le',
      'date de création du compte',
      'date d’activation',
      'Membre depuis',
    ],
    Spanish: ['fecha de alta', 'fecha_alta', 'Fecha de registro', 'fecha de inscripción', 'fecha_activacion'],
    Portuguese: [
      'data de cadastro',
      'data_cadastro',
      'Data do cadastro',
      'cadastrado em',
      'data de ativação',
    ],
    Italian: [
      'data iscrizione',
      'data di iscrizione',
      'Data registrazione',
      'iscritto dal',
      'data attivazione',
    ],
    Dutch: [
      'registratiedatum',
      'Datum registratie',
      'aanmelddatum',
      'lid sinds',
      'geregistreerd op',
      'inschrijfdatum',
      'activatiedatum',
    ],
  },
  renewal: {
    English: [
      'renewal',
      'renewal_date',
      'renewalDate',
      'Renewal date',
      'renews_at',
      'renews_on',
      'next_renewal',
      'next_renewal_date',
      'Next Renewal At',
      'contract_end_date',
      'contract_end',
      'Contract Expiry Date',
      'expires_at',
      'expiry_date',
      'subscription_end',
      'subscription_ends_at',
      'subscription_expires_at',
      'company.renewal_date',
      'license_expiration_date',
      'current_period_end',
    ],
    German: [
      'Vertragsende',
      'Vertrag bis',
      'Verlängerung',
      'Verlaengerung',
      'Verlängerungsdatum',
      'Vertragsverlängerung am',
      'Laufzeitende',
    ],
    French: [
      'renouvellement',
      'date de renouvellement',
      'Échéance',
      "date d'échéance",
      'fin de contrat',
      'date de fin de contrat',
    ],
    Spanish: [
      'renovación',
      'fecha de renovación',
      'próxima renovación',
      'fin de contrato',
      'fecha_fin_contrato',
      'fecha de vencimiento',
    ],
    Portuguese: ['renovação', 'data de renovação', 'fim do contrato', 'data_vencimento'],
    Italian: ['rinnovo', 'data rinnovo', 'data di rinnovo', 'scadenza contratto', 'fine contratto'],
    Dutch: ['verlenging', 'verlengingsdatum', 'datum verlenging', 'einddatum contract', 'einde contract'],
  },
  churned: {
    English: [
      'churned',
      'churned_at',
      'churn_date',
      'churnDate',
      'Customer Churn Date',
      'date_of_churn',
      'cancelled_at',
      'cancelledAt',
      'canceled_on',
      'Cancelation Date',
      'cancellation_date',
      'subscription_cancelled_at',
      'terminated_at',
      'termination_date',
      'contract_terminated_on',
      'closed_at',
      'account_closed_at',
      'deactivated_at',
      'attributes.churned_at',
    ],
    German: [
      'gekündigt am',
      'gekuendigt am',
      'Kündigungsdatum',
      'KUENDIGUNGSDATUM',
      'Kündigung zum',
      'Austrittsdatum',
      'Kunde bis',
      'deaktiviert am',
    ],
    French: ['résiliation', 'date de résiliation', 'résilié le', "date d'annulation"],
    Spanish: ['fecha de baja', 'fecha_baja', 'Fecha de cancelación', 'cancelado el'],
    Portuguese: ['cancelamento', 'data de cancelamento', 'data_cancelamento', 'cancelado em'],
    Italian: ['disdetta', 'data disdetta', 'data di disdetta', 'data cancellazione', 'data recesso'],
    Dutch: ['opgezegd', 'opgezegd op', 'opzegdatum', 'datum opzegging', 'beëindigd op'],
  },
  purchases: {
    English: [
      'purchases',
      'purchase_count',
      'purchaseCount',
      'Number of Purchases',
      'number_of_purchases',
      'orders',
      'n_orders',
      'num_orders',
      '# orders',
      'No. of orders',
      'order_count',
      'Orders Count',
      'total_orders',
      'Total number of orders',
      'lifetime_orders',
      'transactions',
      'customer.orders_count',
    ],
    German: ['Bestellungen', 'Käufe', 'Kaeufe', 'Anzahl Bestellungen', 'Anzahl der Käufe', 'anzahl_kaeufe'],
    French: ['achats', 'commandes', "nombre d'achats", 'Nombre de commandes', 'nb_commandes'],
    Spanish: ['compras', 'pedidos', 'número de compras', 'cantidad de pedidos', 'num_pedidos'],
    Portuguese: ['compras', 'pedidos', 'quantidade de pedidos', 'qtd_compras', 'total de pedidos'],
    Italian: ['acquisti', 'ordini', 'numero di acquisti', 'numero ordini'],
    Dutch: ['aankopen', 'bestellingen', 'aantal bestellingen', 'aantal aankopen'],
  },
};

const DECOYS = [
  '',
  ' ',
  '.',
  'date',
  'Datum',
  'data',
  'fecha',
  'at',
  'id',
  'name',
  'plan',
  'score',
  'responded_at',
  'submitted_at',
  'renewed_count',
  'renewals',
  'last_renewal_date',
  'auto_renew',
  'auto_renewal',
  'days_to_renewal',
  'months_to_contract_end',
  'contract_type',
  'contract_value',
  'order_id',
  'order_number',
  'Bestellnummer',
  'order_date',
  'last_order_date',
  'last_purchase_at',
  'purchase_amount',
  'first_purchase_amount',
  'total_spent',
  'purchase_date',
  'order.created_at',
  'ticket.closed_at',
  'churn',
  'churn_risk',
  'churn_reason',
  'churn_probability',
  'is_churned',
  'cancellation_reason',
  'created_by',
  'updated_at',
  'birth_date',
  'first_name',
  'first_contact_date',
  'signup_source',
  'signup_channel',
  'last_login',
  'trial_ends_at',
  'card_expiry',
  'expires_in',
  'дата',
  '日付',
  '__proto__',
  'constructor',
];

/** Dates of the survey, a case or a link where the table is not one of customers. */
const OF_CUSTOMERS_ONLY = [
  'created_at',
  'closed_at',
  'expires_at',
  'Start Date',
  'started_at',
  'deleted_at',
  'added',
  'data_registro',
];

const columns = (...names: string[]) => names.map((name) => ({ name, ofCustomer: true }));
const anything = () => true;

describe('attributeCandidates', () => {
  const cases = Object.entries(NAMES).flatMap(([attribute, languages]) =>
    Object.entries(languages).map(([language, names]) => [attribute, language, names] as const),
  );
  it.each(cases)('knows %s in %s', (attribute, _, names) => {
    expect(names.filter((name) => attributesOf(name).join() !== attribute)).toEqual([]);
  });

  it('does not mistake what only looks alike', () => {
    expect(DECOYS.filter((name) => attributesOf(name).length > 0)).toEqual([]);
  });

  it('takes a creation for the customer’s in a table of customers, or where the name says so', () => {
    expect(OF_CUSTOMERS_ONLY.filter((name) => attributesOf(name, false).length > 0)).toEqual([]);
    expect(
      ['customer_created_at', 'account.closed_at', 'user_start_date'].filter(
        (name) => attributesOf(name, false).length === 0,
      ),
    ).toEqual([]);
  });

  it('puts the best first, whatever the order of the columns; of equal ones the first', () => {
    const names = ['created_at', 'trial_started_at', 'activated_at', 'signup_date', 'registered_at'];
    expect(attributeCandidates(columns(...names), 'signup').map((i) => names[i])).toEqual([
      'signup_date',
      'registered_at',
      'activated_at',
      'trial_started_at',
      'created_at',
    ]);
  });

  it('reads any text at all, and sees one meaning in it at most', () => {
    const parts = fc.constantFrom(
      'first',
      'Purchase',
      '_',
      '.',
      ' ',
      'date',
      'of',
      'renewal',
      'at',
      'ü',
      'customer',
      'Order',
      's',
      'count',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts).map((all) => all.join('')),
        ),
        (name) => {
          expect(attributesOf(name).length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('findAttributes', () => {
  it('finds each by its name', () => {
    const all = columns('id', 'orders', 'churned_at', 'renewal_date', 'signup_date', 'first_purchase_at');
    expect(findAttributes(all, {}, anything)).toEqual({
      firstPurchase: 5,
      signup: 4,
      renewal: 3,
      churned: 2,
      purchases: 1,
    });
  });

  it('lets the signup stand for the first purchase where there is no column of that', () => {
    expect(findAttributes(columns('id', 'signup_date'), {}, anything)).toEqual({
      firstPurchase: 1,
      signup: 1,
    });
    expect(findAttributes(columns('id', 'x'), { signup: 1 }, anything)).toEqual({
      firstPurchase: 1,
      signup: 1,
    });
    expect(findAttributes(columns('first_order', 'signup_date'), {}, anything).firstPurchase).toBe(0);
  });

  it('obeys what is given, and uses a given column for nothing else', () => {
    expect(findAttributes(columns('signup_date', 'registered_at'), { renewal: 0 }, anything)).toEqual({
      renewal: 0,
      signup: 1,
      firstPurchase: 1,
    });
  });

  it('takes the next best where the best does not fit', () => {
    const all = columns('churned', 'cancelled_at');
    expect(findAttributes(all, {}, (position) => position !== 0)).toEqual({ churned: 1 });
    expect(findAttributes(all, {}, () => false)).toEqual({});
  });

  it('finds nothing in nothing', () => {
    expect(findAttributes([], {}, anything)).toEqual({});
  });
});

describe('stageColumns', () => {
  it.each([
    'stage',
    'Stage',
    'lifecycle_stage',
    'lifecyclestage',
    'LifecycleStage',
    'Lifecycle',
    'Customer Stage',
    'properties.lifecycle_stage',
    'Lebensphase',
    'Kundenphase',
    'etapa',
    'Etapa del ciclo de vida',
    'étape',
    'estágio',
    'fase',
    'Fase do cliente',
    'ciclo di vita',
    'Levensfase',
    'Klantfase',
  ])('%s', (name) => {
    expect(stageColumns([name])).toEqual([0]);
  });

  it.each(['', 'stage_date', 'deal_stage', 'Funding stage', 'stage_id', 'backstage', 'stages', 'plan'])(
    'not %j',
    (name) => {
      expect(stageColumns([name])).toEqual([]);
    },
  );

  it('the plainest first, of equal ones the first', () => {
    expect(stageColumns(['phase', 'stage', 'x', 'lifecycle_stage', 'etapa'])).toEqual([3, 1, 4, 0]);
  });
});
