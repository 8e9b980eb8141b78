package dev.baton.core.log;

import dev.baton.core.json.Json;
import java.time.Instant;

/// One fact as the ledger keeps it. The version belongs to the type: data of a released version is
/// read forever.
public record Entry(String type, int version, Instant at, Json.Obj data) {}
