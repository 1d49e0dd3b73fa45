// Suppliers named on positive evidence alone: forms and registers that count, and people's names that never do.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadJurisdiction } from '../../src/sources/jurisdiction.ts'
import { legalEvidence } from '../../src/sources/legal-entity.ts'

const [AM, CA, GB, MX, PY, US, everywhere] = await Promise.all(
  ['AM', 'CA', 'GB', 'MX', 'PY', 'US', 'international'].map(loadJurisdiction),
)

function named(name: string, jurisdiction = CA!) {
  return legalEvidence({ name, identifiers: [] }, jurisdiction)
}

describe('a legal form in a name', () => {
  it.each([
    ['Acme Limited', CA, 'name-ca/acme-ltd', 'form Ltd', 'Acme Limited'],
    ['ACME LTD.', CA, 'name-ca/acme-ltd', 'form Ltd', 'ACME LTD.'],
    ['  acme   ltd ', CA, 'name-ca/acme-ltd', 'form Ltd', 'acme ltd'],
    ['Acme, Ltd', CA, 'name-ca/acme-ltd', 'form Ltd', 'Acme, Ltd'],
    ['Produits Acme ltée', CA, 'name-ca/produits-acme-ltd', 'form Ltd', 'Produits Acme ltée'],
    ['651733 B.C. LTD.', CA, 'name-ca/651733-b-c-ltd', 'form Ltd', '651733 B.C. LTD.'],
    ['Acme Ltd (Ottawa)', CA, 'name-ca/acme-ltd', 'form Ltd', 'Acme Ltd'],
    ['Acme Inc. o/a Jane Roe Painting', CA, 'name-ca/acme-inc', 'form Inc', 'Acme Inc.'],
    ['Acme Inc., d/b/a Jane Roe', US, 'name-us/acme-inc', 'form Inc', 'Acme Inc.'],
    ['DBA Engineering Ltd dba Jane Roe', CA, 'name-ca/dba-engineering-ltd', 'form Ltd', 'DBA Engineering Ltd'],
    ['Acme LLP - Vancouver', CA, 'name-ca/acme-llp', 'form LLP', 'Acme LLP'],
    ['Software AG (Canada) Inc.', CA, 'name-ca/software-ag-canada-inc', 'form Inc', 'Software AG (Canada) Inc.'],
    ['Brough Sheet Metal Co. Ltd.', CA, 'name-ca/brough-sheet-metal-co-ltd', 'form Ltd', 'Brough Sheet Metal Co. Ltd.'],
    ['Smith &amp; Jones plc', GB, 'name-gb/smith-and-jones-plc', 'form PLC', 'Smith & Jones plc'],
    ['Constructora del Sur, S.A. de C.V.', MX, 'name-mx/constructora-del-sur-sa-de-cv', 'form SA de CV', undefined],
    ['Constructora del Sur SA DE CV', MX, 'name-mx/constructora-del-sur-sa-de-cv', 'form SA de CV', undefined],
    ['Constructora del Sur S. A.  de C. V', MX, 'name-mx/constructora-del-sur-sa-de-cv', 'form SA de CV', undefined],
    ['Constructora del Sur, S.A. DE .C.V.', MX, 'name-mx/constructora-del-sur-sa-de-cv', 'form SA de CV', undefined],
    ['Espacios S. de R.L. de C.V.', MX, 'name-mx/espacios-s-de-rl-de-cv', 'form S de RL de CV', undefined],
    ['Instituto de Estudios, A.C.', MX, 'name-mx/instituto-de-estudios-ac', 'form AC', undefined],
    ['Wilcar S.A.', PY, 'name-py/wilcar-sa', 'form SA', undefined],
    ['Gotze Ingenieria SA', PY, 'name-py/gotze-ingenieria-sa', 'form SA', undefined],
    ['Tecsel SRL', PY, 'name-py/tecsel-srl', 'form SRL', undefined],
    ['Avenir S.A.E.C.A.', PY, 'name-py/avenir-saeca', 'form SAECA', undefined],
    ['Muster GmbH', everywhere, 'name-international/muster-gmbh', 'form GmbH', undefined],
    ['北京某某科技有限公司', everywhere, undefined, 'form 有限公司', undefined],
    ['ООО «Ромашка»', everywhere, undefined, 'form ООО', 'ООО «Ромашка»'],
    ['«Օրինակ» ՍՊԸ', AM, undefined, 'form ՍՊԸ', '«Օրինակ» ՍՊԸ'],
    ['Օրինակ ՓԲԸ', AM, undefined, 'form ՓԲԸ', undefined],
  ])('%s', (name, jurisdiction, supplier, evidence, shown) => {
    const found = named(name, jurisdiction!)
    expect(found?.evidence).toBe(evidence)
    if (supplier !== undefined) expect(found?.supplier).toBe(supplier)
    if (shown !== undefined) expect(found?.name).toBe(shown)
  })

  it('gives romanised and Armenian spellings of a form one token', () => {
    expect(named('Lans SPY', AM!)?.evidence).toBe('form ՍՊԸ')
    expect(named('Lans LLC', AM!)?.supplier).toBe(named('LANS SPY', AM!)?.supplier)
  })

  it('takes two languages of one name together, and only where both show their form', () => {
    expect(named('ACME LTD/ACMÉ LTÉE')?.supplier).toBe('name-ca/acme-ltd-acme-ltd')
    expect(named('ACME LTD/LTEE')?.supplier).toBe('name-ca/acme-ltd')
    expect(named('Jane Roe/Acme Ltd')).toBeUndefined()
    expect(named('Acme Ltd / Jane Roe')).toBeUndefined()
  })

  it('keeps two firms apart whose forms differ', () => {
    expect(named('Acme Inc')?.supplier).not.toBe(named('Acme Ltd')?.supplier)
    expect(named('Acme Pty Ltd')?.supplier).not.toBe(named('Acme Ltd')?.supplier)
  })
})

