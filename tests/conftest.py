"""What holds for all tests: none fails because the machine is slow."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("tawatur", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tawatur")
