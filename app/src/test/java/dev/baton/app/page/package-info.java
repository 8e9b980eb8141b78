@NullMarked
package dev.baton.app.page;

import org.jspecify.annotations.NullMarked;
