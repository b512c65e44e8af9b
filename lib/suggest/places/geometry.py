"""Distances and directions between places near each other, on a plane that is flat there."""

import math

from lib.suggest.models import Candidate

KM_PER_DEGREE = 111.2


def point(one: Candidate) -> tuple[float, float]:
    """Latitude and longitude of a place that has them."""
    assert one.lat is not None and one.lon is not None, one
    return one.lat, one.lon


def kilometres(one: Candidate, other: Candidate) -> float:
    """How far two places are from each other."""
    (lat, lon), (other_lat, other_lon) = point(one), point(other)
    return math.hypot(other_lat - lat, (other_lon - lon) * math.cos(math.radians(lat))) * KM_PER_DEGREE


def direction(one: Candidate, other: Candidate) -> float:
    """In which direction the other lies, in degrees from the north."""
    (lat, lon), (other_lat, other_lon) = point(one), point(other)
    return math.degrees(math.atan2((other_lon - lon) * math.cos(math.radians(lat)), other_lat - lat)) % 360


def moved(one: Candidate, bearing: float, km: float) -> tuple[float, float]:
    """The point so far from a place in a direction."""
    (lat, lon), turn = point(one), math.radians(bearing)
    there = lat + math.cos(turn) * km / KM_PER_DEGREE
    return round(there, 3), round(lon + math.sin(turn) * km / KM_PER_DEGREE / math.cos(math.radians(lat)), 3)
