/// What source files use of each other, read from their text: Java, Kotlin, JavaScript and
/// TypeScript, Python, Go. Nothing is built and nothing is executed.
///
/// A [Reader] makes an [Outline] of one file, whatever else there is; [ImportGraph] finds out which
/// files the names in the outlines mean. A reader never fails: what it cannot make sense of it
/// passes over, so that a file in the middle of an edit still shows the rest.
///
/// Not seen: names made at run time (reflection, `importlib`, `require` of a variable), types that
/// are only inferred, members that are inherited, names that a build rewrites (`paths` of a
/// tsconfig, workspaces, `replace` of a go.mod), and other languages.
@NullMarked
package dev.baton.core.imports;

import org.jspecify.annotations.NullMarked;
