/** Judges rows: what is wrong with one, what is left out, whom it is about. Knows no database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"imports.row", "identifier", "rights", "people", "organisation"})
package dk.ramme.imports.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