describe('names that do not count', () => {
  it.each([
    ['Juan Pérez, sole trader', GB],
    ['Jane Roe Ltd, sole trader', GB],
    ['Jane Roe t/a Acme Limited', GB],
    ['Jane Roe c/o Acme Ltd', GB],
    ['Jane Roe (Acme Ltd)', GB],
    ['Jane Roe - Acme Ltd', GB],
    ['Jane Roe, Acme Ltd', GB],
    ['Jane Roe; Acme Ltd', GB],
    ['Mr Limited Ltd', GB],
    ['Estate of Jane Roe Ltd', GB],
    ['Acme Inc., Jane Roe, John Doe, Beta Inc., in joint venture', CA],
    ['Acme Inc., Jane Roe, Beta Inc.', CA],
    ['Consorcio Norte S.A. de C.V.', MX],
    ['Limited', CA],
    ['LLP Ltd', CA],
    ['iNc, Limited', CA],
    ['S.A. de C.V.', MX],
    ['ramada limited 100milehouse', CA],
    ['Acme Limited Spokane', CA],
    // People, by their own languages' habits of writing names.
    ['MARIA DE SA', PY],
    ['José Sá', PY],
    ['Juan Carlos Sac', PY],
    ['EDUARDO SAC', PY],
    ['JOAO SA', everywhere],
    ['Rao B.V.', everywhere],
    ['Kumar S.A.', everywhere],
    ['Venkata Rao A.G.', everywhere],
    ['Ly AG', everywhere],
    ['Henry Sy Co', everywhere],
    ['Nguyen Van As', everywhere],
    ['Li Mi Ted', everywhere],
    ['Incze Katalin', everywhere],
    ['Ana Incorvaia', US],
    ['Corp John', US],
    ['王小明', everywhere],
    ['李 有限', everywhere],
    ['Ա/Ձ Արմեն Իվանյան', AM],
    ['ԱՁ Արմեն Իվանյան ՍՊԸ', AM],
    ['Արմեն Իվանյան Ա/Ձ', AM],
    ['A/Dz Armen Ivanyan', AM],
    ['ADz Armen Ivanyan SPY', AM],
    ['Արմեն Իվանյան', AM],
    ['Armen Spyan', AM],
    ['Malkhas DjazSPY', AM],
    ['Ing. Juan Pérez S.A.', MX],
    ['Juan Pérez, persona física', MX],
    ['Juan Pérez E.I.R.L.', PY],
    ['Empresa Unipersonal Juan Pérez S.A.', PY],
    ['', CA],
    ['   ', CA],
    ['.,;', CA],
  ])('%s', (name, jurisdiction) => {
    expect(named(name, jurisdiction!)).toBeUndefined()
  })

  it('holds for every name of given names and surnames, in every jurisdiction', () => {
    const given = ['Juan', 'María', 'Արմեն', 'Wei', 'Jane', 'Anna Sa', 'Lee', 'José Inc', 'Կարեն', 'Svetlana', 'Co']
    const last = [
      'Pérez',
      'Sá',
      'Sac',
      'Ag',
      'As',
      'Իվանյան',
      'Roe',
      'Limón',
      'Corpus',
      'Incera',
      'Ltdova',
      'Plcák',
      'Srl',
      'Ab',
    ]
    const casing = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...given),
        fc.array(fc.constantFrom(...last.filter((one) => one !== 'Srl')), { minLength: 1, maxLength: 3 }),
        casing,
        fc.constantFrom(AM!, CA!, GB!, MX!, PY!, US!, everywhere!),
        (first, surnames, cased, jurisdiction) => {
          expect(named(cased([first, ...surnames].join(' ')), jurisdiction)).toBeUndefined()
        },
      ),
    )
  })
})

