#!/usr/bin/env python3
"""
Measures the rules on labelled records and on sentences, in a throwaway server, and says
how that stands against the bars.  Started by test/accuracy/run; see doc/accuracy.md.
"""

import argparse
import json
import pathlib
import statistics
import sys

import model
import records as labelled
import reports
import tables
from database import Database
from public_test import PublicTest

HERE = pathlib.Path(__file__).parent
JUDGEMENT_RULES = HERE.parent.parent / "sql" / "rules" / "10-judgement.rules"
FIRST_RUN = HERE / "fresh_first_run.json"
ROUNDS, COPIES = 9, 8
TIMED_WITHOUT = ("[modifier ", "[pseudo]", "[terminator]")


class Bars:
    """What is asked for, in the order in which it was measured."""

    def __init__(self):
        self.lines = []
        self.missed = 0

    def at_least(self, title, figure, bar):
        """A figure and the least it should be; None = it was not measured."""
        if figure is None:
            shown, word = "-", "not measured"
        else:
            shown, word = f"{figure:.3f}", "pass" if figure >= bar else "FAIL"
        self.missed += word == "FAIL"
        self.lines.append(f"{title:60}{shown:>6}   at least {bar:.3f}   {word}")


def measure_records(database, codes, patterns, output, bars):
    records = labelled.load(database, "records", HERE / "records.jsonl")
    labelled.split(records)
    score = tables.Score(codes, records, {record.id: record.facts for record in records})
    tables.heading(f"The labelled records: {len(records)}")
    tables.print_indicators(score)
    reports.write_errors(output / "errors.txt", codes, records, patterns)
    fire, single = reports.write_patterns(output / "patterns.txt", records, patterns)
    print(f"\n{fire} patterns fire, {single} of them in one record only ({output}/patterns.txt).")
    print(f"Every error with its words: {output}/errors.txt")
    bars.at_least("labelled records: macro-F1", score.macro_f1, 0.75)
    bars.at_least("labelled records: micro precision", score.micro.precision, 0.86)
    bars.at_least("labelled records: micro recall", score.micro.recall, 0.68)
    bars.at_least(f"labelled records: lowest indicator ({score.lowest[1]})", score.lowest[0], 0.45)
    return records


def measure_folds(codes, records, with_model, bars):
    tables.heading("Five folds, by kind and voice")
    found = {"the rules": {record.id: record.facts for record in records},
             "patterns known elsewhere": labelled.facts_known_elsewhere(records)}
    if with_model and model.AVAILABLE:
        found["trained model"] = model.facts_by_model(codes, records)
    tables.print_summary_head("")
    for title, facts in found.items():
        for fold in range(1, labelled.FOLDS + 1):
            part = [record for record in records if record.fold == fold]
            tables.print_summary(f"{title}, fold {fold}", tables.Score(codes, part, facts))
        tables.print_summary(f"{title}, all folds", tables.Score(codes, records, facts))
        print()
    print("Patterns known elsewhere: each fold by those patterns only that are right in another fold.")
    if "trained model" not in found:
        print("The trained model was left out" + (": python3-sklearn is not installed." if with_model else "."))
    score = tables.Score(codes, records, found["patterns known elsewhere"])
    bars.at_least("five folds, patterns known elsewhere: macro-F1", score.macro_f1, 0.68)
    bars.at_least("five folds, patterns known elsewhere: micro precision", score.micro.precision, 0.80)


def measure_fresh(database, codes, patterns, output, keep_first_run, bars):
    tables.heading("Fresh records")
    path = HERE / "fresh.jsonl"
    if not path.exists():
        print(f"Left out: there is no {path.name}.")
        bars.at_least("fresh records, first run: macro-F1", None, 0.65)
        bars.at_least("fresh records, first run: micro precision", None, 0.80)
        return
    records = labelled.load(database, "fresh", path)
    score = tables.Score(codes, records, {record.id: record.facts for record in records})
    tables.print_indicators(score)
    print_by(codes, records, "voice", lambda record: record.voice or "not named")
    print_by(codes, records, "kind", lambda record: record.kind)
    reports.write_errors(output / "fresh_errors.txt", codes, records, patterns)
    reports.write_patterns(output / "fresh_patterns.txt", records, patterns)
    print(f"\nEvery error with its words: {output}/fresh_errors.txt")
    figures = {"records": score.records, "macro_f1": round(score.macro_f1, 3),
               "micro_precision": round(score.micro.precision, 3), "micro_recall": round(score.micro.recall, 3)}
    first = first_run(figures, keep_first_run)
    bars.at_least("fresh records, first run: macro-F1", first.get("macro_f1"), 0.65)
    bars.at_least("fresh records, first run: micro precision", first.get("micro_precision"), 0.80)


