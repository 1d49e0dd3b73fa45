// Lets a reader set own credits by outcome and computes the mean credits anew, here in the page: no interval, no rank, no order.

/** The mean credit of one body: counts by level, times credits from 0 to 1. Null where nothing is counted. */
export function meanCredit(counts, credits) {
  const judged = counts.reduce((sum, count) => sum + count, 0)
  if (judged === 0) return null
  return counts.reduce((sum, count, i) => sum + count * credits[i], 0) / judged
}

/** True where each outcome earns at least what the next worse one does. */
export function falls(credits) {
  return credits.every((credit, i) => i === 0 || credit <= credits[i - 1])
}

/** Credits from a fragment such as `#weights=100-75-50-0-0`, in whole per cent; undefined for anything else. */
export function creditsOf(fragment, levels) {
  const [, text] = /^#weights=((?:\d{1,3}-)*\d{1,3})$/.exec(fragment) ?? []
  const percents = text?.split('-').map(Number)
  return percents?.length === levels && percents.every((one) => one <= 100)
    ? percents.map((one) => one / 100)
    : undefined
}

/** The fragment that says these credits. */
export function fragmentOf(credits) {
  return `#weights=${credits.map((credit) => Math.round(100 * credit)).join('-')}`
}

// From here on the page.
if (globalThis.document !== undefined) start(document.getElementById('weigh-form'))

function start(form) {
  if (form === null) return
  const { lang } = document.documentElement
  const sliders = [...form.querySelectorAll('input[type=range]')]
  const ours = sliders.map((slider) => Number(slider.dataset.ours))
  const rows = [...document.querySelectorAll('tr[data-counts]')].map((row) => {
    return { counts: row.dataset.counts.split(' ').map(Number), cell: row.querySelector('[data-yours]') }
  })
  const words = new Map()
  for (const one of document.getElementById('weigh-words').content.querySelectorAll('[data-word]'))
    words.set(one.dataset.word, one.textContent)
  const whole = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 })
  const decimal = new Intl.NumberFormat(lang, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  // At the method's own place a slider stands for the method's exact credit, which may have decimals.
  const read = () =>
    sliders.map((slider, i) =>
      Number(slider.value) === Math.round(100 * ours[i]) ? ours[i] : Number(slider.value) / 100,
    )
  const isOurs = (credits) => credits.every((credit, i) => credit === ours[i])

  function draw() {
    const credits = read()
    sliders.forEach((slider, i) => {
      const text = whole.format(credits[i])
      slider.setAttribute('aria-valuetext', text)
      slider.nextElementSibling.textContent = text
    })
    for (const { counts, cell } of rows) cell.textContent = decimal.format(meanCredit(counts, credits))
    for (const table of document.querySelectorAll('.weighed')) table.classList.toggle('is-yours', !isOurs(credits))
  }

  let timer
  function say() {
    const credits = read()
    const told = isOurs(credits)
      ? words.get('ours')
      : words.get('yours').replace('{count}', new Intl.NumberFormat(lang).format(rows.length))
    document.getElementById('weigh-status').textContent = falls(credits) ? told : `${told} ${words.get('turned')}`
    history.replaceState(null, '', isOurs(credits) ? '#weigh' : fragmentOf(credits))
  }

  function set(credits) {
    sliders.forEach((slider, i) => {
      slider.value = String(Math.round(100 * credits[i]))
    })
    draw()
  }

  form.addEventListener('input', () => {
    draw()
    // Said once the slider rests, so that a screen reader is not flooded.
    clearTimeout(timer)
    timer = setTimeout(say, 400)
  })
  form.querySelector('button').addEventListener('click', () => {
    set(ours)
    say()
  })
  const follow = () => {
    const given = creditsOf(location.hash, sliders.length)
    if (given === undefined) return
    set(given)
    say()
    form.scrollIntoView()
  }
  addEventListener('hashchange', follow)
  form.querySelector('fieldset').disabled = false
  set(ours)
  follow()
}
