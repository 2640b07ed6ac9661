// One engine of the benchmark (tests/bench/field): inkjs. A task as JSON on stdin, its answer as JSON on stdout.
// The same tasks, in the same words, are done by tests/bench/field/ours.py and tests/bench/field/blade.py.
const { readFileSync } = require("fs");
const { Compiler, Story } = require("inkjs/full");

const now = () => performance.now() / 1000;
const NAMES = /(?:^|: )([a-z0-9-]+)\. /gm; // a scene begins with its name

function compile(file) {
  const errors = [];
  const compiled = new Compiler(file, { errorHandler: (message) => errors.push(message) }).Compile();
  if (errors.length) throw new Error(errors.slice(0, 3).join("\n"));
  return compiled.ToJson();
}

function lines(story) {
  const said = [];
  while (story.canContinue) said.push(story.Continue().trim());
  return said.filter((line) => line);
}

function follow(story, path, values) {
  story.ResetState();
  const told = [];
  for (const id of [...path, null]) {
    told.push({
      said: lines(story),
      open: story.currentChoices.map((choice) => choice.tags[0]),
      values: values.map((name) => Number(story.variablesState[name])),
    });
    const at = story.currentChoices.findIndex((choice) => choice.tags[0] === id);
    if (at < 0) break;
    story.ChooseChoiceIndex(at);
  }
  return told;
}

function dice(seed) {
  let state = seed;
  return (sides) => (state = (state * 16807) % 2147483647) % sides;
}

// A whole play, or its first choices: everything said and every open choice is taken as text.
function play(story, under, most, hear) {
  story.ResetState();
  for (let made = 0; ; made++) {
    const said = story.ContinueMaximally();
    if (hear) hear(said);
    const open = story.currentChoices.map((choice) => choice.text);
    if (!open.length || made === most) return made;
    story.ChooseChoiceIndex(under(open.length));
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

function race(task) {
  const answer = { compile: 0, load: 0 };
  let compiled;
  const ink = readFileSync(task.ink, "utf8");
  let begun = now();
  compiled = compile(ink);
  answer.compile = now() - begun;
  answer.memory = memory();
  begun = now();
  const story = new Story(compiled);
  answer.load = now() - begun;
  const under = dice(task.seed);
  rate(task.warm, () => play(story, under, -1));
  [answer.plays, answer.choices] = rate(task.seconds, () => play(story, under, -1));
  play(story, dice(task.seed), task.half);
  const saved = story.state.ToJson();
  answer.bytes = saved.length;
  answer.save = 1 / rate(task.seconds / 4, () => story.state.ToJson().length)[0];
  answer.restore = 1 / rate(task.seconds / 4, () => (story.state.LoadJson(saved), 1))[0];
  answer.cover = cover(story, task.scenes, task.seed, task.cap);
  return answer;
}

const DOES = {
  version: () => ({ version: JSON.parse(readFileSync("node_modules/inkjs/package.json", "utf8")).version, node: process.version }),
  compile: (task) => ({ json: compile(readFileSync(task.ink, "utf8")) }),
  follow: (task) => {
    const story = new Story(readFileSync(task.json, "utf8"));
    return task.paths.map((path) => follow(story, path, task.values));
  },
  race,
};

const task = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(DOES[task.do](task)));
