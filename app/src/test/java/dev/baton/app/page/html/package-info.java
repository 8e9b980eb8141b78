@NullMarked
package dev.baton.app.page.html;

import org.jspecify.annotations.NullMarked;
