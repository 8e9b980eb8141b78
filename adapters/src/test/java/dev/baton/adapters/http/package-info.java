@NullMarked
package dev.baton.adapters.http;

import org.jspecify.annotations.NullMarked;
