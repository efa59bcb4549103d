/** What people ask an organisation for, and the pages on which an administrator says yes or no. */
@NullMarked
@NamedInterface("request")
package dk.ramme.people.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
