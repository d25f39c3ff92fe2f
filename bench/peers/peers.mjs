// Peers in JavaScript. The protocol is that of the package harness: peers.mjs TOOL TASK TEXTS SECONDS. Tools are found from the working folder.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const folder = process.cwd() + '/'
const require = createRequire(folder)

const tools = {
  'chrono-node': {
    dates: (chrono) => (a) => chrono.parse(a.text, new Date(a.published)).length,
  },
  '@microsoft/recognizers-text-suite': {
    dates: (r) => (a) => r.recognizeDateTime(a.text, r.Culture.English, undefined, new Date(a.published)).length,
    quantities: (r) => (a) => {
      const kinds = [r.recognizeCurrency, r.recognizeDimension, r.recognizeTemperature, r.recognizeAge, r.recognizePercentage, r.recognizeNumber]
      return kinds.reduce((n, recognize) => n + recognize(a.text, r.Culture.English).length, 0)
    },
  },
  compromise: {
    tag: (nlp) => (a) => nlp(a.text).termList().length,
    whole: (nlp) => (a) => {
      const doc = nlp(a.text)
      return doc.topics().length + doc.quotations().length + doc.verbs().json().length
    },
  },
}

const used = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

// spend goes round the articles until so many seconds are used.
function spend(articles, task, seconds) {
  const r = { texts: 0, bytes: 0, seconds: 0, found: 0 }
  for (const start = used(); r.seconds < seconds; r.seconds = used() - start) {
    const a = articles[r.texts % articles.length]
    r.texts++
    r.bytes += Buffer.byteLength(a.text)
    r.found += task(a)
  }
  return r
}

const [tool, name, texts, seconds] = process.argv.slice(2)
const articles = readFileSync(texts, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line))
const task = tools[tool][name](require(tool))
task(articles[0])
const start = used()
spend(articles, task, seconds / 3)
const { version } = JSON.parse(readFileSync(`${folder}node_modules/${tool}/package.json`))
console.log(JSON.stringify({ version, start, ...spend(articles, task, Number(seconds)) }))
