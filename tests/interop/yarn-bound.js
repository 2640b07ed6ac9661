// One engine of the benchmark: yarn-bound, which plays Yarn. race.js says what is asked of it. It has no save of a play.
const { readFileSync } = require("fs");
const YarnBound = require("yarn-bound");
const { memory, serve, timed } = require("./race");

const FUNCTIONS = { gauge: (x) => Math.min(10, Math.max(0, x)), min: Math.min, max: Math.max };

class Yarn {
  constructor(dialogue) {
    this.bound = new YarnBound({ dialogue, functions: FUNCTIONS });
    this.declared = { ...this.bound.runner.variables.data };
  }

  begin() {
    this.bound.runner.variables.data = { ...this.declared };
    this.bound.history = []; // it would grow from play to play
    this.bound.jump("Start");
  }

  // Everything up to the next choices or the end. The name of who speaks is taken off a line, and is put back.
  said() {
    const lines = [];
    for (;;) {
      const { text, markup, options, isDialogueEnd } = this.bound.currentResult;
      if (options) break;
      if (text) lines.push(markup.length ? `${markup[0].properties.name}: ${text}` : text);
      if (isDialogueEnd) break;
      this.bound.advance();
    }
    return lines.join("\n");
  }

  open() { return (this.bound.currentResult.options || []).filter((option) => option.isAvailable); }
  id(option) { return option.hashtags[0]; }
  choose(option) { this.bound.advance(this.bound.currentResult.options.indexOf(option)); }
  value(name) { return this.bound.runner.variables.get(name); }
}

function start(task) {
  const dialogue = readFileSync(task.yarn, "utf8");
  const [loading, story] = timed(() => new Yarn(dialogue));
  return { story, compile: 0, load: loading, memory: memory() };
}

serve({ package: "yarn-bound", start, open: (task) => new Yarn(readFileSync(task.yarn, "utf8")) });
