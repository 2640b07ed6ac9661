// Plays ink stories with inkjs: for each story a list of paths to follow, step by step, telling after every
// choice what is open and what the variables are. Reads JSON from stdin, writes JSON to stdout.
const { Compiler } = require("inkjs/full");

const WATCHED = [
  "anger", "trust", "energy",
  "lost_empathy", "lost_boundaries", "lost_self_protection",
  "stake_empathy", "stake_boundaries", "stake_self_protection",
];

function follow(compiled, path) {
  const { Story } = require("inkjs/full");
  const story = new Story(compiled);
  const told = [];
  let ending = null;
  const look = () => {
    const locked = [];
    while (story.canContinue) {
      const line = story.Continue().trim().replace(/\s+/g, " ");
      for (const tag of story.currentTags || []) {
        if (tag.startsWith("ending: ")) ending = tag.slice("ending: ".length);
        if (tag.startsWith("locked: ")) locked.push([tag.slice("locked: ".length), line]);
      }
    }
    const values = WATCHED.map((name) => Number(story.variablesState[name]));
    told.push({ open: story.currentChoices.map((c) => c.tags[0]), locked, values, ending });
  };
  look();
  for (const id of path) {
    const choice = story.currentChoices.find((c) => c.tags[0] === id);
    if (!choice) return { told, missing: id };
    story.ChooseChoiceIndex(choice.index);
    look();
  }
  return { told, missing: null };
}

const tasks = JSON.parse(require("fs").readFileSync(0, "utf8"));
const results = tasks.map(({ ink, paths }) => {
  const errors = [];
  const compiler = new Compiler(ink, { errorHandler: (message) => errors.push(message) });
  const compiled = compiler.Compile().ToJson();
  return { errors, plays: paths.map((path) => follow(compiled, path)) };
});
process.stdout.write(JSON.stringify(results));
