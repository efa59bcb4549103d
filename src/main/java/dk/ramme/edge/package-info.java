/** What stands before every page: how much of a request is read, from whom, how long it may take, and what is refused unread. Knows nobody. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dk.ramme.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
