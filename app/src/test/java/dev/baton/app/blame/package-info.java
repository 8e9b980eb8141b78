@NullMarked
package dev.baton.app.blame;

import org.jspecify.annotations.NullMarked;
