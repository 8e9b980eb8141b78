/// How the work is cut: contracts, their order, and whether they can collide.
///
/// A [Plan] is what a reader understood of one file; [PlanRules] says where it would fail before
/// anybody works on it. Two tasks are *ordered* when one depends on the other, directly or not. Any
/// two that are not ordered may run at the same time, so what they read and write must not meet.
/// Whether it can meet is decided on the languages of their globs ([Glob]), never by comparing the
/// patterns as strings: `src/**` and `*/Main.java` share no letter and do share a file.
///
/// The size aimed at is 5,000 tasks in one plan. Ancestors are bit sets, and only globs whose
/// literal beginnings agree are compared at all ([CollisionSweep]).
@NullMarked
package dev.baton.core.plan;

import org.jspecify.annotations.NullMarked;
