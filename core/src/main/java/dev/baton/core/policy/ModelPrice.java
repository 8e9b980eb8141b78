package dev.baton.core.policy;

/// What a model costs, in millionths of a dollar for a thousand tokens: in, out, and in again from
/// its cache.
public record ModelPrice(String model, long in, long out, long cached) {}
