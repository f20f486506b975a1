"""`python -m tests.proofs [TOPIC …]`: run the proofs and say what is not proved."""

import sys
from time import perf_counter

from tests.proofs.verify import Report, verified


def main() -> None:
    begun = perf_counter()
    report = verified(set(sys.argv[1:]))
    for fault in report.faults:
        print(fault)
    print(_summary(report, perf_counter() - begun))
    sys.exit(1 if report.faults else 0)


def _summary(report: Report, seconds: float) -> str:
    return (
        f"{report.templates} templates proved on {report.draws:,} draws, {report.claims} claims "
        f"of {report.questions_with_claims} questions, code of {report.codes} questions; "
        f"{report.unproved} questions state numbers that nothing here computes. "
        f"{len(report.faults)} faults, {seconds:.0f} s"
    )


if __name__ == "__main__":
    main()
