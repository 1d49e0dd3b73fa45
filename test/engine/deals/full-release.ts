// A release of OCDS 1.1 with every field filled, by which names are planted everywhere.

/** The person who must show up nowhere: a supplier without any sign of a legal entity. */
export const person = {
  name: 'Žofie Quixwright-Vantongeren',
  id: 'XX-ID-zofie-quixwright-8812345',
  identifier: 'RC-8812345-QV',
}
/** The buyer's contact. */
export const contact = {
  name: 'Bartholomew Ypsilanty',
  email: 'b.ypsilanty@example.gov',
  telephone: '+44 1632 960 983',
}

const value = { amount: 1250.5, currency: 'GBP' }
const period = {
  startDate: '2020-01-01T00:00:00Z',
  endDate: '2020-12-31T00:00:00Z',
  maxExtentDate: '2021-12-31T00:00:00Z',
  durationInDays: 365,
}
const document = {
  id: 'd1',
  documentType: 'contractSigned',
  title: 'Contract',
  description: 'Signed',
  url: 'https://example.org/d/1',
  datePublished: '2020-01-02T00:00:00Z',
  dateModified: '2020-01-03T00:00:00Z',
  format: 'text/html',
  language: 'en',
  author: 'Office',
}
const milestone = {
  id: 'm1',
  title: 'First',
  type: 'delivery',
  description: 'Deliver',
  code: 'x',
  dueDate: '2020-06-01T00:00:00Z',
  dateMet: '2020-06-02T00:00:00Z',
  dateModified: '2020-06-02T00:00:00Z',
  status: 'met',
  documents: [{ ...document, id: 'dm1' }],
}
const item = {
  id: 'i1',
  description: 'Chairs',
  classification: { scheme: 'CPV', id: '39112000', description: 'Chairs', uri: 'https://example.org/cpv' },
  quantity: 3,
  unit: { scheme: 'UNCEFACT', id: 'EA', name: 'each', value },
}
const amendment = {
  id: 'a1',
  date: '2020-05-01T00:00:00Z',
  rationale: 'Later',
  description: 'Later',
  amendsReleaseID: 'r0',
  releaseID: 'r1',
  changes: [{ property: 'contracts', former_value: 'x' }],
}
const address = {
  streetAddress: '1 High Street',
  locality: 'Anytown',
  region: 'North',
  postalCode: 'AA1 1AA',
  countryName: 'United Kingdom',
}

/** The buyer, a company that is named, the person as supplier and tenderer, and every field that text can stand in. */
export function fullRelease(ocid: string) {
  const buyer = { id: 'GB-GOR-D10', name: 'Department for Made Up Things' }
  const company = { id: 'GB-COH-01234567', name: 'Widgets Limited' }
  const supplier = { id: person.id, name: person.name }
  return {
    ocid,
    id: 'r1',
    date: '2020-02-01T00:00:00Z',
    tag: ['contract'],
    initiationType: 'tender',
    language: 'en',
    parties: [
      {
        ...buyer,
        identifier: { scheme: 'GB-GOR', id: 'D10', legalName: buyer.name, uri: 'https://example.org/D10' },
        additionalIdentifiers: [{ scheme: 'GB-GOV', id: 'MUT', legalName: buyer.name }],
        address,
        contactPoint: { ...contact, faxNumber: '+44 1632 960 984', url: 'https://example.org/contact' },
        roles: ['buyer', 'procuringEntity'],
        details: { scale: 'large' },
      },
      {
        ...company,
        identifier: { scheme: 'GB-COH', id: '01234567', legalName: 'Widgets Limited' },
        address,
        roles: ['supplier', 'tenderer'],
        details: { scale: 'sme' },
      },
      {
        ...supplier,
        identifier: { scheme: 'XX-ID', id: person.identifier, legalName: person.name },
        address,
        contactPoint: { name: person.name, email: 'zofie@example.org', telephone: '+44 1632 960 985' },
        roles: ['supplier', 'tenderer'],
      },
    ],
    buyer,
    planning: {
      rationale: 'Need',
      budget: {
        id: 'b1',
        description: 'Budget',
        amount: value,
        project: 'Project',
        projectID: 'p1',
        uri: 'https://example.org/b',
      },
      documents: [document],
      milestones: [milestone],
    },
    tender: {
      id: 't1',
      title: 'Chairs for offices',
      description: 'Chairs',
      status: 'complete',
      procuringEntity: buyer,
      items: [item],
      value,
      minValue: value,
      procurementMethod: 'open',
      procurementMethodDetails: 'Open procedure',
      procurementMethodRationale: 'None',
      mainProcurementCategory: 'goods',
      additionalProcurementCategories: ['goods'],
      awardCriteria: 'priceOnly',
      awardCriteriaDetails: 'Price',
      submissionMethod: ['electronicSubmission'],
      submissionMethodDetails: 'Online',
      tenderPeriod: period,
      enquiryPeriod: period,
      hasEnquiries: false,
      eligibilityCriteria: 'All',
      awardPeriod: period,
      contractPeriod: period,
      numberOfTenderers: 2,
      tenderers: [supplier, company],
      documents: [document],
      milestones: [milestone],
      amendments: [amendment],
    },
    bids: {
      details: [
        {
          id: 'bid1',
          date: '2020-01-20T00:00:00Z',
          status: 'valid',
          tenderers: [supplier],
          value,
          documents: [document],
        },
      ],
    },
    awards: [
      {
        id: 'aw1',
        title: 'Award',
        description: 'Award',
        status: 'active',
        date: '2020-01-30T00:00:00Z',
        value,
        suppliers: [supplier, company],
        items: [item],
        contractPeriod: period,
        documents: [document],
        amendments: [amendment],
      },
    ],
    contracts: [
      {
        id: 'c1',
        awardID: 'aw1',
        title: 'Contract',
        description: 'Contract',
        status: 'active',
        period,
        value,
        items: [item],
        dateSigned: '2020-02-01T00:00:00Z',
        documents: [document],
        implementation: {
          transactions: [
            {
              id: 'p1',
              source: 'https://example.org/p',
              date: '2020-03-01T00:00:00Z',
              value,
              payer: buyer,
              payee: supplier,
              uri: 'https://example.org/p1',
            },
          ],
          milestones: [milestone],
          documents: [document],
          endDate: '2020-12-30T00:00:00Z',
          endDateDetails: 'In time',
          finalValue: value,
          finalValueDetails: 'As agreed',
        },
        relatedProcesses: [
          {
            id: 'rp1',
            relationship: ['framework'],
            title: 'Framework',
            scheme: 'ocid',
            identifier: 'ocds-1',
            uri: 'https://example.org/rp',
          },
        ],
        milestones: [milestone],
        amendments: [amendment],
      },
    ],
    relatedProcesses: [
      {
        id: 'rp2',
        relationship: ['framework'],
        title: 'Framework',
        scheme: 'ocid',
        identifier: 'ocds-2',
        uri: 'https://example.org/rp2',
      },
    ],
  }
}
