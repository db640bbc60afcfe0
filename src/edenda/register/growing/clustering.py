"""The names of an edition in clusters, each of names that mean one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from edenda.collector import collector_paused
from edenda.languages import Language
from edenda.register.growing.bodies import cluster_bodies
from edenda.register.growing.derived_names import Bodies
from edenda.register.growing.persons import cluster_persons
from edenda.register.growing.values import KINDS, Cluster, Use


def cluster(uses: Iterable[Use], language: Language) -> tuple[Cluster, ...]:
    """All uses in clusters, those with the most mentions first. The order of the uses makes no difference."""
    by_kind: dict[str, list[Use]] = defaultdict(list)
    for use in sorted(uses):
        by_kind[use.kind].append(use)
    found: list[Cluster] = []
    bodies: Bodies | None = None
    with collector_paused():
        for kind, here in ((kind, by_kind[kind]) for kind in KINDS if kind in by_kind):
            if kind == "person":
                found.extend(cluster_persons(here, language))
            else:
                clusters, known = cluster_bodies(kind, here, language, bodies)
                found.extend(clusters)
                bodies = known if kind == "org" else bodies
    return tuple(sorted(found, key=_rank))


def _rank(one: Cluster) -> tuple[int, int, str, str]:
    first = one.members[0].use
    return KINDS.index(one.kind), -one.mentions, first.words, first.document
