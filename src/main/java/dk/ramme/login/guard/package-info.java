/** Who is let in where: filters, headers, tokens of forms, and the steps up to a stronger login. */
@NullMarked
package dk.ramme.login.guard;

import org.jspecify.annotations.NullMarked;
