import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from evals.paired import compare_paired, holm
from evals.stats import (
    bootstrap_means,
    group,
    lower_bound,
    units_needed,
    upper_bound,
    wilson_interval,
)


@pytest.mark.parametrize(("successes", "n"), [(0, 5), (3, 10), (17, 20), (40, 40), (1, 1)])
def test_wilson_agrees_with_scipy_and_statsmodels(successes, n):
    expected = stats.binomtest(successes, n).proportion_ci(0.95, method="wilson")
    assert wilson_interval(successes, n, one_sided=False) == pytest.approx(tuple(expected))
    one_sided = proportion_confint(successes, n, alpha=0.1, method="wilson")
    assert wilson_interval(successes, n) == pytest.approx(one_sided, abs=1e-12)


def test_wilson_at_its_edges():
    assert wilson_interval(0, 0) == (0, 1)
    assert wilson_interval(0, 7)[0] == 0
    assert wilson_interval(7, 7)[1] == 1
    with pytest.raises(ValueError, match="8 of 7"):
        wilson_interval(8, 7)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_agrees_with_statsmodels(p_values):
    expected = multipletests(p_values, method="holm")[1]
    assert holm(p_values) == pytest.approx(list(expected))


def test_holm_of_nothing():
    assert holm([]) == []


def test_the_bootstrap_agrees_with_scipy():
    rng = np.random.default_rng(4)
    values = rng.random(80)
    sample = group(values.tolist(), list(range(80)))
    ours = np.quantile(bootstrap_means(sample), [0.05, 0.95])
    theirs = stats.bootstrap(
        (values,), np.mean, confidence_level=0.9, method="percentile", rng=rng
    ).confidence_interval
    assert ours == pytest.approx(tuple(theirs), abs=0.005)


def test_a_bootstrap_can_be_repeated_to_the_bit():
    sample = group([0.0, 1.0, 1.0], ["a", "b", "c"])
    assert (bootstrap_means(sample) == bootstrap_means(sample)).all()


def test_lower_bounds():
    assert lower_bound([1.0] * 20, list(range(20))) == pytest.approx(wilson_interval(20, 20)[0])
    # Twenty wordings of one question are one observation, not twenty.
    assert lower_bound([1.0] * 20, ["one"] * 20) == pytest.approx(wilson_interval(1, 1)[0])
    mixed = [0.2, 0.9] * 20
    assert 0.4 < lower_bound(mixed, list(range(40))) < 0.55
    with pytest.raises(ValueError, match="0 values"):
        lower_bound([], [])


def test_equal_values_are_no_certainty():
    # A bootstrap of ten equal values would say: exactly 0.5.
    low, high = wilson_interval(5, 10)
    assert lower_bound([0.5] * 10, list(range(10))) == pytest.approx(low)
    assert upper_bound([0.5] * 10, list(range(10))) == pytest.approx(high)


