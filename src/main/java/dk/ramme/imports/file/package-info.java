/** Files as sources: text in any usual encoding, workbooks, archives; and the files that are handed out. Whatever is hostile is refused. */
@NullMarked
@ApplicationModule(allowedDependencies = {"imports.row", "ui", "edge"})
package dk.ramme.imports.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
