"""Counts of right and wrong, and how they are printed."""


class Count:
    """True and false positives and false negatives."""

    def __init__(self, tp=0, fp=0, fn=0):
        self.tp, self.fp, self.fn = tp, fp, fn

    def add(self, expected, found):
        self.tp += expected and found
        self.fp += found and not expected
        self.fn += expected and not found

    @property
    def precision(self):
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self):
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self):
        """None where there was nothing to find and nothing was found."""
        whole = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / whole if whole else None


class Score:
    """The counts of every indicator over some records; found: facts by id of the record."""

    def __init__(self, codes, records, found):
        self.records = len(records)
        self.counts = {code: Count() for code in codes}
        for record in records:
            for code in codes:
                self.counts[code].add(code in record.present, code in found[record.id])
        self.micro = Count(*(sum(getattr(one, part) for one in self.counts.values()) for part in ("tp", "fp", "fn")))

    @property
    def macro_f1(self):
        """The mean over the indicators that were there to be found, or were found."""
        known = [one.f1 for one in self.counts.values() if one.f1 is not None]
        return sum(known) / len(known) if known else 0.0

    @property
    def lowest(self):
        """The indicator with the lowest F1, as (F1, code)."""
        return min((one.f1, code) for code, one in self.counts.items() if one.f1 is not None)


def heading(title):
    print(f"\n==== {title}\n")


def print_indicators(score):
    print(f"{'indicator':24}{'tp':>5}{'fp':>5}{'fn':>5}{'P':>7}{'R':>7}{'F1':>7}")
    for code, one in score.counts.items():
        f1 = "-" if one.f1 is None else f"{one.f1:.2f}"
        print(f"{code:24}{one.tp:5}{one.fp:5}{one.fn:5}{one.precision:7.2f}{one.recall:7.2f}{f1:>7}")
    print()
    print_summary_head("")
    print_summary("all indicators", score)


def print_summary_head(title):
    print(f"{title:34}{'records':>8}{'macro-F1':>10}{'micro P':>9}{'micro R':>9}")


def print_summary(title, score):
    print(f"{title:34}{score.records:8}{score.macro_f1:10.3f}{score.micro.precision:9.3f}{score.micro.recall:9.3f}")
