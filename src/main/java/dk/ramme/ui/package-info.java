/** What every page is made of: the small records the fragments draw, and the beans that write dates, numbers and form fields. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package dk.ramme.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
