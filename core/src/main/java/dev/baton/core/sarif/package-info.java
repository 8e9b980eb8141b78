/// Reports of analysers in SARIF, and what of one is new since another.
@NullMarked
package dev.baton.core.sarif;

import org.jspecify.annotations.NullMarked;
