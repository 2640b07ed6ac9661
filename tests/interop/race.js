// What the engines of the benchmark that run in node (tests/bench/field) have in common: a task as JSON on stdin, its
// answer as JSON on stdout. The same tasks, in the same words, are done by tests/bench/field/ours.py and blade.py.
//
// An engine is given as its package, `start(task)`, which reads the story and tells how long that took, and
// `open(task)`, which only reads it. A story can `begin`, tell what is `said`, which choices are `open`, the `id` of
// one and the `value` of a gauge, `choose`, and, where its engine can, `save` and `load` a play.
const { readFileSync } = require("fs");

const NAMES = /(?:^|: )([a-z0-9-]+)\. /gm; // a scene begins with its name

const now = () => performance.now() / 1000;

function timed(once) {
  const begun = now();
  const result = once();
  return [now() - begun, result];
}

function follow(story, path, values) {
  story.begin();
  const told = [];
  for (const id of [...path, null]) {
    const said = story.said().split("\n").map((line) => line.trim()).filter((line) => line);
    const open = story.open();
    const ids = open.map((choice) => story.id(choice));
    told.push({ said, open: ids, values: values.map((name) => Number(story.value(name))) });
    const at = ids.indexOf(id);
    if (at < 0) break;
    story.choose(open[at]);
  }
  return told;
}

function dice(seed) {
  let state = seed;
  return (sides) => (state = (state * 16807) % 2147483647) % sides;
}

// A whole play, or its first choices: everything said and every open choice is taken as text.
function play(story, under, most, hear) {
  story.begin();
  for (let made = 0; ; made++) {
    const said = story.said();
    if (hear) hear(said);
    const open = story.open();
    const texts = open.map((choice) => choice.text);
    if (!texts.length || made === most) return made;
    story.choose(open[under(texts.length)]);
  }
}

function rate(seconds, once) {
  const begun = now();
  let times = 0, sum = 0, taken = 0;
  for (; taken < seconds; taken = now() - begun) {
    sum += once();
    times++;
  }
  return [times / taken, sum / taken];
}

function cover(story, names, seed, cap) {
  const under = dice(seed), unseen = new Set(names), begun = now();
  let plays = 0;
  const hear = (said) => { for (const found of said.matchAll(NAMES)) unseen.delete(found[1]); };
  for (; unseen.size && now() - begun < cap; plays++) play(story, under, -1, hear);
  return { seconds: now() - begun, needed: plays, unseen: unseen.size };
}

function memory() {
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  return Number(peak[1]) / 1024;
}

function race(engine, task) {
  const { story, ...answer } = engine.start(task);
  const under = dice(task.seed);
  rate(task.warm, () => play(story, under, -1));
  [answer.plays, answer.choices] = rate(task.seconds, () => play(story, under, -1));
  play(story, dice(task.seed), task.half);
  if (story.save) {
    const saved = story.save();
    answer.bytes = saved.length;
    answer.save = 1 / rate(task.seconds / 4, () => story.save().length)[0];
    answer.restore = 1 / rate(task.seconds / 4, () => (story.load(saved), 1))[0];
  }
  answer.cover = cover(story, task.scenes, task.seed, task.cap);
  return answer;
}

function version(engine) {
  const told = JSON.parse(readFileSync(`node_modules/${engine.package}/package.json`, "utf8"));
  return { version: told.version, node: process.version };
}

// Does the task that stands on stdin; `more` are tasks that only this engine knows.
function serve(engine, more = {}) {
  const does = {
    version: () => version(engine),
    follow: (task) => {
      const story = engine.open(task);
      return task.paths.map((path) => follow(story, path, task.values));
    },
    race: (task) => race(engine, task),
    ...more,
  };
  const task = JSON.parse(readFileSync(0, "utf8"));
  process.stdout.write(JSON.stringify(does[task.do](task)));
}

module.exports = { memory, serve, timed };
