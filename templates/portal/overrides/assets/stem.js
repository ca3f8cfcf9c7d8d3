// Kazakh query words lose their endings, so that «қаулысына» finds «қаулы», «қаулының» and «қаулысы».
// Pagefind matches by the beginning of a word: a stem finds all its forms. Endings are taken off from the right, at
// most one of each sort: predicate or person, case, possessive, plural. A stem keeps at least three letters.

const SORTS = [
  // case
  ["ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "на", "не", "ды", "ді", "ты", "ті", "ны", "ні",
   "да", "де", "та", "те", "нда", "нде", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен",
   "дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі"],
  // possessive
  ["ымыз", "іміз", "мыз", "міз", "ыңыз", "іңіз", "ңыз", "ңіз", "сы", "сі", "ы", "і", "ым", "ім", "ың", "ің"],
  // plural
  ["лар", "лер", "дар", "дер", "тар", "тер"],
];
const LEAST = 3;
const VOWELS = /[аәеёиоөуұүыіэюя]/;

// Words whose end only looks like an ending, and stems that one must not cut further.
const WHOLE = new Set([
  "отырыс", "ұсыныс", "кеңес", "дауыс", "аудан", "қала", "қаулы", "әкім", "әкімдік", "шешім", "өкім", "бұйрық", "басқарма",
  "бөлім", "бөлік", "тармақ", "тармақша", "тарау", "бап", "қосымша", "тақырып", "хаттама", "мәселе", "құрам", "мүше",
  "тапсырма", "мерзім", "бақылау", "бұрыштама", "қарар", "анықтама", "жазба", "жоба", "жоспар", "тізбе", "тізім", "құжат",
  "бюджет", "қаржы", "экономика", "халық", "мекеме", "ұйым", "орган", "тарту", "тазалық", "қалдық", "тұрғын", "үй", "көше",
  "жол", "көлік", "мектеп", "білім", "денсаулық", "экология", "жер", "су", "жылу", "күн", "ай", "жыл", "тоқсан", "теңге",
  "заң", "ереже", "қағида", "регламент", "акт", "өзгеріс", "толықтыру", "орынбасар", "басшы", "төраға", "хатшы",
  "аппарат", "маслихат", "мәслихат", "келісу", "сараптама", "ескерту", "ескертпе", "тіл", "мемлекет", "орындаушы", "кворум",
  "дене", "сана", "баға", "ара", "шара", "іс-шара", "бала", "ана", "дала", "ақпарат", "есеп", "есептеме", "өтініш", "талап",
]);

function cut(word, endings) {
  const ending = endings
    .filter((end) => word.endsWith(end) && word.length - end.length >= LEAST && VOWELS.test(word.slice(0, -end.length)))
    .sort((a, b) => b.length - a.length)[0];
  return ending ? word.slice(0, -ending.length) : word;
}

/** The stem of one lower-case word; a known word stops the cutting. */
function stem(word) {
  let found = word;
  for (const endings of SORTS) {
    if (WHOLE.has(found)) break;
    const known = endings
      .filter((end) => found.endsWith(end) && (WHOLE.has(found.slice(0, -end.length)) || WHOLE.has(hard(found.slice(0, -end.length)))))
      .sort((a, b) => a.length - b.length)[0];
    found = known ? found.slice(0, -known.length) : cut(found, endings);
    if (known) break;
  }
  return found;
}

// Before a vowel қ, к, п turn into ғ, г, б: «тармақ» - «тармағы».
function hard(word) {
  const pairs = { ғ: "қ", г: "к", б: "п" };
  const last = word.slice(-1);
  return last in pairs ? word.slice(0, -1) + pairs[last] : word;
}

function soft(word) {
  const pairs = { қ: "ғ", к: "г", п: "б" };
  const last = word.slice(-1);
  return last in pairs ? word.slice(0, -1) + pairs[last] : word;
}

/** What to look for instead of a word: its stem, and the stem with the consonant that it has before a vowel. */
export function forms(word) {
  const lower = word.toLocaleLowerCase("kk");
  if (!/^[а-яёәғқңөұүһі]+$/.test(lower) || lower.length <= LEAST) return [lower];
  const base = stem(lower);
  return [...new Set([hard(base), soft(base), base])].sort((a, b) => a.localeCompare(b, "kk"));
}

/** Queries that together find every form of every word: at most eight, so that a long query stays quick. */
export function queries(text, most = 8) {
  let all = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const variants = forms(word);
    const grown = all.flatMap((head) => variants.map((form) => `${head} ${form}`.trim()));
    all = grown.length <= most ? grown : all.map((head) => `${head} ${variants[0]}`.trim());
  }
  return all.filter(Boolean);
}
