/// Those who do tasks, as programs outside.
///
/// A performer's process outlives Baton: it writes into files in the attempt's folder and a small
/// shell beside it notes how it ended. A restarted Baton reads on where it stopped and never starts
/// the same sitting of an attempt again. The folder holds
///
/// ```
/// clone/          the attempt's own repository
/// brief.md        what the performer was told, for reading
/// brief.json      the same for programs
/// answers.jsonl   answers to its questions, one a line
/// out.jsonl       what it says; lines that are JSON objects are understood
/// err.log         what it complains about
/// started         made before the process: a sitting with it is never started again
/// process         which process it is
/// exit            how it ended, written by the shell that waited for it
/// sitting-1/      the last five again, where it was limited and started a second time; and so on
/// ```
///
/// What a performer writes is data. It is kept and shown, never obeyed.
@NullMarked
package dev.baton.adapters.performer;

import org.jspecify.annotations.NullMarked;
