/** Appointing administrators: invitations, their mails and codes, and whether it is really them who come. */
@NullMarked
@NamedInterface("appointment")
package dk.ramme.joining.appointment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
