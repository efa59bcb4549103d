/** The frame around every page: header and footer, language, front page, help, error pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identifier", "ui"})
package dk.ramme.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
