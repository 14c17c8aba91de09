"""The files for reading: what was wrong, and what each pattern does."""


def write_errors(path, codes, records, patterns):
    """Every false positive with why it was found, every false negative with what was there to find."""
    with open(path, "w", encoding="utf-8") as out:
        for code in codes:
            out.write(f"\n==== {code}\n")
            for record in records:
                if code in record.facts and code not in record.present:
                    write_false_positive(out, record, code, patterns)
            for record in records:
                if code in record.present and code not in record.facts:
                    write_false_negative(out, record, code, patterns)


def write_title(out, what, record):
    age = "age unknown" if record.child_age is None else f"age {record.child_age}"
    voice = f", {record.voice}" if record.voice else ""
    out.write(f"\n{what} {record.id} ({record.kind}, {age}{voice})\n")


def write_evidence(out, record, one, patterns):
    out.write(f"  {one['status']}: {record.context(one)}\n")
    if one["because"]:
        out.write(f"    because: {one['because']}\n")
    out.write(f"    pattern {one['pattern_id']}: {patterns.get(one['pattern_id'], '?')}\n")


def write_false_positive(out, record, code, patterns):
    write_title(out, "FALSE POSITIVE", record)
    for one in record.asserted(code):
        write_evidence(out, record, one, patterns)


def write_false_negative(out, record, code, patterns):
    write_title(out, "FALSE NEGATIVE", record)
    for quote in record.present[code]:
        out.write(f"  to be found: {' '.join(quote.split())}\n")
    for one in record.judged(code):
        write_evidence(out, record, one, patterns)


def pattern_records(records):
    """For each indicator and pattern the records where it fires truly and where falsely."""
    fired = {}
    for record in records:
        for one in record.evidence:
            if one["status"] == "asserted":
                sets = fired.setdefault((one["indicator"], one["pattern_id"]), (set(), set()))
                sets[one["indicator"] not in record.present].add(record.id)
    return fired


def write_patterns(path, records, patterns):
    """
    How many records each pattern fires in, truly and falsely, and the patterns that fire in
    one record only.  Returns the number of patterns that fire, and of those.
    """
    fired = pattern_records(records)
    order = sorted(fired, key=lambda key: (key[0], -len(fired[key][0]), len(fired[key][1]), key[1]))
    single = [key for key in order if len(fired[key][0] | fired[key][1]) == 1]
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"{'indicator':24}{'true':>5}{'false':>6}  pattern\n")
        for code, number in order:
            true, false = fired[code, number]
            out.write(f"{code:24}{len(true):5}{len(false):6}  {patterns.get(number, '?')}\n")
        out.write(f"\nPatterns that fire in one record only: {len(single)} of {len(order)}\n\n")
        for code, number in single:
            true, false = fired[code, number]
            out.write(f"{code:24}{'true' if true else 'false':6} {min(true | false):10} {patterns.get(number, '?')}\n")
    return len(order), len(single)
