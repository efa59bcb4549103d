package dk.ramme.setup;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guard before every page of the set-up. */
@Configuration(proxyBeanMethods = false)
class SetupConfiguration implements WebMvcConfigurer {

    private final StepGuard guard;

    SetupConfiguration(StepGuard guard) {
        this.guard = guard;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard).addPathPatterns(SetupStep.TASKS, SetupStep.TASKS + "/**");
    }
}
