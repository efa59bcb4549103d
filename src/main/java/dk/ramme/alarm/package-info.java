/** What whoever runs Ramme is told when something of theirs is wrong: causes in words, and alarms. Knows nobody. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dk.ramme.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
