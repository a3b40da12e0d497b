"""CPU time of a 10,000-resample BCa of the ratio of medians, 1,000 + 1,000: ours and scipy's.

    python3 -m venv /tmp/scipy && /tmp/scipy/bin/pip install scipy
    cargo build --release --example vectors
    /tmp/scipy/bin/python benches/against_scipy.py PATH_TO/release/examples/vectors

CPU is user plus system time, so several threads do not help; each side runs the same data three
times and the least of each counts.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile

import numpy as np
from scipy import stats

REPEATS = 20


def cpu(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def ours(program, before, after, count):
    """CPU seconds of a run of the program over so many copies of the record."""
    record = {"kind": "unpaired", "method": "bootstrap_ratio_of_medians",
              "input": {"before": before.tolist(), "after": after.tolist()},
              "expected": {}, "tolerance": "exact"}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "records.json"), "w") as file:
            json.dump([record] * count, file)
        start = cpu(resource.RUSAGE_CHILDREN)
        subprocess.run([program, folder], check=True, stdout=subprocess.DEVNULL)
        return cpu(resource.RUSAGE_CHILDREN) - start


def scipys(before, after):
    def ratio(b, a, axis=-1):
        return np.median(a, axis=axis) / np.median(b, axis=axis)

    start = cpu(resource.RUSAGE_SELF)
    stats.bootstrap((before, after), ratio, n_resamples=10_000, vectorized=True, method="BCa",
                    rng=np.random.default_rng(1))
    return cpu(resource.RUSAGE_SELF) - start


def main():
    program = sys.argv[1]
    random = np.random.default_rng(20261123)
    before = np.round(np.exp(random.normal(np.log(60), 0.6, 1000)), 2)
    after = np.round(np.exp(random.normal(np.log(40), 0.6, 1000)), 2)
    # Reading the records is not the method: two counts, and the difference is the method.
    mine = min((ours(program, before, after, REPEATS + 1) - ours(program, before, after, 1)) / REPEATS
               for _ in range(3))
    theirs = min(scipys(before, after) for _ in range(3))
    print(f"ours   {1000 * mine:8.1f} ms CPU")
    print(f"scipy  {1000 * theirs:8.1f} ms CPU")
    print(f"ratio  {mine / theirs:8.3f}")


if __name__ == "__main__":
    main()