describe('a register’s number', () => {
  const of = (scheme: string, id: string, name?: string) => legalEvidence({ name, identifiers: [{ scheme, id }] }, CA!)

  it('counts where the register holds legal entities alone and the number has its form', () => {
    expect(of('GB-COH', '01234567', 'Jane Roe')).toEqual({
      supplier: 'GB-COH/01234567',
      evidence: 'scheme GB-COH',
      name: 'Jane Roe',
    })
    expect(of('GB-COH', '1234567')?.supplier).toBe('GB-COH/01234567')
    expect(of('GB-COH', 'sc123456')?.supplier).toBe('GB-COH/SC123456')
    expect(of('GB-COH', 'GB-COH-01234567')?.supplier).toBe('GB-COH/01234567')
  })

  it.each([
    ['GB-COH', 'n/a'],
    ['GB-COH', ''],
    ['GB-COH', '0'],
    ['GB-COH', '00000000'],
    ['GB-COH', 'LP003456'],
    ['GB-COH', 'Jane Roe'],
    ['GB-CHC', '1234567'],
    ['AM-TIN', '02507171'],
    ['MX-RFC', 'ABC010203XYZ'],
    ['PY-RUC', '80012345-6'],
    ['XI-LEI', '5493001KJTIIGC8Y1R12'],
    ['XX-NEW', '123'],
    ['', '123'],
  ])('%s %s does not', (scheme, id) => {
    expect(of(scheme, id, 'Jane Roe')).toBeUndefined()
  })

  it('falls back on the form in the name, and yields to a mark of a person', () => {
    expect(of('AM-TIN', '02507171', 'Acme Ltd')?.evidence).toBe('form Ltd')
    expect(of('GB-COH', '01234567', 'Jane Roe, sole trader')).toBeUndefined()
    expect(of('GB-COH', '01234567', 'Acme Ltd c/o Jane Roe')?.name).toBe('Acme Ltd')
  })
})

describe('ids', () => {
  it('are one for all writings of a name, and a path of two segments', () => {
    const word = fc.stringMatching(/^[A-Za-z]{3,10}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const name = words.join(' ')
        const found = named(`${name} Ltd`)
        if (found === undefined) return
        expect(found.supplier).toMatch(/^name-ca\/[^\s/]+$/)
        expect(named(`${name.toUpperCase()}, LIMITED.`)?.supplier).toBe(found.supplier)
        expect(named(`${name.toLowerCase()}  limitée`)?.supplier).toBe(found.supplier)
      }),
    )
  })

  it('do not depend on what was asked before', () => {
    const before = named('Acme Ltd')
    for (let i = 0; i < 60_000; i++) named(`Firm ${i} Ltd`)
    expect(named('Acme Ltd')).toEqual(before)
    expect(named('Jane Roe')).toBeUndefined()
  })

  it('take long and hostile names in their stride', () => {
    const started = performance.now()
    for (const name of [
      'S. '.repeat(5_000),
      'S.A. '.repeat(60),
      '. , '.repeat(70),
      'a'.repeat(299),
      `${'A,'.repeat(140)}Ltd`,
    ]) {
      named(name, MX!)
    }
    expect(performance.now() - started).toBeLessThan(500)
  })
})
