/// HTML as a value. Text becomes markup in one place only, and that place escapes it: there is no
/// way to put a string from outside into a page that a browser could take for a tag, a script, a
/// style or an address of elsewhere.
@NullMarked
package dev.baton.app.page.html;

import org.jspecify.annotations.NullMarked;
