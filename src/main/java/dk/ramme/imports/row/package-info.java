/** What every source comes to: sections, columns and rows of text, how they were read, and why a source is refused. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identifier", "ui", "tenancy", "people"})
package dk.ramme.imports.row;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