def measure_other_sets(database, codes):
    """Totals of sets that the rules were widened on since, and of one that nobody has read."""
    tables.heading("Other sets")
    tables.print_summary_head("")
    for name, title in (("second.jsonl", "second set"), ("third.jsonl", "third set"), ("held_out.jsonl", "held out, never read")):
        if (HERE / name).exists():
            records = labelled.load(database, name.removesuffix(".jsonl"), HERE / name)
            tables.print_summary(title, tables.Score(codes, records, {record.id: record.facts for record in records}))


def measure_phrases(database, codes, output):
    """Sentences that show an indicator, and others like them that do not."""
    path = HERE / "phrases.tsv"
    tables.heading("Phrases")
    if not path.exists():
        print(f"Left out: there is no {path.name}.")
        return
    phrases = labelled.load_phrases(database, path, output / "phrases.jsonl")
    print(f"{'indicator':24}{'found':>12}{'of those that show it':>24}{'found':>8}{'of those that do not':>23}")
    for code in codes:
        shown, others = ([one for one in phrases if one.voice == f"{code} {sign}"] for sign in ("yes", "no"))
        if shown and others:
            found, wrong = (sum(code in one.facts for one in part) for part in (shown, others))
            print(f"{code:24}{found:12}{len(shown):24}{wrong:8}{len(others):23}")
    shown, others = ([one for one in phrases if one.voice.endswith(sign)] for sign in (" yes", " no"))
    found, wrong = (sum(one.voice.split()[0] in one.facts for one in part) for part in (shown, others))
    print(f"{'all':24}{found:12}{len(shown):24}{wrong:8}{len(others):23}")
    with open(output / "phrases.txt", "w", encoding="utf-8") as out:
        for one in phrases:
            code, sign = one.voice.split()
            if (code in one.facts) != (sign == "yes"):
                out.write(f"{'missed' if sign == 'yes' else 'wrong'} {code}, {one.kind}: {one.body}\n".replace("\n", " ") + "\n")
    print(f"\nEvery phrase that is missed or wrongly found: {output}/phrases.txt")


def print_by(codes, records, title, part_of):
    """One line for the records of each voice, or kind."""
    for value in sorted({part_of(record) for record in records}):
        part = [record for record in records if part_of(record) == value]
        tables.print_summary(f"{title}: {value}"[:33], tables.Score(codes, part, {record.id: record.facts for record in part}))


def first_run(figures, keep):
    """The figures of the first run that was kept, or nothing yet."""
    if keep and not FIRST_RUN.exists():
        FIRST_RUN.write_text(json.dumps(figures) + "\n", encoding="utf-8")
        print(f"These figures are kept as the first run: {FIRST_RUN.name}")
    if not FIRST_RUN.exists():
        print("No first run has been kept yet; --first-run keeps these figures.")
        return {}
    first = json.loads(FIRST_RUN.read_text(encoding="utf-8"))
    print("First run: " + ", ".join(f"{name} {value}" for name, value in first.items()))
    return first


def measure_sentences(database, output, bars):
    """The project's own sentences, with one judgement each, through pledge.assertion."""
    tables.heading("Sentences and their judgement")
    shares = {}
    with open(output / "sentences.txt", "w", encoding="utf-8") as out:
        for name in ("edge_cases.tsv", "judgement.tsv"):
            if not (HERE / name).exists():
                print(f"Left out: there is no {name}.")
                continue
            database.load_lines("accuracy.line (line)", HERE / name)
            rows = database.rows("SELECT * FROM accuracy.read_sentences()")
            wrong = [row for row in rows if row["said"] != row["expected"]]
            shares[name] = (len(rows) - len(wrong)) / len(rows)
            print(f"{name:20} {len(rows) - len(wrong)} of {len(rows)} right")
            for row in wrong:
                out.write(f"{row['id']}: {row['expected']} expected, {row['said']} said: "
                          f"[{row['target']}] in [{row['sentence']}]\n")
    print(f"\nEvery sentence judged otherwise: {output}/sentences.txt")
    bars.at_least("edge cases: share judged as expected", shares.get("edge_cases.tsv"), 1.0)


