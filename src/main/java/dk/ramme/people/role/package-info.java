/** Asking for roles, giving and taking them. */
@NullMarked
@NamedInterface("role")
package dk.ramme.people.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
