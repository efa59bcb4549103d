/** Users are reminded of their link before it ends (A4). */
@NullMarked
package dk.ramme.activation.reminder;

import org.jspecify.annotations.NullMarked;