def measure_speed(database):
    tables.heading("Speed")
    rules = database.value("SELECT rules FROM pledge.ruleset WHERE edition = pledge.ruleset_id()")
    edition = database.value("pledge.ruleset_id()")
    plain = database.edition(without_judgement(rules))
    rows = database.rows(f"SELECT * FROM accuracy.time_rounds({ROUNDS}, {COPIES}, {edition}, {plain})")
    megabytes = rows[0]["bytes"] / 1e6
    least, middle = ({part: of(row[part] for row in rows) for part in ("length_ms", "facts_ms", "other_ms")}
                     for of in (min, statistics.median))
    print(f"facts() over {megabytes:.1f} MB in the server, one process, {ROUNDS} rounds\n")
    print(f"{'':24}{'MB/s best':>12}{'MB/s median':>13}{'best / length()':>17}")
    for title, part in (("all rules", "facts_ms"), ("without judgement", "other_ms")):
        print(f"{title:24}{megabytes * 1000 / least[part]:12.1f}{megabytes * 1000 / middle[part]:13.1f}"
              f"{least[part] / least['length_ms']:17.2f}")


def without_judgement(rules):
    """A rule text without the blocks that judge a match."""
    kept, keeping = [], True
    for line in rules.split("\n"):
        if line.startswith("["):
            keeping = not line.startswith(TIMED_WITHOUT)
        if keeping:
            kept.append(line)
    return "\n".join(kept)


def measure_public_test(folder, output, bars):
    tables.heading("Public test of negation and time (NegEx, ConText)")
    figures = {}
    if (folder / "sentences.tsv").exists():
        figures = count_public_test(folder, output)
    else:
        print(f"Left out: {folder} holds no sentences.tsv. NEGEX_DIR=/its/folder gives another.")
    for title, name, bar in (("published triggers", "negation", 0.975), ("our modifiers", "negation", 0.96),
                             ("published triggers", "hypothetical", 0.95), ("published triggers", "history", 0.66)):
        bars.at_least(f"public test, {title}: {name} F1", figures.get((title, name)), bar)


def count_public_test(folder, output):
    """Prints the counts; returns F1 by (whose rules, class)."""
    test = PublicTest(Database("accuracy_public", HERE), folder)
    ours = JUDGEMENT_RULES.read_text(encoding="utf-8")
    figures = {}
    print(f"{'':22}{'class':14}{'tp':>5}{'fp':>5}{'fn':>5}{'P':>8}{'R':>8}{'F1':>8}")
    with open(output / "public_test.txt", "w", encoding="utf-8") as out:
        for title, found in (("published triggers", test.by_triggers()), ("our modifiers", test.by_our_modifiers(ours))):
            test.write_errors(out, title, found)
            for name in found:
                one = test.count(name, found)
                figures[title, name] = one.f1
                print(f"{title:22}{name:14}{one.tp:5}{one.fp:5}{one.fn:5}{one.precision:8.3f}{one.recall:8.3f}{one.f1:8.3f}")
    print(f"\nEvery sentence judged wrongly: {output}/public_test.txt")
    return figures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--public-test", type=pathlib.Path, required=True)
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--first-run", action="store_true")
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)

    database = Database("accuracy", HERE)
    bars = Bars()
    codes = [row["code"] for row in database.rows(
        "SELECT code FROM pledge.fact WHERE detector = 'text' AND origin = 'shipped' ORDER BY fact_id")]
    patterns = {row["rule_number"]: row["pattern"] for row in database.rows("SELECT * FROM accuracy.pattern")}

    records = measure_records(database, codes, patterns, options.output, bars)
    measure_folds(codes, records, not options.no_model, bars)
    measure_fresh(database, codes, patterns, options.output, options.first_run, bars)
    measure_other_sets(database, codes)
    measure_phrases(database, codes, options.output)
    measure_sentences(database, options.output, bars)
    measure_public_test(options.public_test, options.output, bars)
    measure_speed(database)

    tables.heading("Bars")
    print("\n".join(bars.lines))
    sys.exit(1 if options.strict and bars.missed else 0)


if __name__ == "__main__":
    main()
