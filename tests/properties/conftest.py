"""How the property tests run: the same examples every time, none of them kept on disk."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "edenda",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
settings.load_profile("edenda")
