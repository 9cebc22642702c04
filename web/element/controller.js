// What happens between the screens: answers go in, steps come out, and the element is told what to show.
import { painted } from './painted.js';
import * as sessions from './session.js';
import { engine, failure, part, regions, store } from './store.js';

// Answers that no longer fit once another one has changed: a fact or a value of another area, a date out of its bounds.
const droppable = ['YD606', 'YD607', 'YD610', 'YD611'];

const isPlace = (value) => value === 'unsure' || value === 'abroad' || /^\d{6}$/.test(value ?? '');

export function controller(element) {
  let session; // the answers
  let step; // where they have led to
  let generation = 0; // of what is being loaded: a later start makes earlier ones void
  let before; // the session while one answer is being changed
  let dropped = [];
  const taken = new Map(); // answers taken back by going back, offered again

  let repeat; // does the last thing again, in another language
  let quiet = false; // while it is done again nothing new is announced
  const source = () => store(element.packsUrl);
  const texts = (kind) => source().texts(pack(), element.page.lang, session.guide, kind);
  const pack = () => sessions.packOf(session.answers.get('insured_region'));

  const show = (screen) => {
    element.screen = screen;
  };

  /** Runs a load; whatever goes wrong becomes a screen, unless something newer has begun. */
  async function attempt(task, again) {
    const mine = ++generation;
    const current = () => mine === generation;
    repeat = () => attempt(task, again);
    try {
      await element.speak();
      await task(current);
    } catch (cause) {
      if (!current()) return;
      const kind = cause.kind ?? 'other';
      show({ name: 'problem', kind, detail: cause.detail, again });
      element.announce('yidi-error', { kind, code: cause.code });
    }
  }

  /** Asks for everything that the next question needs at once, not for one thing after the other. */
  function askAhead() {
    const needed = [source().pack(pack(), session.guide), texts('questions')];
    Promise.allSettled(needed); // whoever waits for one of them hears what went wrong
  }

  /** Asks the engine where the session leads to, and shows it. */
  async function advance(current) {
    askAhead();
    const { engine: module, handle, digest } = await source().pack(pack(), session.guide);
    if (!current()) return;
    step = module.step(handle, sessions.token(session));
    if (step.state === 'error') {
      if (!droppable.includes(step.code) || !session.answers.has(step.at)) {
        throw Object.assign(failure(step.code === 'YD702' ? 'date' : 'state'), { code: step.code, detail: step.text });
      }
      session = sessions.without(session, step.at); // what no longer fits is asked for again, or has no place here
      dropped.push(step.at);
      return advance(current);
    }
    const otherwise = (others) => module.step(handle, sessions.token(sessions.otherwise(session, others)));
    if (step.state === 'ask') await ask(current, otherwise);
    else await conclude(current, digest, otherwise);
    if (current()) remember(digest);
  }

  async function ask(current, otherwise) {
    const questions = await texts('questions');
    if (!current()) return;
    if (step.type === 'region') return places();
    await showQuestion(step, questions.facts[step.fact] ?? {});
    // What the outcome needs is on its way while the reader reads; what does not arrive is asked for again.
    needed().then(
      ([words, rows, module]) => current() && module.prepare({ step, session, words, questions: questions.facts, rows, ask: otherwise, element }),
      () => {}
    );
  }

  async function showQuestion(shown, words, changing) {
    const mine = generation;
    const date = shown.type === 'date' && (await part('date.js'));
    if (mine !== generation) return;
    const value = filledIn() || (session.answers.get(shown.fact) ?? taken.get(shown.fact));
    show({ name: 'question', step: shown, words, date, changing, value });
    announce('yidi-step', { guide: session.guide, fact: shown.fact, ...shared() });
  }

  const needed = () => Promise.all([texts('outcome'), regions(), part('outcome.js')]);

  async function conclude(current, digest, otherwise) {
    const pruned = sessions.pruned(session, step.path);
    session = pruned.session;
    dropped = [...new Set([...dropped, ...pruned.dropped])].filter((fact) => !session.answers.has(fact));
    before = undefined;
    const [words, rows, module] = await needed();
    const questions = await texts('questions');
    if (!current()) return;
    const stage = quiet ? 2 : api.moved ? 0 : 1; // only after an answer does the rest follow: nothing else may move what is read
    element.adopt(module.styles);
    show({
      name: 'outcome',
      view: module.outcomeScreen,
      step,
      session,
      words,
      questions: questions.facts,
      regions: module.unpack(rows),
      dropped,
      digest,
      ask: otherwise,
      element,
      part,
      stage,
    });
    dropped = [];
    module.complete((more) => current() && show({ ...element.screen, ...more }), () => texts('basis'), stage);
    announce('yidi-outcome', { guide: session.guide, filing: step.decisions.filing?.value, ...shared() });
  }

  const announce = (name, detail) => quiet || element.announce(name, detail);

  /** What has been filled in but not sent, while the question is shown in another language. */
  function filledIn() {
    const form = quiet && element.shadowRoot.querySelector('form');
    const given = form && new FormData(form);
    return given && (given.get('date') || given.get('answer'));
  }

  const shared = () => (element.shareAnswers ? { token: sessions.token(session) } : {});

  /** On our own pages the state stands in the fragment, so that going back and reloading work. Browsers take long to note it. */
  async function remember(digest) {
    if (!element.history) return;
    const mine = generation;
    const fragment = sessions.link(session, digest);
    await painted();
    if (mine === generation && fragment !== location.hash) history.pushState(null, '', fragment);
  }

  async function resume() {
    await attempt(async (current) => {
      const [, id, guide] = /^#y=1\.(\d\d)\.\w+\.(\w+)/.exec(location.hash) ?? [];
      if (!id) throw failure('state');
      const { engine: module, handle } = await source().pack(id, guide);
      const resumed = module.resume(handle, location.hash, sessions.today());
      if (!current()) return;
      if (resumed.state === 'error') throw Object.assign(failure('state'), { code: resumed.code });
      session = sessions.parse(resumed.token, resumed.chosen);
      dropped = resumed.dropped;
      await advance(current);
    }, resume);
  }

  const onPopState = () => {
    api.moved = true;
    if (location.hash.startsWith('#y=')) resume();
    else places();
  };

  /** The places, usable before the engine and the list of all regions have arrived. */
  async function places(kept) {
    await attempt(async (current) => {
      const module = await part('places.js');
      if (!current()) return;
      element.adopt(module.styles);
      show({
        name: 'places',
        view: module.placesScreen,
        regions: module.firstRegions,
        partial: 'loading',
        insured: session?.answers.get('insured_region') ?? element.insured ?? '',
        care: session?.answers.get('care_region') ?? element.care ?? '',
        asOf: session?.asOf ?? (element.asOf || sessions.today()),
        ...kept,
      });
      announce('yidi-ready', {});
      // What follows is on its way while the reader chooses, and in nobody's way before there is something to choose.
      painted().then(engine).catch(() => {});
      const complete = await regions().then(
        (rows) => ({ regions: module.unpack(rows), partial: undefined }),
        () => ({ partial: 'failed' })
      );
      if (current()) show({ ...element.screen, ...complete });
    }, () => places());
  }

  async function start() {
    if (element.history && location.hash.startsWith('#y=')) return resume();
    session = before = undefined;
    taken.clear();
    const { insured, care, asOf, guide } = element;
    if (!isPlace(insured) || !isPlace(care)) return places();
    session = sessions.begin({ guide, asOf, insured, care });
    await attempt(async (current) => {
      const opening = await firstQuestion().catch(() => undefined);
      if (!current()) return;
      if (opening) {
        step = opening.step;
        await showQuestion(step, opening.text);
        element.announce('yidi-ready', {});
        askAhead(); // on its way while the reader reads
      } else {
        await advance(current);
        element.announce('yidi-ready', {});
      }
    }, start);
  }

  /** The opening of the guide, where it holds: for people whose places lie in different provinces, today. */
  async function firstQuestion() {
    const [insured, care] = ['insured_region', 'care_region'].map((fact) => session.answers.get(fact));
    if (session.chosen || !sessions.acrossProvinces(insured, care)) return undefined;
    const inline = element.querySelector('script[type="application/json"]');
    const opening = inline ? JSON.parse(inline.textContent) : await source().opening(pack(), element.page.lang, session.guide);
    return opening && opening.from <= session.asOf ? opening : undefined;
  }

  const api = {
    /** Whether the reader has done something, so that focus may follow. */
    moved: false,

    connect() {
      if (element.history) addEventListener('popstate', onPopState);
    },
    disconnect() {
      removeEventListener('popstate', onPopState);
    },
    start,
    reset() {
      api.moved = true;
      session = before = undefined;
      taken.clear();
      dropped = [];
      if (element.history) history.pushState(null, '', location.pathname + location.search);
      return isPlace(element.insured) && isPlace(element.care) ? start() : places();
    },
    state: () => ({ screen: element.screen.name, ...(session ? shared() : {}) }),

    choosePlaces({ insured, care, asOf }) {
      api.moved = true;
      const kept = session?.answers ?? new Map();
      const chosen = asOf !== sessions.today();
      session = sessions.begin({ guide: element.guide, asOf: chosen ? asOf : '', insured, care });
      for (const [fact, value] of kept) if (!session.answers.has(fact)) session.answers.set(fact, value);
      return attempt(advance, () => api.choosePlaces({ insured, care, asOf }));
    },
    answer(value) {
      api.moved = true;
      before = undefined;
      session = sessions.answered(session, step.fact, value);
      return attempt(advance, () => attempt(advance));
    },
    back() {
      api.moved = true;
      if (before) {
        session = before;
        before = undefined;
        return attempt(advance);
      }
      const last = step?.path.at(-1);
      if (!last) return places();
      taken.set(last, session.answers.get(last));
      session = sessions.without(session, last);
      return attempt(advance);
    },
    /** Shows an answered question again; the answers to the others are kept. */
    change(fact) {
      api.moved = true;
      if (fact === 'insured_region' || fact === 'care_region') return places();
      const later = step.path.slice(step.path.indexOf(fact));
      return attempt(async (current) => {
        const { engine: module, handle } = await source().pack(pack(), session.guide);
        const questions = await texts('questions');
        if (!current()) return;
        before = session;
        // Where the walk stood when it asked: without that answer and all that came after it.
        step = module.step(handle, sessions.token(later.reduce(sessions.without, session)));
        await showQuestion(step, questions.facts[fact] ?? {}, later.slice(1).map((asked) => questions.facts[asked]?.ask ?? asked));
      }, () => api.change(fact));
    },
    /** The same screen in another language; focus, answers and what has been filled in stay. */
    async translate() {
      if (!repeat) return; // nothing has been shown yet
      const { screen } = element;
      dropped = screen.dropped ?? dropped;
      quiet = true;
      await (screen.name === 'places' ? places({ ...screen, focus: undefined }) : repeat());
      quiet = false;
    },
    /** The places screen with something of it changed: a search, a choice. */
    showPlaces(screen) {
      api.moved = Boolean(screen.focus);
      show(screen);
    },
    retry(again) {
      api.moved = true;
      show({ name: 'loading' });
      return again ? again() : start();
    },
  };
  return api;
}
