/** Groups of users and their pages. */
@NullMarked
@NamedInterface("group")
package dk.ramme.people.group;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
