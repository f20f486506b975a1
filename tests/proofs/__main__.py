"""`python -m tests.proofs [--accept] [TOPIC …]`: run the proofs and say what is not proved."""

import argparse
import sys
from time import perf_counter

from tests.proofs.verify import Report, verified


def main() -> None:
    parser = argparse.ArgumentParser(description="Compute the deck's numbers by another way.")
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help="only these")
    looked = "the proofs of what changed were looked at; remember its numbers as proved"
    parser.add_argument("--accept", action="store_true", help=looked)
    options = parser.parse_args()
    begun = perf_counter()
    report = verified(set(options.topics), accept=options.accept)
    for fault in report.faults:
        print(fault)
    print(_summary(report, perf_counter() - begun))
    sys.exit(1 if report.faults else 0)


def _summary(report: Report, seconds: float) -> str:
    faults = "1 fault" if len(report.faults) == 1 else f"{len(report.faults)} faults"
    return (
        f"{report.templates} templates proved on {report.draws:,} draws, {report.claims} claims "
        f"of {report.questions_with_claims} questions, code of {report.codes} questions; "
        f"{report.unproved} questions state numbers that nothing here computes. "
        f"{faults}, {seconds:.0f} s"
    )


if __name__ == "__main__":
    main()