def test_upper_bounds_mirror_lower_ones():
    assert upper_bound([0.0] * 20, list(range(20))) == pytest.approx(wilson_interval(0, 20)[1])
    values, clusters = [0.0, 1.0, 1.0, 0.5] * 5, [at // 2 for at in range(20)]
    mirrored = 1 - upper_bound([1 - value for value in values], clusters)
    assert lower_bound(values, clusters) == pytest.approx(mirrored, abs=0.02)


@pytest.mark.parametrize("floor", [0.0, 0.3, 0.5, 0.75, 0.9, 0.95, 0.99])
def test_the_number_of_items_that_can_show_a_floor_is_the_smallest(floor):
    needed = units_needed(floor)
    assert wilson_interval(needed, needed)[0] >= floor - 1e-12
    if needed > 1:
        assert wilson_interval(needed - 1, needed - 1)[0] < floor


def test_no_number_of_items_shows_certainty():
    assert units_needed(1.0) is None


def test_the_sign_flip_p_value_by_hand():
    # Eight independent items broken and none fixed: 1 of 2^8 sign patterns is as bad.
    found = compare_paired([-1.0] * 8 + [0.0] * 72, list(range(80)), tolerated=0.1)
    assert found.p_drop == pytest.approx(1 / 256, abs=0.003)
    assert found.difference == pytest.approx(-0.1)


def test_no_difference_is_no_drop():
    found = compare_paired([0.0] * 50, list(range(50)), tolerated=0.1)
    assert found.p_drop == 1
    assert found.worst_drop == 0


def test_a_gain_is_no_drop():
    assert compare_paired([1.0] * 20 + [0.0] * 20, list(range(40)), tolerated=0.1).p_drop > 0.99


def test_few_items_can_show_nothing_and_say_so():
    found = compare_paired([0.0, 0.0, -1.0], list("abc"), tolerated=0.1)
    assert found.p_drop > 0.05
    assert found.power < 0.2
    assert found.detectable is None


def simulate(pairs, *, groups, churn, drop, seed):
    """False alarms or hits, and the power as printed, over simulated pairs of runs."""
    rng = np.random.default_rng(seed)
    found, printed = 0, []
    for _ in range(pairs):
        clusters = rng.integers(0, groups, 200)
        uniform = rng.random(200)
        noise = np.where(uniform < churn, 1.0, np.where(uniform < 2 * churn, -1.0, 0.0))
        broken = rng.random(groups) < drop
        differences = noise - broken[clusters]
        outcome = compare_paired(
            differences.tolist(), clusters.tolist(), tolerated=0.1, draws=1_000
        )
        found += outcome.p_drop <= 0.05
        printed.append(outcome.power)
    return found / pairs, float(np.mean(printed))


def margin(share, n):
    """Three standard errors of a simulated share."""
    return 3 * math.sqrt(max(share * (1 - share), 0.01) / n)


def test_unchanged_pairs_raise_few_alarms():
    alarms, _ = simulate(25, groups=120, churn=0.05, drop=0.0, seed=5)
    assert alarms <= 0.05 + margin(0.05, 25)


def simulate_gate(pairs, *, scores, seed):
    """Share of unchanged pairs that the gate fails: several scores, Holm over them."""
    rng = np.random.default_rng(seed)
    alarms = 0
    for _ in range(pairs):
        clusters = rng.integers(0, 80, 150)
        shared = rng.random(150)
        p_values = []
        for _ in range(scores):
            # Scores of one answer rise and fall together: half of the noise is shared.
            uniform = np.where(rng.random(150) < 0.5, shared, rng.random(150))
            noise = np.where(uniform < 0.04, 1.0, np.where(uniform < 0.08, -1.0, 0.0))
            compared = compare_paired(
                noise.tolist(), clusters.tolist(), tolerated=0.1, tests=scores, draws=1_000
            )
            p_values.append(compared.p_drop)
        alarms += min(holm(p_values)) <= 0.05
    return alarms / pairs


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_gate_over_several_scores_raises_a_false_alarm_in_five_percent_at_most():
    assert simulate_gate(1_000, scores=4, seed=8) <= 0.05


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_printed_detectable_drop_is_found_as_often_as_it_says():
    detectable = []
    rng = np.random.default_rng(9)
    for _ in range(60):
        uniform = rng.random(200)
        noise = np.where(uniform < 0.03, 1.0, np.where(uniform < 0.06, -1.0, 0.0))
        clusters = rng.integers(0, 120, 200).tolist()
        detectable.append(compare_paired(noise.tolist(), clusters, tolerated=0.1).detectable)
    drop = float(np.mean(detectable))
    hits, _ = simulate(1_000, groups=120, churn=0.03, drop=drop, seed=10)
    assert 0.75 <= hits <= 0.92  # drops are printed in whole points, rounded up


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_false_alarms_stay_below_five_percent_and_power_is_as_printed():
    alarms, printed = simulate(1_000, groups=120, churn=0.03, drop=0.0, seed=6)
    assert alarms <= 0.05
    hits, _ = simulate(1_000, groups=120, churn=0.03, drop=0.1, seed=7)
    assert abs(hits - printed) <= 0.05
