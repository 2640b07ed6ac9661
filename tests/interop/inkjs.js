// One engine of the benchmark: inkjs. race.js says what is asked of it.
const { readFileSync } = require("fs");
const { Compiler, Story } = require("inkjs/full");
const { memory, serve, timed } = require("./race");

function compile(ink) {
  const errors = [];
  const compiled = new Compiler(ink, { errorHandler: (message) => errors.push(message) }).Compile();
  if (errors.length) throw new Error(errors.slice(0, 3).join("\n"));
  return compiled.ToJson();
}

class Ink {
  constructor(compiled) { this.story = new Story(compiled); }
  begin() { this.story.ResetState(); }
  said() { return this.story.ContinueMaximally(); }
  open() { return this.story.currentChoices; }
  id(choice) { return choice.tags[0]; }
  choose(choice) { this.story.ChooseChoiceIndex(choice.index); }
  value(name) { return this.story.variablesState[name]; }
  save() { return this.story.state.ToJson(); }
  load(saved) { this.story.state.LoadJson(saved); }
}

function start(task) {
  const ink = readFileSync(task.ink, "utf8");
  const [compiling, compiled] = timed(() => compile(ink));
  const peak = memory();
  const [loading, story] = timed(() => new Ink(compiled));
  return { story, compile: compiling, load: loading, memory: peak };
}

const engine = { package: "inkjs", start, open: (task) => new Ink(readFileSync(task.json, "utf8")) };
serve(engine, { compile: (task) => ({ json: compile(readFileSync(task.ink, "utf8")) }) });
