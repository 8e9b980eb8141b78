/// The pages a conductor directs from, and the one a stakeholder may look at.
///
/// A screen is a function from what is on record to [dev.baton.app.page.html.Html]; it changes
/// nothing. What a person decides goes through [dev.baton.app.page.Outgoing] and then the same way
/// as an order from the command line, [dev.baton.app.Conducting].
///
/// Invariant: what agents, logs and files say is shown as text, never as markup.
@NullMarked
package dev.baton.app.page;

import org.jspecify.annotations.NullMarked;
