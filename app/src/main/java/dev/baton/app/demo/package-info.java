/// The whole loop on a bundled project, with recorded performers.
@NullMarked
package dev.baton.app.demo;

import org.jspecify.annotations.NullMarked;
