/** How a session is named, stored and carried by the browser (T73). */
@NullMarked
package dk.ramme.login.session;

import org.jspecify.annotations.NullMarked;
