/** Which columns identify a customer, by their names alone. */

import { foldings, withoutOwner } from './fold.ts';

const ID =
  '(?:id|uuid|guid|key|number|no|nr|num|code|ref|reference|identifier|nummer|codigo|codice|numero|identifiant)';
const OF = '(?:(?:de la|de l|del|della|de|du|do|da|des|di|d|van de|van|der|of) )?';

/** Whose id it is, the nearest to a customer first: a person before the company behind it. */
const HOLDERS: readonly string[] = [
  'customer|client|kunden?|cliente|klant(?:en)?|shopper|buyer|patient|guest|student|pupil',
  'user|contact|member|subscriber|person|people|profile|lead|employee|end user|usuario|utilisateur|utente|gebruiker|nutzer|benutzer|mitglieds?|membre|miembro|socio|lid|abonne|contato|contacto|contatto|kontakt',
  'account|company|organi[sz]ation|org|workspace|tenant|firm|konto|firmen?|unternehmens?|cuenta|empresa|conta|compte|entreprise|societe|azienda|bedrijfs?|merchant|store|shop',
];
const HOLDER = HOLDERS.join('|');

const IDS: readonly RegExp[] = [
  ...HOLDERS.map((holder) => new RegExp(`^(?:(?:${holder}) ?${ID}|${ID} ?${OF}(?:${holder}))$`)),
  /^(?:(?:external|crm|distinct|salesforce|hubspot|intercom|segment|stripe|anonymous)(?: (?:customer|user|contact|account|data))? ?(?:id|uuid|key|ref|reference)|(?:external|your) (?:customer |user )?ref(?:erence)?|(?:customer|user|contact|account) external ?id)$/,
  /^(?:id|uuid|guid)$/,
  /^(?:respondent|panelist|participant)(?: ?(?:id|uuid))?$/,
  /^(?:customer|user|client|account|member|kunde|cliente|klant)$/,
];

const MAIL =
  '(?:(?:e ?)?mail(?: ?(?:id|address|addresses|adresse|adres))?|adresse (?:e ?mail|mail|de courriel|courriel|electronique)|courriel|correo(?: electronico)?|direccion de (?:correo(?: electronico)?|e ?mail)|endereco (?:de )?e ?mail|correio eletronico|indirizzo (?:di )?(?:e ?mail|posta elettronica)|posta elettronica)';
const MAILS: readonly RegExp[] = [
  new RegExp(`^${MAIL}$`),
  new RegExp(
    `^(?:(?:${HOLDER}|respondent|recipient|primary|work|business|login|your)s? ?${MAIL}|${MAIL} ${OF}(?:${HOLDER}|respondent|recipient)s?)$`,
  ),
];

/**
 * Whether a column by its name identifies a customer, by an id or an e-mail address; `rank`: 0 best, ids
 * before addresses, a person before a company, a name that says whose id it is before a bare `id`. null:
 * neither; nor does what identifies an answer, a survey or a device.
 */
export function keyKind(name: string): { kind: 'id' | 'email'; rank: number } | null {
  for (const { text, partial } of foldings(name)) {
    for (const core of [text, withoutOwner(text)]) {
      if (core === null) continue;
      const id = IDS.findIndex((pattern) => pattern.test(core));
      // `response.id` is the answer's.
      if (id >= 0 && !(partial && core === text && BARE.test(core))) return { kind: 'id', rank: id };
      const mail = MAILS.findIndex((pattern) => pattern.test(core));
      if (mail >= 0) return { kind: 'email', rank: IDS.length + mail };
    }
  }
  return null;
}

const BARE = /^(?:id|uuid|guid)$/;
