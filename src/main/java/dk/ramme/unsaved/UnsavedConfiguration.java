package dk.ramme.unsaved;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Marks the forms as they are drawn, and fills them in again. */
@Configuration(proxyBeanMethods = false)
class UnsavedConfiguration implements WebMvcConfigurer {

    private final UnsavedForms forms;
    private final ObjectProvider<ConversionService> conversions;

    UnsavedConfiguration(
            UnsavedForms forms, @Qualifier("mvcConversionService") ObjectProvider<ConversionService> conversions) {
        this.forms = forms;
        this.conversions = conversions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new FormFilling(forms, conversions));
    }

    /** There is room for one processor of forms, and the framework's, which adds the token, has it. */
    @Bean
    static BeanPostProcessor markedForms(ObjectProvider<FormMarks> marks) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RequestDataValueProcessor tokens ? new MarkedForms(tokens, marks) : bean;
            }
        };
    }
}
